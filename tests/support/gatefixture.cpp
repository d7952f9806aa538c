// SPDX-License-Identifier: GPL-3.0-only
#include "support/gatefixture.h"

#include "http/gate/tlsfiles.h"
#include "support/tlsworkshop.h"

#include <QTest>

namespace TestSupport {

using namespace std::chrono_literals;

bool PlainAndTlsFixture::isSecure()
{
    QFETCH_GLOBAL(bool, isSecure);
    return isSecure;
}

void PlainAndTlsFixture::initTestCase_data()
{
    QTest::addColumn<bool>("isSecure");
    QTest::newRow("http") << false;
    QTest::newRow("https") << true;
}

void PlainAndTlsFixture::initTestCase()
{
    const TlsWorkshop workshop;
    QVERIFY(workshop.makeServer());
    m_tls = Http::tlsConfigurationFrom(workshop.certificateFile(), workshop.keyFile()).value();
}

Http::GateLimits GateFixture::quick()
{
    Http::GateLimits limits;
    limits.headTime = 600ms;
    limits.bodyTime = 900ms;
    limits.idleTime = 1200ms;
    limits.lingerTime = 400ms;
    limits.stallTime = 1500ms;
    return limits;
}

void GateFixture::serve(const Http::GateLimits &limits)
{
    LoopbackServer::Options options;
    options.limits = limits;
    options.tls = m_tls;
    m_server = std::make_unique<LoopbackServer>(options);
    QVERIFY(m_server->isReady());
}

const QUrl &GateFixture::address() const
{
    return isSecure() ? m_server->tlsUrl() : m_server->url();
}

HttpReply GateFixture::replyTo(const QByteArray &bytes) const
{
    RawClient client(address());
    client.send(bytes);
    return client.nextReply();
}

} // namespace TestSupport
