// SPDX-License-Identifier: GPL-3.0-only
#include "http/webhook/notificationprocessor.h"
#include "http/webhook/webhookhandler.h"
#include "storage/engine/statement.h"
#include "support/loglines.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <random>

namespace UnstorableTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::LogLines;
using TestSupport::StoredLoginFixture;

namespace {

constexpr auto notifications = 10'000;

//! Anything that a JSON text can hold, the same at each run. It writes the JSON itself, because a
//! lone surrogate is nothing that Qt would write.
class OddJson
{
public:
    [[nodiscard]] int below(int limit) { return int(m_random() % unsigned(limit)); }
    [[nodiscard]] bool oneIn(int count) { return below(count) == 0; }

    [[nodiscard]] QString text()
    {
        const auto size = this->size();
        static constexpr std::array<char16_t, 24> units{
            0,      1,      8,      u'\n',  u'"',   u'\\',  u'\'',  u'%',
            u'a',   u'{',   u':',   u'@',   0x5d0,  0x202e, 0x200f, 0x61c,
            0xd800, 0xd83d, 0xdc00, 0xde00, 0xfeff, 0xfffd, 0xfffe, 0xffff};
        const bool isPlain = oneIn(3);
        QString text;
        while (text.size() < size)
            text += isPlain ? QChar(u'!' + below(90)) : QChar(units[std::size_t(below(24))]);
        return text;
    }

    [[nodiscard]] static QByteArray quoted(const QString &text)
    {
        QByteArray json("\"");
        for (const auto c : text) {
            if (c.unicode() >= u' ' && c.unicode() < 0x7f && c != u'"' && c != u'\\')
                json += char(c.unicode());
            else
                json += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        }
        return json + '"';
    }

    [[nodiscard]] QByteArray value()
    {
        static const std::array<QByteArray, 14> others{"null"_ba,
                                                       "true"_ba,
                                                       "false"_ba,
                                                       "0"_ba,
                                                       "-1"_ba,
                                                       "0.5"_ba,
                                                       "1e308"_ba,
                                                       "-1e-308"_ba,
                                                       "9223372036854775807"_ba,
                                                       "18446744073709551616"_ba,
                                                       "[]"_ba,
                                                       "{}"_ba,
                                                       "[{\"a\":[1,null,\"\\ud800\"]}]"_ba,
                                                       QByteArray(200, '[') + QByteArray(200, ']')};
        return oneIn(2) ? quoted(text()) : others[std::size_t(below(14))];
    }

private:
    // Up to more than any index takes, and mostly small: the writing and reading is what takes
    // time.
    [[nodiscard]] int size()
    {
        if (oneIn(4000))
            return 100'000;
        if (oneIn(600))
            return 20'000;
        static constexpr std::array large{2600, 2666, 2667, 2704, 8192};
        static constexpr std::array small{0, 1, 2, 17, 40, 127, 128, 129};
        return oneIn(25) ? large[std::size_t(below(int(large.size())))]
                         : small[std::size_t(below(int(small.size())))];
    }

    std::mt19937 m_random{20260123};
};

using Member = std::pair<QByteArray, QByteArray>;

QByteArray objectOf(const QList<Member> &members)
{
    QByteArrayList all;
    for (const auto &[name, value] : members)
        all.append('"' + name + "\":" + value);
    return '{' + all.join(',') + '}';
}

} // namespace

//! A notification that can never be stored is accepted for good: a gateway that gets a 503 repeats
//! it for a day, and holds back all that follows.
class TestUnstorable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_fixture = std::make_unique<StoredLoginFixture>(ChannelTimes{}, Core::ConfirmationRule{},
                                                         true, driver);
        QVERIFY(m_fixture->isReady());
        m_lookups.clear();
        m_processor = std::make_unique<NotificationProcessor>(
            m_fixture->logins, m_fixture->sessions,
            NotificationProcessor::Options{.account = TestSupport::testAccount({}),
                                           .phrase = Core::LoginPhrase(u"AMT LOGIN"_s)},
            NotificationListeners{.lookupWanted = [this](const Core::SignInMessage &message) {
                m_lookups.append(message);
            }});
    }

    void cleanup()
    {
        m_processor.reset();
        m_fixture.reset();
    }

    void whatTheDatabaseNeverTakesIsIgnoredAndLogged_data()
    {
        QTest::addColumn<QString>("sender");
        QTest::newRow("by number") << u"996555121001@c.us"_s;
        QTest::newRow("hidden") << u"155508384256027@lid"_s;
    }

    void whatTheDatabaseNeverTakesIsIgnoredAndLogged()
    {
        QFETCH(QString, sender);
        refuseMessages();
        const LogLines log;

        const auto intake = m_processor->process(loginFrom(sender, "\"3A01\""));

        QCOMPARE(intake.kind, ProcessingResult::Kind::Ignored);
        QCOMPARE(intake.reason, u"unstorable"_s);
        QCOMPARE(log.ofEvent(u"webhook.ignored"_s).size(), 1);
        QVERIFY(log.contain(u"reason=unstorable"_s));
        QVERIFY(ignoreReasons().contains(intake.reason));
    }

    // Each start would look its sender up once more.
    void aDeferredMessageThatIsNeverTakenWaitsNoLonger()
    {
        QCOMPARE(m_processor->process(loginFrom(u"155508384256027@lid"_s, "\"3A01\"")).kind,
                 ProcessingResult::Kind::Accepted);
        QCOMPARE(m_lookups.size(), 1);
        refuseMessages();

        QCOMPARE(m_processor->finish(m_lookups.first()).reason, u"unstorable"_s);

        QVERIFY(m_fixture->logins.deferred()->isEmpty());
    }

    void aMessageWithALongIdIsTakenOnce_data()
    {
        QTest::addColumn<QString>("sender");
        QTest::newRow("by number") << u"996555121001@c.us"_s;
        QTest::newRow("hidden") << u"155508384256027@lid"_s;
    }

    void aMessageWithALongIdIsTakenOnce()
    {
        QFETCH(QString, sender);
        OddJson odd;
        QString id;
        while (id.size() < 5000)
            id += QChar(u'!' + odd.below(90));
        const auto notification = loginFrom(sender, OddJson::quoted(id));

        QCOMPARE(m_processor->process(notification).kind, ProcessingResult::Kind::Accepted);

        QCOMPARE(m_processor->process(notification).reason, u"duplicate"_s);
    }

    void tenThousandOddNotificationsAreAllTaken()
    {
        if (m_fixture->database.database().engine() == Storage::Engine::Sqlite)
            QVERIFY(Storage::run(m_fixture->database.database(), u"PRAGMA synchronous = OFF"_s));
        OddJson odd;
        QHash<QString, int> reasons;
        for (int i = 0; i < notifications; ++i) {
            const auto notification = oddNotification(odd);
            const auto intake = m_processor->process(notification);
            QVERIFY2(intake.kind != ProcessingResult::Kind::NotStored,
                     notification.left(2000).constData());
            QVERIFY2(intake.reason != "unstorable"_L1, notification.left(2000).constData());
            ++reasons[intake.reason];
            for (const auto &message : std::exchange(m_lookups, {}))
                QVERIFY(m_processor->finish(message).kind != ProcessingResult::Kind::NotStored);
        }

        // They went all the way, and nothing of them was stored otherwise than it was hashed.
        QVERIFY2(reasons[QString()] > 500, qPrintable(QString::number(reasons[QString()])));
        QVERIFY(reasons[u"attempt_over"_s] + reasons[u"unknown_attempt"_s] > 200);
        QVERIFY(m_fixture->audit.verify()->faults.isEmpty());
    }

    void theAuditTakesAnyText()
    {
        OddJson odd;
        for (int i = 0; i < 300; ++i) {
            const Core::AuditEntry entry{.at = m_fixture->now,
                                         .actor = odd.text(),
                                         .action = Core::AuditAction::attemptFailed,
                                         .subject = odd.text(),
                                         .origin = odd.text(),
                                         .detail = odd.text()};
            QVERIFY(m_fixture->work.commit([&] { return m_fixture->audit.append(entry); }));
        }

        QVERIFY(m_fixture->audit.verify()->faults.isEmpty());
    }

private:
    //! As a rule of the database that no message meets.
    void refuseMessages() const
    {
        auto &database = m_fixture->database.database();
        const bool isSqlite = database.engine() == Storage::Engine::Sqlite;
        QVERIFY(Storage::run(database,
                             isSqlite
                                 ? u"CREATE TRIGGER never BEFORE INSERT ON webhook_events BEGIN "
                                   "SELECT RAISE(ABORT, 'never'); END"_s
                                 : u"ALTER TABLE webhook_events ADD CHECK (instance < 0)"_s));
        QVERIFY(Storage::run(
            database,
            isSqlite ? u"CREATE TRIGGER never_deferred BEFORE INSERT ON deferred_messages BEGIN "
                       "SELECT RAISE(ABORT, 'never'); END"_s
                     : u"ALTER TABLE deferred_messages ADD CHECK (instance < 0) NOT VALID"_s));
    }

    [[nodiscard]] QString newAttempt() const
    {
        return Core::toString(
            m_fixture->logins.start({.language = u"ky"_s, .kiosk = {}}).value().attempt.id);
    }

    [[nodiscard]] QByteArray loginFrom(const QString &sender, const QByteArray &messageId) const
    {
        const auto chat = OddJson::quoted(sender);
        const auto text = OddJson::quoted(u"AMT LOGIN "_s + newAttempt());
        return objectOf(
            {{"typeWebhook", "\"incomingMessageReceived\""},
             {"instanceData",
              objectOf({{"idInstance", QByteArray::number(TestSupport::testInstance)}})},
             {"timestamp", now()},
             {"idMessage", messageId},
             {"senderData", objectOf({{"chatId", chat}, {"sender", chat}})},
             {"messageData",
              objectOf({{"typeMessage", "\"textMessage\""},
                        {"textMessageData", objectOf({{"textMessage", text}})}})}});
    }

    [[nodiscard]] QByteArray now() const
    {
        return QByteArray::number(m_fixture->now.toSecsSinceEpoch());
    }

    //! A login of somebody with a few members that are not as the gateway sends them.
    [[nodiscard]] QByteArray oddNotification(OddJson &odd)
    {
        if (m_attempt.isEmpty() || odd.oneIn(3))
            m_attempt = odd.oneIn(10) ? Core::toString(QUuid::createUuid()) : newAttempt();
        static constexpr std::array<const char *, 5> senders{
            "996555121001@c.us", "996555121004@c.us", "996555121099@c.us", "155508384256027@lid",
            "155508384256028@lid"};
        const auto sender =
            '"' + QByteArray(senders[std::size_t(odd.below(int(senders.size())))]) + '"';
        const auto maybe = [&odd](int oneIn, const QByteArray &value) {
            return odd.oneIn(oneIn) ? odd.value() : value;
        };
        const auto around = odd.oneIn(2) ? odd.text().left(40) : QString();
        const auto text = OddJson::quoted(around + u" AMT LOGIN "_s + m_attempt + u' ' + around);
        const QByteArray state = odd.oneIn(20) ? "\"stateInstanceChanged\""
            : odd.oneIn(20)                    ? "\"quotaExceeded\""
                                               : "\"incomingMessageReceived\"";
        return objectOf(
            {{"typeWebhook", maybe(50, state)},
             {"instanceData",
              maybe(50,
                    objectOf(
                        {{"idInstance", maybe(50, QByteArray::number(TestSupport::testInstance))},
                         {"wid", odd.value()},
                         {"typeInstance", odd.value()}}))},
             {"timestamp", maybe(20, now())},
             {"stateInstance", odd.value()},
             {"quotaData",
              objectOf({{"method", odd.value()}, {"used", odd.value()}, {"total", odd.value()}})},
             {"idMessage", odd.value()},
             {"senderData",
              maybe(50,
                    objectOf({{"chatId", maybe(30, sender)},
                              {"sender", maybe(30, sender)},
                              {"chatName", odd.value()},
                              {"senderName", odd.value()},
                              {"senderContactName", odd.value()}}))},
             {"messageData",
              maybe(50,
                    objectOf({{"typeMessage", maybe(30, "\"extendedTextMessage\"")},
                              {"extendedTextMessageData",
                               maybe(50,
                                     objectOf({{"text", maybe(30, text)},
                                               {"description", odd.value()},
                                               {"forwardingScore", "0"}}))}}))}});
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
    std::unique_ptr<NotificationProcessor> m_processor;
    QList<Core::SignInMessage> m_lookups;
    QString m_attempt;
};

KIOSK_TEST(TestUnstorable)

} // namespace UnstorableTest

#include "tst_unstorable.moc"
