// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "support/loopbackserver.h"
#include "support/pkce.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

namespace ExpirySweepTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::bearer;
using TestSupport::channelPath;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::LoopbackServer;
using TestSupport::post;
using TestSupport::statusIn;
using TestSupport::WebSocketClient;

namespace {

constexpr int attemptOver = 4002;

const HeaderList hall{{"Authorization"_ba, "Kiosk hall-key"_ba}};
const HeaderList desk{{"Authorization"_ba, "Kiosk kiosk-key-of-the-tests"_ba}};

} // namespace

//! Changes that another program writes into the database reach the channels, over real sockets.
//! Real time counts: an administrator was promised two seconds.
class TestExpirySweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { serve({}); }

    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void aRevokedKiosksScreenIsTold_data()
    {
        QTest::addColumn<bool>("isVerified");
        QTest::newRow("waiting for the message") << false;
        QTest::newRow("waiting for the number") << true;
    }

    void aRevokedKiosksScreenIsTold()
    {
        QFETCH(bool, isVerified);
        if (isVerified)
            serve({.confirmation = {.all = true}});
        waitAtHall();
        if (isVerified) {
            QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);
            QCOMPARE(statusIn(m_client->nextMessage()), u"message"_s);
            QCOMPARE(statusIn(m_client->nextMessage()), u"VERIFIED"_s);
            QCOMPARE(statusIn(m_client->nextMessage()), u"confirm"_s);
        }

        QVERIFY(revokeHall());

        const auto told = m_client->nextMessage();
        QCOMPARE(statusIn(told), u"FAILED CANCELLED"_s);
        QVERIFY(!told->contains("user"_L1));
        QCOMPARE(m_client->closeCode(), attemptOver);
        QVERIFY2(m_sinceChange.elapsed() < 2000,
                 qPrintable(QString::number(m_sinceChange.elapsed())));
        const auto late = m_server->sendLogin(u"996555121001"_s, m_attempt).json();
        QCOMPARE(late["reason"_L1].toString(), u"attempt_over"_s);
    }

    void aRevokedKiosksScreenLosesTheSessionThatItHasNotConfirmed()
    {
        waitAtHall();
        const auto session = signInAtHall();

        QVERIFY(revokeHall());

        QCOMPARE(m_client->closeCode(), attemptOver);
        QVERIFY2(m_sinceChange.elapsed() < 2000,
                 qPrintable(QString::number(m_sinceChange.elapsed())));
        QVERIFY(m_client->pendingMessages().isEmpty());
        assertNoSessionIsHandedOut();
        QCOMPARE(me(session), 401);
    }

    void aRevokedKiosksSessionsAndKeyOpenNothing()
    {
        waitAtHall();
        const auto session = signInAtHall();
        QCOMPARE(me(session), 200);

        QVERIFY(revokeHall());

        QCOMPARE(me(session), 401);
        const auto start = post(m_server->url(), "/api/auth/whatsapp/start/", {}, hall);
        QCOMPARE(start.status, 401);
        QCOMPARE(start.errorCode(), u"unauthorized"_s);
    }

    void aRevokedKioskCannotComeBackToItsAttempt()
    {
        waitAtHall();
        m_client->abort();
        QVERIFY(revokeHall());

        m_client = openChannel(m_attempt);

        QCOMPARE(statusIn(m_client->nextMessage()), u"FAILED CANCELLED"_s);
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void otherScreensAreLeftAlone_data()
    {
        QTest::addColumn<HeaderList>("starter");
        QTest::newRow("another kiosk") << desk;
        QTest::newRow("a browser") << HeaderList();
    }

    void otherScreensAreLeftAlone()
    {
        QFETCH(HeaderList, starter);
        const auto attempt = m_server->startAttempt(starter);
        const auto other = openChannel(attempt);
        QCOMPARE(statusIn(other->nextMessage()), u"NEW"_s);
        const auto session = m_server->signIn(u"996555121002"_s, u"Desk"_s);
        waitAtHall();

        QVERIFY(revokeHall());
        QCOMPARE(m_client->closeCode(), attemptOver);

        QVERIFY(other->isOpen());
        QVERIFY(other->pendingMessages().isEmpty());
        QCOMPARE(me(QString::fromLatin1(session)), 200);
        QCOMPARE(m_server->sendLogin(u"996555121001"_s, attempt).status, 200);
        QCOMPARE(statusIn(other->nextMessage()), u"message"_s);
        QCOMPARE(statusIn(other->nextMessage()), u"COMPLETED"_s);
    }

    void whatConcernsNobodyIsNotTold()
    {
        const auto older = m_server->startAttempt();
        const auto mark = openChannel(older);
        QCOMPARE(statusIn(mark->nextMessage()), u"NEW"_s);
        m_server->now = m_server->now.addDuration(100s);
        waitAtHall();

        const auto other = m_server->database.anotherConnection();
        QVERIFY(Storage::run(other->database(), u"UPDATE tenants SET comment = 'x'"_s));
        m_server->now = m_server->now.addDuration(80s);
        QCOMPARE(statusIn(mark->nextMessage()), u"FAILED ATTEMPT_EXPIRED"_s); // the sweep was there

        QVERIFY(m_client->isOpen());
        QVERIFY(m_client->pendingMessages().isEmpty());
    }

    void aSessionThatIsTakenAwayIsNotHandedOut()
    {
        waitAtHall();
        const auto session = signInAtHall();

        QVERIFY(revokeSession());

        QCOMPARE(m_client->closeCode(), attemptOver);
        QVERIFY2(m_sinceChange.elapsed() < 2000,
                 qPrintable(QString::number(m_sinceChange.elapsed())));
        assertNoSessionIsHandedOut();
        QCOMPARE(me(session), 401);
    }

    void whoIsDisabledIsSignedOutEverywhere()
    {
        QVERIFY(m_server->addService(u"crm"_s, "crm-secret", {TestSupport::handoffRedirect}));
        waitAtHall();
        const auto session = signInAtHall();
        const auto elsewhere = m_server->signIn(u"996555121001"_s);
        const auto other = m_server->signIn(u"996555121002"_s);
        const auto code = post(m_server->url(), "/api/auth/handoff/code/",
                               QJsonDocument(TestSupport::handoffWish("crm"_L1)).toJson(),
                               bearer(QString::fromLatin1(elsewhere)))
                              .json()["code"_L1]
                              .toString();
        QCOMPARE(code.size(), 43);

        m_sinceChange.start();
        QVERIFY(m_server->disableTenant(1));

        QCOMPARE(me(session), 401);
        QCOMPARE(me(QString::fromLatin1(elsewhere)), 401);
        const HeaderList crm{{"Authorization"_ba, "Basic " + "crm:crm-secret"_ba.toBase64()}};
        QCOMPARE(post(m_server->url(), "/api/auth/introspect/", "token=" + elsewhere, crm).json(),
                 QJsonObject({{u"active"_s, false}}));
        const auto redeemed = post(m_server->url(), "/api/auth/handoff/",
                                   QJsonDocument(TestSupport::handoffClaim(code)).toJson(), crm);
        QCOMPARE(redeemed.status, 400);
        QCOMPARE(redeemed.errorCode(), u"code_wrong"_s);
        QVERIFY(!redeemed.body.contains("Usenov"));
        QCOMPARE(me(QString::fromLatin1(other)), 200);
        QCOMPARE(m_client->closeCode(), attemptOver);
        QVERIFY2(m_sinceChange.elapsed() < 2000,
                 qPrintable(QString::number(m_sinceChange.elapsed())));
    }

    void whoIsDisabledGetsNoSessionAgain()
    {
        waitAtHall();
        (void)signInAtHall();
        m_client->abort();

        QVERIFY(m_server->disableTenant(1));

        assertNoSessionIsHandedOut();
        m_client = openChannel(m_attempt);
        const auto again = m_client->nextMessage();
        QCOMPARE(statusIn(again), u"COMPLETED"_s);
        QVERIFY(!again->contains("session"_L1));
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

private:
    void serve(const LoopbackServer::Options &options)
    {
        m_client.reset();
        m_server = std::make_unique<LoopbackServer>(options);
        QVERIFY(m_server->isReady());
        QVERIFY(m_server->kiosks.add({.id = 0,
                                      .name = u"Hall"_s,
                                      .keyHash = Core::Secret("hall-key"_ba).hash(),
                                      .createdAt = m_server->now,
                                      .revokedAt = {}}));
    }

    [[nodiscard]] std::unique_ptr<WebSocketClient> openChannel(const QJsonObject &attempt) const
    {
        return std::make_unique<WebSocketClient>(m_server->url(), channelPath(attempt),
                                                 bearer(attempt["channelToken"_L1]));
    }

    void waitAtHall()
    {
        m_attempt = m_server->startAttempt(hall);
        m_client = openChannel(m_attempt);
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
    }

    //! The session's token, which the screen has got and not confirmed.
    [[nodiscard]] QString signInAtHall()
    {
        if (m_server->sendLogin(u"996555121001"_s, m_attempt).status != 200
            || statusIn(m_client->nextMessage()) != "message"_L1)
            return {};
        return m_client->nextMessage().value_or(QJsonObject())["session"_L1]["token"_L1].toString();
    }

    [[nodiscard]] int me(const QString &session) const
    {
        return get(m_server->url(), "/api/auth/me/", bearer(session)).status;
    }

    void assertNoSessionIsHandedOut() const
    {
        const auto status =
            m_server->status(m_attempt, m_attempt["channelToken"_L1].toString().toLatin1());
        QCOMPARE(status.status, 200);
        QCOMPARE(status.json()["status"_L1].toString(), u"COMPLETED"_s);
        QVERIFY(!status.json().contains("session"_L1));
    }

    //! As amt-kioskctl does it, which is another process.
    [[nodiscard]] bool revokeHall()
    {
        const auto other = m_server->database.anotherConnection();
        auto &database = other->database();
        const auto now = m_server->now;
        m_sinceChange.start();
        const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
            Storage::SqlKioskRegistry kiosks(database);
            const auto id = kiosks.findByName(u"Hall"_s).value().value().id;
            if (auto done = kiosks.revoke(id, now); !done)
                return done;
            if (auto done = Storage::SqlAttemptStore(database).cancelAllOf(u"Hall"_s, now); !done)
                return done;
            return Storage::SqlSessionStore(database).endAllOfKiosk(u"Hall"_s, now);
        });
        return stored.has_value();
    }

    [[nodiscard]] bool revokeSession()
    {
        const auto other = m_server->database.anotherConnection();
        Storage::SqlSessionStore store(other->database());
        const QUuid attemptId(m_attempt["attemptId"_L1].toString());
        m_sinceChange.start();
        const auto stored =
            Storage::SqlUnitOfWork(other->database()).commit([&]() -> Core::Stored<void> {
                auto session = store.findByAttempt(attemptId).value().value();
                session.revokedAt = m_server->now;
                return store.update(session);
            });
        return stored.has_value();
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<WebSocketClient> m_client;
    QJsonObject m_attempt;
    QElapsedTimer m_sinceChange;
};

KIOSK_TEST(TestExpirySweep)

} // namespace ExpirySweepTest

#include "tst_expirysweep.moc"
