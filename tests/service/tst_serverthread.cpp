// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/timestamp.h"
#include "service/serverthread.h"
#include "storage/engine/statement.h"
#include "support/httpclient.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

namespace ServerThreadTest {

using namespace Service;
using namespace Qt::StringLiterals;
using TestSupport::HeaderList;

class TestServerThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<StartError>(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_setup = {.settings = {},
                   .dataDirectory = m_folder->path(),
                   .databaseUrl = u"sqlite:"_s + m_folder->filePath(u"test.db"_s),
                   .webhookToken = Core::Secret("webhook-token-of-the-tests-0123456789"),
                   .kiosk = EmbeddedKiosk{u"Front desk"_s, Core::Secret("embedded-key")}};
        m_setup.settings.server.port = 0;
    }

    void aStartedServerAnswers()
    {
        ServerThread server(m_setup);

        const auto url = started(server);

        QCOMPARE(TestSupport::get(url, "/readyz").status, 200);
    }

    void theOwnKioskNeedsNoEnrolment_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::newRow("own key") << "Kiosk embedded-key"_ba << 201;
        QTest::newRow("another key") << "Kiosk guess"_ba << 401;
        QTest::newRow("a page") << "Bearer x"_ba << 201;
    }

    void theOwnKioskNeedsNoEnrolment()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        ServerThread server(m_setup);
        const auto url = started(server);

        const auto reply = TestSupport::post(url, "/api/auth/whatsapp/start/", {},
                                             HeaderList{{"Authorization"_ba, authorization}});

        QCOMPARE(reply.status, status);
    }

    void withoutAKioskNoKeyIsKnown()
    {
        m_setup.kiosk.reset();
        ServerThread server(m_setup);
        const auto url = started(server);

        const auto reply = TestSupport::post(url, "/api/auth/whatsapp/start/", {},
                                             HeaderList{{"Authorization"_ba, "Kiosk guess"_ba}});

        QCOMPARE(reply.status, 401);
    }

    void theStaffSeeHowItIs()
    {
        const auto before = QDateTime::currentDateTimeUtc();
        ServerThread server(m_setup);
        const auto url = started(server);

        const auto health = TestSupport::get(url, "/api/kiosk/health/", kiosk()).json();

        QCOMPARE(codesIn(health),
                 QStringList({u"server_ok"_s, u"database_ok"_s, u"gateway_not_configured"_s,
                              u"webhook_awaited"_s}));
        const auto since = Core::fromRfc3339(health["startedAt"_L1].toString());
        QVERIFY(qAbs(before.secsTo(since)) < 60);
        QCOMPARE(health["findings"_L1][0]["since"_L1], health["startedAt"_L1]);
        QCOMPARE(TestSupport::get(url, "/api/kiosk/health/").status, 401);
    }

    void theStaffSeeThatTheGatewayWasHeard()
    {
        m_setup.settings.greenApi.idInstance = 1101000001;
        ServerThread server(m_setup);
        const auto url = started(server);
        const auto knock = [&url](const QByteArray &token) {
            return TestSupport::post(url, "/api/webhooks/greenapi/incoming/", "{}",
                                     HeaderList{{"Authorization"_ba, "Bearer " + token}})
                .status;
        };
        const auto codes = [&] {
            return codesIn(TestSupport::get(url, "/api/kiosk/health/", kiosk()).json());
        };
        QCOMPARE(knock("wrong"), 401);
        QCOMPARE(codes().last(), u"webhook_awaited"_s);

        QCOMPARE(knock("webhook-token-of-the-tests-0123456789"), 200);

        QCOMPARE(codes().last(), u"webhook_ok"_s);
    }

    void aMessageOfAnEarlierRunIsRemembered()
    {
        {
            ServerThread server(m_setup);
            QVERIFY(started(server).isValid());
        }
        const auto connection = Storage::Connection::open(m_setup.databaseUrl);
        QVERIFY(Storage::run((*connection)->database(),
                             u"INSERT INTO webhook_events VALUES "
                             "(1, 'c', 'm', '2026-01-01T00:00:00.000Z')"_s));
        ServerThread server(m_setup);
        const auto url = started(server);

        const auto health = TestSupport::get(url, "/api/kiosk/health/", kiosk()).json();

        QCOMPARE(codesIn(health).last(), u"webhook_quiet"_s);
        QCOMPARE(health["findings"_L1][3]["since"_L1].toString(), u"2026-01-01T00:00:00Z"_s);
    }

    void whereTheGatewayIsOffNothingIsAwaited()
    {
        m_setup.settings.greenApi.mode = Config::GatewayMode::Off;
        ServerThread server(m_setup);
        const auto url = started(server);

        const auto health = TestSupport::get(url, "/api/kiosk/health/", kiosk()).json();

        QCOMPARE(codesIn(health).last(), u"gateway_off"_s);
    }

    void theStaffSeeThatTheDatabaseIsGone()
    {
        ServerThread server(m_setup);
        const auto url = started(server);
        const auto connection = Storage::Connection::open(m_setup.databaseUrl);
        QVERIFY(Storage::run((*connection)->database(), u"PRAGMA foreign_keys = OFF"_s));
        QVERIFY(Storage::run((*connection)->database(), u"DROP TABLE tenants"_s));

        const auto health = TestSupport::get(url, "/api/kiosk/health/", kiosk()).json();

        QVERIFY(codesIn(health).contains(u"database_failed"_s));
    }

    void theStaffSeeWhatTheDoctorFound()
    {
        ServerThread server(m_setup);
        const auto url = started(server);
        const auto ask = [&url] { return TestSupport::get(url, "/api/kiosk/doctor/", kiosk()); };

        const auto first = ask();

        QCOMPARE(first.status, 202);
        QCOMPARE(first.json()["status"_L1].toString(), u"running"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ask().status, 200, 20000);
        const auto codes = codesIn(ask().json());
        QVERIFY(codes.contains(u"integrity_ok"_s));
        QVERIFY(codes.contains(u"directory_empty"_s));
    }

    void theStaffSeeTheirOwnAttempts()
    {
        ServerThread server(m_setup);
        const auto url = started(server);
        const auto mine = TestSupport::post(url, "/api/auth/whatsapp/start/", {}, kiosk()).json();
        (void)TestSupport::post(url, "/api/auth/whatsapp/start/");

        const auto eventful = TestSupport::get(url, "/api/kiosk/attempts/", kiosk()).json();
        const auto all = TestSupport::get(url, "/api/kiosk/attempts/?all=true", kiosk()).json();

        QCOMPARE(eventful["attempts"_L1].toArray().size(), 0);
        QCOMPARE(all["attempts"_L1].toArray().size(), 1);
        QCOMPARE(all["attempts"_L1][0]["attemptId"_L1], mine["attemptId"_L1]);
    }

    void aTakenPortIsANetworkFailure()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), 0));
        m_setup.settings.server.port = other.serverPort();

        QVERIFY(failure(m_setup) == StartError::Kind::Network);
    }

    void aMissingFolderIsADatabaseFailure()
    {
        m_setup.databaseUrl = u"sqlite:"_s + m_folder->filePath(u"missing/test.db"_s);

        QVERIFY(failure(m_setup) == StartError::Kind::Database);
    }

    void itMayEndAtAnyTime()
    {
        {
            const ServerThread neverStarted(m_setup);
        }
        {
            ServerThread justStarted(m_setup);
            justStarted.start();
        }
        ServerThread server(m_setup);
        QVERIFY(started(server).isValid());
    }

    void itMayEndWhileSomebodyWaits()
    {
        auto server = std::make_unique<ServerThread>(m_setup);
        const auto url = started(*server);
        const auto attempt = TestSupport::post(url, "/api/auth/whatsapp/start/").json();
        TestSupport::WebSocketClient screen(
            url, "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1(),
            {{"Authorization"_ba, "Bearer " + attempt["channelToken"_L1].toString().toLatin1()}});
        QVERIFY(screen.nextOfAttempt());

        server.reset();

        QVERIFY(screen.closeCode() != 0);
    }

private:
    [[nodiscard]] static HeaderList kiosk()
    {
        return {{"Authorization"_ba, "Kiosk embedded-key"_ba}};
    }

    [[nodiscard]] static QStringList codesIn(const QJsonObject &reply)
    {
        QStringList codes;
        for (const auto &finding : reply["findings"_L1].toArray())
            codes.append(finding["code"_L1].toString());
        return codes;
    }

    [[nodiscard]] static QUrl started(ServerThread &server)
    {
        QSignalSpy spy(&server, &ServerThread::started);
        server.start();
        return spy.wait() ? spy.first().first().value<ServerAddresses>().url : QUrl();
    }

    [[nodiscard]] static std::optional<StartError::Kind> failure(const ServerSetup &setup)
    {
        ServerThread server(setup);
        QSignalSpy spy(&server, &ServerThread::failed);
        server.start();
        if (!spy.wait())
            return std::nullopt;
        return spy.first().first().value<StartError>().kind;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ServerSetup m_setup;
};

KIOSK_TEST(TestServerThread)

} // namespace ServerThreadTest

#include "tst_serverthread.moc"
