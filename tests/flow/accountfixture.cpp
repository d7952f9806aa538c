// SPDX-License-Identifier: GPL-3.0-only
#include "accountfixture.h"

#include "support/freeport.h"

#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace {

constexpr auto aThousandth = 0.001;

Simulator::Options options()
{
    Simulator::Options options;
    options.token = QString::fromLatin1(AccountFixture::token);
    options.number = QString::fromLatin1(AccountFixture::number);
    options.times = Simulator::Times().scaled(aThousandth);
    options.times.webhookTimeout = std::chrono::seconds(1);
    return options;
}

} // namespace

AccountFixture::AccountFixture()
    : gateway(options())
    , m_port(TestSupport::freePort())
{
    if (!gateway.listen())
        qFatal("no port is free");
    auto settings = Simulator::Options::recommendedSettings();
    settings.insert(u"webhookUrl"_s, webhookUrl());
    settings.insert(u"webhookUrlToken"_s, QString::fromLatin1(secret));
    gateway.setSettings(settings);
    configure();
}

void AccountFixture::configure(const QMap<QString, QString> &settings) const
{
    QMap<QString, QString> all{
        {u"server/port"_s, QString::number(m_port)},
        {u"server/public_url"_s, publicUrl()},
        {u"greenapi/api_url"_s, gateway.url().toString()},
        {u"greenapi/id_instance"_s, u"1101000001"_s},
        {u"greenapi/api_token"_s, QString::fromLatin1(token)},
        {u"greenapi/webhook_token"_s, QString::fromLatin1(secret)},
        {u"whatsapp/number"_s, u'+' + QString::fromLatin1(number)},
    };
    all.insert(settings);
    QString text;
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (it.value().isEmpty())
            continue;
        const auto key = it.key().split(u'/');
        text += u"[%1]\n%2=%3\n"_s.arg(key[0], key[1], it.value());
    }
    home.configure(text.toUtf8());
}

TestSupport::Finished AccountFixture::ctl(const QStringList &arguments)
{
    const auto finished = home.ctl(arguments);
    m_seen += finished.output + finished.complaints;
    return finished;
}

QString AccountFixture::disclosed(const QByteArray &more) const
{
    const auto seen = m_seen + QString::fromUtf8(more);
    for (const auto *const hidden : {token, secret, number}) {
        if (seen.contains(QLatin1StringView(hidden)))
            return QString::fromLatin1(hidden);
    }
    return {};
}

int AccountFixture::timesSet() const
{
    int count = 0;
    for (const auto &event : gateway.events())
        count += event["method"_L1].toString() == "setSettings"_L1 ? 1 : 0;
    return count;
}

QString AccountFixture::publicUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

QString AccountFixture::webhookUrl() const
{
    return publicUrl() + u"/api/webhooks/greenapi/incoming/"_s;
}
