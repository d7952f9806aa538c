// SPDX-License-Identifier: GPL-3.0-only
#include "service/demo.h"
#include "service/serverthread.h"
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "storage/stores/sqlsessionstore.h"
#include "support/httpclient.h"
#include "support/loglines.h"
#include "support/postgresserver.h"
#include "support/stallingproxy.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace SeveralServersTest {

using namespace Service;
using namespace Qt::StringLiterals;
using TestSupport::HeaderList;
using TestSupport::HttpReply;
using TestSupport::LogLines;
using TestSupport::PostgresServer;
using TestSupport::StallingProxy;
using TestSupport::statusIn;
using TestSupport::WebSocketClient;

namespace {

constexpr auto recovery = 5000; // ms, as the users are promised
constexpr auto patience = 20'000;

const auto webhookToken = "webhook-token-of-the-tests-0123456789"_ba;

//! The people of the demo are in its database.
bool fill(const QString &url)
{
    const auto connection = Storage::Connection::open(url);
    if (!connection)
        return false;
    auto &database = (*connection)->database();
    return Storage::Migrator(database).migrate() && fillDemoDirectory(database);
}

//! One of the servers, as a thread of this process with a kiosk of its own.
class Member
{
public:
    explicit Member(const QString &databaseUrl)
    {
        ServerSetup setup{.settings = {},
                          .dataDirectory = m_folder.path(),
                          .databaseUrl = databaseUrl,
                          .webhookToken = Core::Secret(webhookToken),
                          .kiosk = EmbeddedKiosk{u"Desk"_s, Core::Secret("embedded-key")}};
        setup.settings.server.port = 0;
        m_thread = std::make_unique<ServerThread>(setup);
        QSignalSpy started(m_thread.get(), &ServerThread::started);
        m_thread->start();
        if (started.wait(patience))
            m_url = started.first().first().value<ServerAddresses>().url;
    }

    [[nodiscard]] bool isRunning() const { return m_url.isValid(); }
    [[nodiscard]] const QUrl &url() const { return m_url; }

    [[nodiscard]] HttpReply tryToBegin() const
    {
        return TestSupport::post(m_url, "/api/auth/whatsapp/start/", {},
                                 HeaderList{{"Authorization"_ba, "Kiosk embedded-key"_ba}});
    }
    [[nodiscard]] QJsonObject begin() const { return tryToBegin().json(); }

    [[nodiscard]] std::unique_ptr<WebSocketClient> channelOf(const QJsonObject &attempt) const
    {
        const auto token = attempt["channelToken"_L1].toString().toLatin1();
        return std::make_unique<WebSocketClient>(
            m_url, "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1(),
            HeaderList{{"Authorization"_ba, "Bearer " + token}});
    }

    //! The message of @p attempt from @p digits, as the gateway posts it.
    [[nodiscard]] HttpReply notify(const QString &digits, const QJsonObject &attempt,
                                   const QString &messageId) const
    {
        const QJsonObject body{
            {u"typeWebhook"_s, u"incomingMessageReceived"_s},
            {u"instanceData"_s, QJsonObject{{u"idInstance"_s, 1101000001}, {u"wid"_s, u""_s}}},
            {u"timestamp"_s, QDateTime::currentSecsSinceEpoch()},
            {u"idMessage"_s, messageId},
            {u"senderData"_s,
             QJsonObject{{u"chatId"_s, digits + u"@c.us"_s}, {u"sender"_s, digits + u"@c.us"_s}}},
            {u"messageData"_s,
             QJsonObject{{u"typeMessage"_s, u"textMessage"_s},
                         {u"textMessageData"_s,
                          QJsonObject{{u"textMessage"_s, attempt["loginMessage"_L1]}}}}},
        };
        return TestSupport::post(m_url, "/api/webhooks/greenapi/incoming/",
                                 QJsonDocument(body).toJson(),
                                 HeaderList{{"Authorization"_ba, "Bearer " + webhookToken}});
    }

    [[nodiscard]] int ready() const { return TestSupport::get(m_url, "/readyz").status; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ServerThread> m_thread;
    QUrl m_url;
};

} // namespace

class TestSeveralServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<StartError>();
        m_postgres = PostgresServer::start();
        QVERIFY(m_postgres);
    }

    void init()
    {
        m_database = u"members%1"_s.arg(++m_count);
        QVERIFY(m_postgres->create(m_database));
        QVERIFY(fill(m_postgres->url(m_database)));
    }

    void cleanupTestCase() { m_postgres.reset(); }

    void aMessageThatOneGetsReachesTheScreenOfTheOther()
    {
        const Member one(url());
        const Member other(url());
        QVERIFY(one.isRunning() && other.isRunning());
        const auto attempt = one.begin();
        const auto channel = one.channelOf(attempt);
        QCOMPARE(channel->handshake(), 101);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"NEW"_s);

        QCOMPARE(other.notify(u"996555121001"_s, attempt, u"m1"_s).status, 200);

        const auto told = channel->nextOfAttempt();
        QCOMPARE(statusIn(told), u"COMPLETED"_s);
        const auto token = (*told)["session"_L1]["token"_L1].toString().toLatin1();
        const HeaderList bearer{{"Authorization"_ba, "Bearer " + token}};
        QCOMPARE(TestSupport::get(other.url(), "/api/auth/me/", bearer).status, 200);
        QCOMPARE(TestSupport::get(one.url(), "/api/auth/me/", bearer).status, 200);
    }

    void aMessageCountsOnceWhoeverGetsIt()
    {
        const Member one(url());
        const Member other(url());
        const auto attempt = one.begin();
        const auto second = one.begin();
        QCOMPARE(one.notify(u"996555121001"_s, attempt, u"m1"_s).json()["status"_L1],
                 u"accepted"_s);

        const auto again = other.notify(u"996555121001"_s, second, u"m1"_s).json();

        QCOMPARE(again["reason"_L1].toString(), u"duplicate"_s);
    }

    void aSessionThatEndsElsewhereEndsOnTheScreen()
    {
        const Member one(url());
        const auto attempt = one.begin();
        const auto channel = one.channelOf(attempt);
        QCOMPARE(channel->handshake(), 101);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"NEW"_s);
        QCOMPARE(one.notify(u"996555121001"_s, attempt, u"m1"_s).status, 200);
        QCOMPARE(channel->nextOfAttempt().value_or(QJsonObject())["type"_L1], u"message"_s);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"COMPLETED"_s);
        const auto connection = Storage::Connection::open(url());
        Storage::SqlSessionStore sessions((*connection)->database());
        auto session =
            sessions.findByAttempt(QUuid(attempt["attemptId"_L1].toString())).value().value();
        session.revokedAt = QDateTime::currentDateTimeUtc();

        QVERIFY(sessions.update(session));

        QCOMPARE(channel->closeCode(), 4002);
    }

    // While nobody listens nothing is heard, and what was missed then is looked up afterwards.
    void aLostListenerCatchesUp()
    {
        const Member one(url());
        const Member other(url());
        const auto attempt = one.begin();
        const auto channel = one.channelOf(attempt);
        QCOMPARE(channel->handshake(), 101);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"NEW"_s);
        QTRY_COMPARE_WITH_TIMEOUT(listeners(), 2, patience);
        QVERIFY(allowConnections(false));
        QVERIFY(
            ask(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "_s + isListener));
        QTRY_COMPARE_WITH_TIMEOUT(listeners(), 0, patience);

        QCOMPARE(other.notify(u"996555121001"_s, attempt, u"m1"_s).status, 200);
        // The server of the channel does its work all the same, but does not know.
        QCOMPARE(TestSupport::get(one.url(),
                                  "/api/auth/whatsapp/status/?attemptId="
                                      + attempt["attemptId"_L1].toString().toLatin1())
                     .json()["status"_L1]
                     .toString(),
                 u"COMPLETED"_s);
        QVERIFY(channel->pendingMessages().isEmpty());
        QVERIFY(allowConnections(true));

        QCOMPARE(statusIn(channel->nextOfAttempt()), u"COMPLETED"_s);
    }

    void oneLeadsAndAnotherTakesOver()
    {
        const LogLines log;
        const auto leaders = [&log] {
            return log.ofEvent(u"server.leads"_s).filter(u"leads=1"_s).size();
        };
        auto one = std::make_unique<Member>(url());
        QTRY_COMPARE_WITH_TIMEOUT(leaders(), 1, patience);
        const Member other(url());
        QVERIFY(other.isRunning());
        // Both have asked for the lead when a change that the one makes is heard by the other.
        const auto attempt = other.begin();
        const auto channel = other.channelOf(attempt);
        QCOMPARE(channel->handshake(), 101);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"NEW"_s);
        QCOMPARE(one->notify(u"996555121001"_s, attempt, u"m1"_s).status, 200);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"COMPLETED"_s);
        QCOMPARE(leaders(), 1);

        one.reset();

        QTRY_COMPARE_WITH_TIMEOUT(leaders(), 2, patience);
    }

    void withoutItsDatabaseAServerSaysSoAndRecovers()
    {
        const Member one(url());
        QVERIFY(one.isRunning());
        const auto attempt = one.begin();
        const auto channel = one.channelOf(attempt);
        QCOMPARE(channel->handshake(), 101);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"NEW"_s);

        m_postgres->kill();

        QCOMPARE(one.notify(u"996555121001"_s, attempt, u"m1"_s).status, 503);
        const auto refused = one.tryToBegin();
        QCOMPARE(refused.status, 503);
        QVERIFY(!refused.header("Retry-After"_ba).isEmpty());
        QCOMPARE(refused.errorCode(), u"unavailable"_s);
        QCOMPARE(one.ready(), 503);
        QCOMPARE(TestSupport::get(one.url(), "/healthz").status, 200);
        QVERIFY(m_postgres->run());

        QTRY_COMPARE_WITH_TIMEOUT(one.ready(), 200, recovery);
        QCOMPARE(one.notify(u"996555121001"_s, attempt, u"m1"_s).status, 200);
        QCOMPARE(channel->nextOfAttempt().value_or(QJsonObject())["type"_L1], u"message"_s);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"COMPLETED"_s);
        QCOMPARE(one.tryToBegin().status, 201);
    }

    void aNetworkThatSwallowsEverythingDoesNotHoldAServerForEver()
    {
        StallingProxy network(m_postgres->port());
        const Member one(m_postgres->url(m_database, network.port()));
        const Member other(url());
        QVERIFY(one.isRunning() && other.isRunning());
        const auto attempt = one.begin();
        const auto channel = one.channelOf(attempt);
        QCOMPARE(channel->handshake(), 101);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"NEW"_s);

        network.cut();

        // A second passes at the most until it looks for expired attempts and is caught.
        QTRY_COMPARE_WITH_TIMEOUT(one.ready(), 503, patience);
        QCOMPARE(one.notify(u"996555121001"_s, attempt, u"m1"_s).status, 503);
        QCOMPARE(other.notify(u"996555121001"_s, attempt, u"m1"_s).status, 200);
        network.mend();

        QTRY_COMPARE_WITH_TIMEOUT(one.ready(), 200, recovery);
        QCOMPARE(statusIn(channel->nextOfAttempt()), u"COMPLETED"_s);
        QCOMPARE(one.tryToBegin().status, 201);
    }

private:
    [[nodiscard]] QString url() const { return m_postgres->url(m_database); }

    //! True if it is done.
    [[nodiscard]] bool ask(const QString &sql) const
    {
        return !m_postgres->psql(u"postgres"_s, sql).startsWith("failed"_L1);
    }
    [[nodiscard]] bool allowConnections(bool isAllowed) const
    {
        return ask(u"ALTER DATABASE %1 ALLOW_CONNECTIONS %2"_s.arg(
            m_database, isAllowed ? u"true"_s : u"false"_s));
    }
    [[nodiscard]] int listeners() const
    {
        return m_postgres
            ->psql(u"postgres"_s, u"SELECT count(*) FROM pg_stat_activity WHERE "_s + isListener)
            .toInt();
    }

    const QString isListener = u"application_name = 'amt-kiosk watch'"_s;

    std::unique_ptr<PostgresServer> m_postgres;
    QString m_database;
    int m_count = 0;
};

KIOSK_TEST(TestSeveralServers)

} // namespace SeveralServersTest

#include "tst_severalservers.moc"
