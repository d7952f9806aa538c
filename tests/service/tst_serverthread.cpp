#include "service/serverthread.h"
#include "support/httpclient.h"
#include "support/websocketclient.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Service;
using namespace Qt::StringLiterals;
using TestSupport::HeaderList;

Q_DECLARE_METATYPE(Service::StartError)

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
        QVERIFY(screen.nextMessage());

        server.reset();

        QVERIFY(screen.closeCode() != 0);
    }

private:
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

QTEST_GUILESS_MAIN(TestServerThread)

#include "tst_serverthread.moc"
