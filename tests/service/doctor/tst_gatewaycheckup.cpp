// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/gatewaycheckup.h"
#include "simulator/gateway.h"
#include "support/cannedserver.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QTest>

namespace GatewayCheckupTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using GreenApi::CallError;
using TestSupport::canned;
using TestSupport::CannedServer;

namespace {

const QDateTime now({2026, 6, 15}, {12, 0}, Qt::UTC);

} // namespace

//! The doctor's questions to a gateway, against a simulated one.
class TestGatewayCheckup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAllThatTheGatewayKnows()
    {
        Simulator::Options options;
        options.settings = Simulator::Options::recommendedSettings();
        Simulator::Gateway gateway(options);
        QVERIFY(gateway.listen());
        gateway.write({.from = u"996555121001"_s, .text = u"Hello"_s});

        const auto report = reportOf(gateway.url());

        QVERIFY(report);
        QVERIFY(report->account);
        QVERIFY(report->account->state == GreenApi::InstanceState::Authorized);
        QCOMPARE(report->account->phone, u"996700000001"_s);
        QVERIFY(report->settings);
        QCOMPARE(report->settings->value("incomingWebhook"_L1).toString(), u"yes"_s);
        QVERIFY(report->queue);
        QCOMPARE(*report->queue, 1);
        QCOMPARE(settingsWritten(gateway), 0);
    }

    void aWrongTokenIsTold()
    {
        Simulator::Options options;
        options.token = u"another"_s;
        Simulator::Gateway gateway(options);
        QVERIFY(gateway.listen());

        const auto report = reportOf(gateway.url());

        QVERIFY(report);
        QVERIFY(!report->account && report->account.error() == CallError::WrongCredentials);
        QVERIFY(!report->settings);
    }

    void nobodyThereIsTold()
    {
        const auto report = reportOf(QUrl(u"http://127.0.0.1:9"_s));

        QVERIFY(report);
        QVERIFY(!report->account && report->account.error() == CallError::Unreachable);
    }

    void silenceHasAnEnd()
    {
        const CannedServer server([](const QByteArray & /*target*/) { return QByteArray(); });
        QElapsedTimer timer;
        timer.start();

        const auto report = reportOf(server.url());

        QVERIFY(report);
        QVERIFY(!report->account && report->account.error() == CallError::TimedOut);
        QVERIFY(!report->clockAhead);
        QVERIFY(timer.elapsed() < 5000);
    }

    // It is asked for no more than its time, and its address has no token in it.
    void theClocksAreCompared_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<std::optional<std::chrono::seconds>>("ahead");
        const auto ahead = [](int seconds) { return std::optional(std::chrono::seconds(seconds)); };
        QTest::newRow("same") << "Mon, 15 Jun 2026 12:00:00 GMT"_ba << ahead(0);
        QTest::newRow("ahead") << "Mon, 15 Jun 2026 11:59:00 GMT"_ba << ahead(60);
        QTest::newRow("behind") << "Tue, 16 Jun 2026 12:00:00 GMT"_ba << ahead(-86400);
        QTest::newRow("nonsense") << "yesterday"_ba << std::optional<std::chrono::seconds>();
        QTest::newRow("none") << QByteArray() << std::optional<std::chrono::seconds>();
    }

    void theClocksAreCompared()
    {
        QFETCH(QByteArray, date);
        QFETCH(std::optional<std::chrono::seconds>, ahead);
        const CannedServer server([&date](const QByteArray &target) {
            const auto dated = date.isEmpty() ? QByteArray() : "Date: " + date + "\r\n";
            return canned(404, {}, target.contains("waInstance") ? QByteArray() : dated);
        });

        const auto report = reportOf(server.url());

        QVERIFY(report);
        QVERIFY(report->clockAhead == ahead);
    }

private:
    [[nodiscard]] static std::optional<GatewayReport> reportOf(const QUrl &apiUrl)
    {
        const GreenApi::Credentials credentials{.apiUrl = apiUrl,
                                                .idInstance = 1101000001,
                                                .apiToken =
                                                    Core::Secret("simulated-token-of-no-worth")};
        CheckupPatience patience;
        patience.client.timeout = 2s;
        patience.client.second = 10ms;
        patience.client.repeats.pauses = {.first = 1ms, .longest = 2ms};
        patience.total = 1s;
        GatewayCheckup checkup(
            credentials, [] { return now; }, patience);
        std::optional<GatewayReport> report;
        checkup.start([&report](const GatewayReport &told) { report = told; });
        if (report) // it must come later
            return std::nullopt;
        (void)QTest::qWaitFor([&report] { return report.has_value(); });
        return report;
    }

    [[nodiscard]] static int settingsWritten(const Simulator::Gateway &gateway)
    {
        int count = 0;
        for (const auto &event : gateway.events())
            count += event["method"_L1].toString() == "setSettings"_L1 ? 1 : 0;
        return count;
    }
};

KIOSK_TEST(TestGatewayCheckup)

} // namespace GatewayCheckupTest

#include "tst_gatewaycheckup.moc"
