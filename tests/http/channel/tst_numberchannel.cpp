// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "support/loglines.h"
#include "support/loopbackserver.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

namespace NumberChannelTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::bearer;
using TestSupport::channelPath;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::LoopbackServer;
using TestSupport::statusIn;
using TestSupport::WebSocketClient;

namespace {

constexpr int badMessage = 1008;
constexpr int notAuthorized = 4001;
constexpr int attemptOver = 4002;

QJsonObject confirm(const QJsonValue &number)
{
    return {{u"type"_s, u"confirm"_s}, {u"number"_s, number}};
}

QJsonObject wanted(int triesLeft, int digits = 2)
{
    return {{u"type"_s, u"confirm"_s}, {u"digits"_s, digits}, {u"triesLeft"_s, triesLeft}};
}

} // namespace

//! The number match, over a real channel.
class TestNumberChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { serve({.confirmation = {.all = true}}); }

    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void theScreenIsAskedForTheNumberAndToldNothingElse()
    {
        open();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);

        QCOMPARE(statusIn(m_client->nextMessage()), u"message"_s);
        QCOMPARE(m_client->nextMessage(),
                 QJsonObject({{u"type"_s, u"status"_s},
                              {u"attemptId"_s, m_attempt["attemptId"_L1]},
                              {u"status"_s, u"VERIFIED"_s},
                              {u"confirm"_s, QJsonObject{{u"digits"_s, 2}, {u"triesLeft"_s, 3}}}}));
        QCOMPARE(m_client->nextMessage(), wanted(3));
        QCOMPARE(m_server->confirmations.sent.size(), 1);
        static const QRegularExpression twoDigits(u"^[1-9][0-9]$"_s);
        QVERIFY(twoDigits.match(number()).hasMatch());
    }

    void nobodyIsNamedBeforeTheNumber()
    {
        verify();
        QJsonObject expected{{u"attemptId"_s, m_attempt["attemptId"_L1]},
                             {u"status"_s, u"VERIFIED"_s}};

        QCOMPARE(m_server->status(m_attempt).json(), expected);
        expected.insert(u"confirm"_s, QJsonObject{{u"digits"_s, 2}, {u"triesLeft"_s, 3}});
        QCOMPARE(m_server->status(m_attempt, channelToken()).json(), expected);
        QCOMPARE(m_server->database.valueOf(u"SELECT count(*) FROM sessions"_s).toInt(), 0);
    }

    void theRightNumberSignsIn()
    {
        verify();

        m_client->sendJson(confirm(number()));

        const auto completed = m_client->nextMessage();
        QCOMPARE(statusIn(completed), u"COMPLETED"_s);
        QCOMPARE((*completed)["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        const auto session = (*completed)["session"_L1]["token"_L1];
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(session)).status, 200);
        m_client->sendJson({{u"type"_s, u"received"_s}});
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void staffAreAskedForSixDigitsTwice()
    {
        verifyStaff();
        QCOMPARE(number().size(), 6);

        m_client->sendJson(confirm(wrongNumber()));
        QCOMPARE(m_client->nextMessage(), wanted(1, 6));
        m_client->sendJson(confirm(number()));

        QCOMPARE(statusIn(m_client->nextMessage()), u"COMPLETED"_s);
    }

    void theRightNumberStillCountsAfterTwoWrongOnes()
    {
        verify();
        m_client->sendJson(confirm(wrongNumber()));
        QCOMPARE(m_client->nextMessage(), wanted(2));
        m_client->sendJson(confirm(wrongNumber()));
        QCOMPARE(m_client->nextMessage(), wanted(1));

        m_client->sendJson(confirm(number()));

        QCOMPARE(statusIn(m_client->nextMessage()), u"COMPLETED"_s);
    }

    void aThirdWrongNumberEndsTheAttempt()
    {
        verify();
        for (const int left : {2, 1}) {
            m_client->sendJson(confirm(wrongNumber()));
            QCOMPARE(m_client->nextMessage(), wanted(left));
        }

        m_client->sendJson(confirm(wrongNumber()));

        const auto failed = m_client->nextMessage();
        QCOMPARE(statusIn(failed), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(failed->keys(),
                 QStringList({u"attemptId"_s, u"failureReason"_s, u"phone"_s, u"status"_s,
                              u"type"_s})); // the phone is masked
        QCOMPARE(m_client->closeCode(), attemptOver);
        open();
        QCOMPARE(statusIn(m_client->nextMessage()), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void whatIsNotTheNumberIsAWrongOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("one digit more") << u"#0"_s;
        QTest::newRow("a zero before it") << u"0#"_s;
        QTest::newRow("blank before it") << u" #"_s;
        QTest::newRow("blank behind it") << u"# "_s;
        QTest::newRow("line end behind it") << u"#\n"_s;
        QTest::newRow("decimals") << u"#.0"_s;
        QTest::newRow("letters") << u"ab"_s;
        QTest::newRow("long") << QString(3000, u'1');
        QTest::newRow("statement") << u"' OR 1=1 --"_s;
    }

    void whatIsNotTheNumberIsAWrongOne()
    {
        QFETCH(QString, text);
        verify();

        m_client->sendJson(confirm(text.replace(u'#', number())));

        QCOMPARE(m_client->nextMessage(), wanted(2));
    }

    void aNumberThatIsNoTextIsABadMessage_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("a number") << QJsonValue(42);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
        QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("true") << QJsonValue(true);
        QTest::newRow("a list") << QJsonValue(QJsonArray{u"42"_s});
        QTest::newRow("an object") << QJsonValue(QJsonObject{{u"number"_s, u"42"_s}});
    }

    void aNumberThatIsNoTextIsABadMessage()
    {
        QFETCH(QJsonValue, value);
        verify();

        m_client->sendJson(confirm(value));

        QCOMPARE(m_client->closeCode(), badMessage);
        open();
        QCOMPARE(statusIn(m_client->nextMessage()), u"VERIFIED"_s);
        QCOMPARE(m_client->nextMessage(), wanted(3));
    }

    void aReconnectIsAskedAgainAndGivesNoFurtherTries()
    {
        verify();
        for (const int left : {2, 1}) {
            m_client->sendJson(confirm(wrongNumber()));
            QCOMPARE(m_client->nextMessage(), wanted(left));
            m_client->abort();
            open();
            QCOMPARE(statusIn(m_client->nextMessage()), u"VERIFIED"_s);
            QCOMPARE(m_client->nextMessage(), wanted(left));
        }

        m_client->sendJson(confirm(wrongNumber()));

        QCOMPARE(statusIn(m_client->nextMessage()), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(m_server->confirmations.sent.size(), 1);
    }

    void aNumberBeforeTheMessageIsABadMessage()
    {
        open();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);

        m_client->sendJson(confirm(u"42"_s));

        QCOMPARE(m_client->closeCode(), badMessage);
        QCOMPARE(m_server->status(m_attempt).json()["status"_L1].toString(), u"NEW"_s);
    }

    void aNumberAfterTheEndIsABadMessageAndCostsNothing()
    {
        verify();
        m_client->sendJson(confirm(number()));
        QCOMPARE(statusIn(m_client->nextMessage()), u"COMPLETED"_s);

        m_client->sendJson(confirm(wrongNumber()));

        QCOMPARE(m_client->closeCode(), badMessage);
        open();
        const auto again = m_client->nextMessage();
        QCOMPARE(statusIn(again), u"COMPLETED"_s);
        QVERIFY(again->contains("session"_L1));
    }

    void aStrangersNumberIsNotHeard_data()
    {
        QTest::addColumn<bool>("hasWrongToken");
        QTest::newRow("no token") << false;
        QTest::newRow("wrong token") << true;
    }

    void aStrangersNumberIsNotHeard()
    {
        QFETCH(bool, hasWrongToken);
        verify();
        WebSocketClient stranger(m_server->url(), channelPath(m_attempt),
                                 hasWrongToken ? bearer(u"wrong"_s) : HeaderList());
        QCOMPARE(stranger.handshake(), 101);

        stranger.sendJson(confirm(number()));

        QCOMPARE(stranger.closeCode(), notAuthorized);
        QVERIFY(stranger.pendingMessages().isEmpty());
        QVERIFY(m_client->pendingMessages().isEmpty());
        QCOMPARE(m_server->status(m_attempt).json()["status"_L1].toString(), u"VERIFIED"_s);
    }

    void aSecondPersonsMessageChangesNothing()
    {
        verify();

        const auto late = m_server->sendLogin(u"996555121002"_s, m_attempt).json();

        QCOMPARE(late["reason"_L1].toString(), u"attempt_over"_s);
        QCOMPARE(m_server->confirmations.sent.size(), 1);
        m_client->sendJson(confirm(number()));
        const auto completed = m_client->nextMessage();
        QCOMPARE((*completed)["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
    }

    void whoIsDisabledMeanwhileIsNotSignedIn()
    {
        verify();
        QVERIFY(m_server->disableTenant(1));

        m_client->sendJson(confirm(number()));

        const auto failed = m_client->nextMessage();
        QCOMPARE(statusIn(failed), u"FAILED TENANT_DISABLED"_s);
        QVERIFY(!failed->contains("user"_L1));
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void theVisitorMayCancel()
    {
        verify();

        m_client->sendJson({{u"type"_s, u"cancel"_s}});

        QCOMPARE(statusIn(m_client->nextMessage()), u"FAILED CANCELLED"_s);
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void theTimeForTheNumberEnds()
    {
        verify();

        m_server->now = m_server->now.addDuration(180s);

        QCOMPARE(statusIn(m_client->nextMessage()), u"FAILED ATTEMPT_EXPIRED"_s);
        QCOMPARE(m_client->closeCode(), attemptOver);
    }

    void onlyWhoTheRuleMeansIsAsked_data()
    {
        QTest::addColumn<bool>("isAtKiosk");
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("status");
        const auto tenant = u"996555121001"_s;
        const auto staff = u"996700121003"_s;
        QTest::newRow("tenant in a browser") << false << tenant << u"VERIFIED"_s;
        QTest::newRow("staff in a browser") << false << staff << u"VERIFIED"_s;
        QTest::newRow("tenant at a kiosk") << true << tenant << u"COMPLETED"_s;
        QTest::newRow("staff at a kiosk") << true << staff << u"VERIFIED"_s;
    }

    void onlyWhoTheRuleMeansIsAsked()
    {
        QFETCH(bool, isAtKiosk);
        QFETCH(QString, digits);
        QFETCH(QString, status);
        serve({.confirmation = {.web = true, .staff = true}});
        if (isAtKiosk) {
            m_attempt = m_server->startAttempt(
                {{"Authorization"_ba, "Kiosk "_ba + LoopbackServer::kioskKey}});
        }

        QCOMPARE(m_server->sendLogin(digits, m_attempt).status, 200);

        QCOMPARE(m_server->status(m_attempt).json()["status"_L1].toString(), status);
    }

    //! With the six digits of staff: two digits stand by chance in other cells, such as the version
    //! of a migration.
    void theNumberIsNeverLoggedAndNeverStored()
    {
        const TestSupport::LogLines log;
        const auto id = m_attempt["attemptId"_L1].toString();
        verifyStaff();
        assertNowhereStored(number());

        m_client->sendJson(confirm(wrongNumber()));
        QCOMPARE(m_client->nextMessage(), wanted(1, 6));
        m_client->sendJson(confirm(number()));
        QCOMPARE(statusIn(m_client->nextMessage()), u"COMPLETED"_s);

        assertNowhereStored(number());
        QCOMPARE(log.all(),
                 QStringList{u"event=attempt.completed attempt=%1 tenant=1 "
                             "phone=+996•••••001"_s.arg(id)});
    }

private:
    void serve(const LoopbackServer::Options &options)
    {
        m_client.reset();
        m_server = std::make_unique<LoopbackServer>(options);
        QVERIFY(m_server->isReady());
        m_attempt = m_server->startAttempt();
        QVERIFY(!m_attempt.isEmpty());
    }

    void open()
    {
        m_client = std::make_unique<WebSocketClient>(m_server->url(), channelPath(m_attempt),
                                                     bearer(m_attempt["channelToken"_L1]));
    }

    //! Until the screen has been asked for the number.
    void verify()
    {
        send();
        QCOMPARE(m_client->nextMessage(), wanted(3));
    }

    void verifyStaff()
    {
        QVERIFY(Storage::run(m_server->database.database(),
                             u"UPDATE tenants SET type = 'admin' WHERE id = 1"_s));
        send();
        QCOMPARE(m_client->nextMessage(), wanted(2, 6));
    }

    void send()
    {
        open();
        QCOMPARE(statusIn(m_client->nextMessage()), u"NEW"_s);
        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);
        QCOMPARE(statusIn(m_client->nextMessage()), u"message"_s);
        QCOMPARE(statusIn(m_client->nextMessage()), u"VERIFIED"_s);
    }

    [[nodiscard]] QByteArray channelToken() const
    {
        return m_attempt["channelToken"_L1].toString().toLatin1();
    }

    //! As the person got it in WhatsApp.
    [[nodiscard]] QString number() const { return m_server->confirmations.sent.last().number; }

    [[nodiscard]] QString wrongNumber() const { return number() == "42"_L1 ? u"43"_s : u"42"_s; }

    //! As a word of its own in no cell of any table; times are left out, because they have words of
    //! two digits.
    void assertNowhereStored(const QString &text) const
    {
        const QRegularExpression word(u"(?<![0-9A-Za-z])%1(?![0-9A-Za-z])"_s.arg(text));
        static const QRegularExpression time(u"^\\d{4}-\\d\\d-\\d\\dT"_s);
        const auto &database = m_server->database.database().sql();
        for (const auto &table : database.tables()) {
            QSqlQuery query(database);
            QVERIFY(query.exec(u"SELECT * FROM "_s + table));
            while (query.next()) {
                for (int i = 0; i < query.record().count(); ++i) {
                    const auto cell = query.value(i).toString();
                    QVERIFY2(time.match(cell).hasMatch() || !word.match(cell).hasMatch(),
                             qPrintable(table + u": "_s + cell));
                }
            }
        }
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<WebSocketClient> m_client;
    QJsonObject m_attempt;
};

KIOSK_TEST(TestNumberChannel)

} // namespace NumberChannelTest

#include "tst_numberchannel.moc"
