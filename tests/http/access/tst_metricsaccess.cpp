// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/credentialauthenticator.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace MetricsAccessTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::requestOf;
using TestSupport::with;

class TestMetricsAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyThisMachineAndTheTokenGetTheNumbers_data()
    {
        QTest::addColumn<Request>("request");
        QTest::addColumn<int>("withoutToken");
        QTest::addColumn<int>("withToken");
        const auto local = from(u"127.0.0.1"_s);
        const auto stranger = from(u"203.0.113.9"_s);
        const auto right = "Bearer token-of-the-tests"_ba;
        const auto as = [](const Request &request, const QByteArray &value) {
            return with(request, "authorization", value);
        };
        QTest::newRow("this machine") << local << 200 << 200;
        QTest::newRow("this machine, IPv6") << from(u"::1"_s) << 200 << 200;
        QTest::newRow("this machine, mapped") << from(u"::ffff:127.0.0.1"_s) << 200 << 200;
        QTest::newRow("another address of it") << from(u"127.0.0.2"_s) << 200 << 200;
        for (const auto *name : {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host",
                                 "x-real-ip", "forwarded", "via"})
            QTest::addRow("a proxy here, %s", name) << with(local, name, "127.0.0.1") << 403 << 401;
        QTest::newRow("a proxy here, empty header")
            << with(local, "x-forwarded-for", "") << 403 << 401;
        QTest::newRow("a proxy here, token")
            << as(with(local, "x-forwarded-for", "203.0.113.9"), right) << 403 << 200;
        QTest::newRow("stranger") << stranger << 403 << 401;
        QTest::newRow("neighbour") << from(u"192.168.1.7"_s) << 403 << 401;
        QTest::newRow("stranger, token") << as(stranger, right) << 403 << 200;
        QTest::newRow("stranger, letter case of the scheme")
            << as(stranger, "bearer token-of-the-tests") << 403 << 200;
        QTest::newRow("stranger, wrong token") << as(stranger, right + 'x') << 403 << 401;
        QTest::newRow("stranger, empty token") << as(stranger, "Bearer") << 403 << 401;
        QTest::newRow("stranger, another scheme")
            << as(stranger, "Kiosk token-of-the-tests") << 403 << 401;
        QTest::newRow("this machine, wrong token") << as(local, right + 'x') << 200 << 401;
    }

    void onlyThisMachineAndTheTokenGetTheNumbers()
    {
        QFETCH(Request, request);
        QFETCH(int, withoutToken);
        QFETCH(int, withToken);

        QCOMPARE(statusOf(MetricsAccess({}), request), withoutToken);
        QCOMPARE(statusOf(MetricsAccess(Core::Secret("token-of-the-tests"_ba)), request),
                 withToken);
    }

    void whoIsRefusedIsToldTheCure()
    {
        const auto request = from(u"203.0.113.9"_s);

        const auto forbidden = MetricsAccess({}).refusalFor(request);
        const auto unauthorized =
            MetricsAccess(Core::Secret("token-of-the-tests"_ba)).refusalFor(request);

        QCOMPARE(errorCodeOf(*forbidden), u"forbidden"_s);
        QVERIFY(forbidden->body.contains("metrics/token"));
        QCOMPARE(errorCodeOf(*unauthorized), u"unauthorized"_s);
        QCOMPARE(headerOf(*unauthorized, "WWW-Authenticate"), "Bearer"_ba);
        QVERIFY(!unauthorized->body.contains("token-of-the-tests"));
    }

private:
    [[nodiscard]] static Request from(const QString &address)
    {
        auto request = requestOf("GET", u"/metrics"_s);
        request.peer = QHostAddress(address);
        return request;
    }

    [[nodiscard]] static int statusOf(const MetricsAccess &access, const Request &request)
    {
        const auto refusal = access.refusalFor(request);
        return refusal ? refusal->status : 200;
    }
};

KIOSK_TEST(TestMetricsAccess)

} // namespace MetricsAccessTest

#include "tst_metricsaccess.moc"
