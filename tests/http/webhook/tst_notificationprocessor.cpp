// SPDX-License-Identifier: GPL-3.0-only
#include "http/webhook/notificationprocessor.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace NotificationProcessorTest {

using namespace Http;
using namespace Qt::StringLiterals;
using Core::AttemptStatus;
using Core::ReplyKind;
using TestSupport::StoredLoginFixture;

namespace {

// Asan is a tenant, Gulnara a disabled one.
const auto asan = u"996555121001"_s;
const auto gulnara = u"996555121004"_s;
const auto nobody = u"996555121099"_s;
const auto lid = u"155508384256027"_s;

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject objectOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

//! The same notification of somebody whose number WhatsApp hides.
QByteArray hidden(const QByteArray &notification)
{
    auto object = objectOf(notification);
    object.insert("senderData"_L1,
                  QJsonObject{{u"chatId"_s, lid + u"@lid"_s}, {u"sender"_s, lid + u"@lid"_s}});
    return bytesOf(object);
}

QByteArray stateNotification(const QString &state, const QString &wid)
{
    return bytesOf({{u"typeWebhook"_s, u"stateInstanceChanged"_s},
                    {u"instanceData"_s,
                     QJsonObject{{u"idInstance"_s, TestSupport::testInstance},
                                 {u"wid"_s, wid},
                                 {u"typeInstance"_s, u"whatsapp"_s}}},
                    {u"timestamp"_s, 1769187600},
                    {u"stateInstance"_s, state}});
}

} // namespace

class TestNotificationProcessor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { useRule(false); }

    void whoWroteIsToldWhatBecameOfIt_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<ReplyKind>("kind");
        QTest::newRow("unknown") << nobody << ReplyKind::UnknownNumber;
        QTest::newRow("disabled") << gulnara << ReplyKind::AskDesk;
    }

    void whoWroteIsToldWhatBecameOfIt()
    {
        QFETCH(QString, digits);
        QFETCH(ReplyKind, kind);

        const auto intake = m_processor->process(loginFrom(digits));

        QCOMPARE(intake.kind, ProcessingResult::Kind::Accepted);
        QCOMPARE(m_replies.size(), 1);
        QCOMPARE(m_replies.first().kind, kind);
        QCOMPARE(m_replies.first().chat, digits + u"@c.us"_s);
        QCOMPARE(m_replies.first().attempt->language, u"ky"_s);
    }

    // LoginService tells of it, whichever way it came about: a second route would tell it twice.
    void ofASignInTheInboxTellsNothing()
    {
        QCOMPARE(m_processor->process(loginFrom(asan)).kind, ProcessingResult::Kind::Accepted);

        QVERIFY(m_replies.isEmpty());
    }

    void anOldCodeIsCalledOld()
    {
        m_fixture->now = m_fixture->now.addSecs(181);

        const auto intake = m_processor->process(loginFrom(asan));

        QCOMPARE(intake.reason, u"attempt_over"_s);
        QCOMPARE(m_replies.size(), 1);
        QCOMPARE(m_replies.first().kind, ReplyKind::ExpiredCode);
    }

    void aSecondSendIsNotAnswered_data() { addWaiting(); }

    void aSecondSendIsNotAnswered()
    {
        QFETCH(bool, wantsNumber);
        signInOnce(wantsNumber);

        QCOMPARE(m_processor->process(loginFrom(asan)).reason, u"attempt_over"_s);

        QVERIFY(m_replies.isEmpty());
        QCOMPARE(status(),
                 Core::toString(wantsNumber ? AttemptStatus::Verified : AttemptStatus::Completed));
    }

    void somebodyElsesLateMessageIsAnswered_data() { addWaiting(); }

    void somebodyElsesLateMessageIsAnswered()
    {
        QFETCH(bool, wantsNumber);
        signInOnce(wantsNumber);

        QCOMPARE(m_processor->process(loginFrom(nobody)).reason, u"attempt_over"_s);

        QCOMPARE(m_replies.size(), 1);
        QCOMPARE(m_replies.first().kind, ReplyKind::ExpiredCode);
    }

    void theSameMessageAsNumberAndAsHiddenIdIsAnsweredOnce_data()
    {
        QTest::addColumn<bool>("wantsNumber");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<int>("replies");
        for (const bool wantsNumber : {true, false}) {
            const auto *const when = wantsNumber ? "waiting" : "signed in";
            QTest::addRow("%s, the same person", when) << wantsNumber << asan << 0;
            QTest::addRow("%s, somebody else", when) << wantsNumber << nobody << 1;
            QTest::addRow("%s, nobody can tell", when) << wantsNumber << QString() << 0;
        }
    }

    void theSameMessageAsNumberAndAsHiddenIdIsAnsweredOnce()
    {
        QFETCH(bool, wantsNumber);
        QFETCH(QString, owner);
        QFETCH(int, replies);
        const auto notification = signInOnce(wantsNumber);

        QCOMPARE(m_processor->process(hidden(notification)).reason, u"attempt_over"_s);
        QVERIFY(m_replies.isEmpty());
        QCOMPARE(m_lookups.size(), 1);
        auto found = m_lookups.first();
        if (!owner.isEmpty())
            found.sender.phone = Core::PhoneNumber::fromInternationalDigits(owner);
        QCOMPARE(m_processor->finish(found).reason, u"attempt_over"_s);

        QCOMPARE(m_replies.size(), replies);
        QCOMPARE(m_lookups.size(), 1);
        QVERIFY(m_fixture->logins.deferred().value().isEmpty());
    }

    void theSameMessageAsHiddenIdAndAsNumberIsAnsweredOnce_data() { addWaiting(); }

    void theSameMessageAsHiddenIdAndAsNumberIsAnsweredOnce()
    {
        QFETCH(bool, wantsNumber);
        useRule(wantsNumber);
        const auto notification = loginFrom(asan);
        QCOMPARE(m_processor->process(hidden(notification)).kind, ProcessingResult::Kind::Accepted);
        auto found = m_lookups.first();
        found.sender.phone = Core::PhoneNumber::fromInternationalDigits(asan);
        QCOMPARE(m_processor->finish(found).kind, ProcessingResult::Kind::Accepted);

        QCOMPARE(m_processor->process(notification).reason, u"attempt_over"_s);

        QVERIFY(m_replies.isEmpty());
    }

    void whatWasChangedOnItsWayGetsAHint_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("an old draft before it")
            << u"AMT LOGIN abcdefab-cdef-4abc-8def-abcdefabcdefAMT LOGIN %1"_s;
        QTest::newRow("two ids")
            << u"AMT LOGIN %1 AMT LOGIN abcdefab-cdef-4abc-8def-abcdefabcdef"_s;
        QTest::newRow("plus for blank") << u"AMT+LOGIN+%1"_s;
        QTest::newRow("%20 for blank") << u"AMT%20LOGIN%20%1"_s;
        QTest::newRow("only the id") << u"%1"_s;
        QTest::newRow("only the keyword") << u"AMT LOGIN"_s;
    }

    void whatWasChangedOnItsWayGetsAHint()
    {
        QFETCH(QString, text);
        const auto id = Core::toString(m_attempt.id);

        const auto intake = m_processor->process(
            m_fixture->notificationFrom(asan, QString(text).replace(u"%1"_s, id)));

        QCOMPARE(intake.kind, ProcessingResult::Kind::Ignored);
        QCOMPARE(m_replies.size(), 1);
        QCOMPARE(m_replies.first().kind, ReplyKind::ScanAgain);
        QCOMPARE(m_replies.first().chat, asan + u"@c.us"_s);
        QCOMPARE(status(), Core::toString(AttemptStatus::New));
    }

    void whereNobodyWaitsNoHintIsGiven_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plus for blank") << u"AMT+LOGIN+%1"_s;
        QTest::newRow("only the keyword") << u"AMT LOGIN"_s;
        QTest::newRow("somebody's id") << u"Order abcdefab-cdef-4abc-8def-abcdefabcdef"_s;
    }

    void whereNobodyWaitsNoHintIsGiven()
    {
        QFETCH(QString, text);
        m_fixture->now = m_fixture->now.addSecs(181);

        const auto intake = m_processor->process(m_fixture->notificationFrom(
            asan, QString(text).replace(u"%1"_s, Core::toString(m_attempt.id))));

        QCOMPARE(intake.kind, ProcessingResult::Kind::Ignored);
        QVERIFY(m_replies.isEmpty());
    }

    void whoWritesAboutSomethingElseGetsNoHint_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("greeting") << u"Саламатсызбы"_s;
        QTest::newRow("about signing in") << u"AMT LOGIN не работает, помогите"_s;
        QTest::newRow("an id of something else") << u"Заказ abcdefab-cdef-4abc-8def-abcdefabcdef"_s;
    }

    void whoWritesAboutSomethingElseGetsNoHint()
    {
        QFETCH(QString, text);

        QCOMPARE(m_processor->process(m_fixture->notificationFrom(asan, text)).kind,
                 ProcessingResult::Kind::Ignored);

        QVERIFY(m_replies.isEmpty());
    }

    void whilePausedNoHintIsGiven()
    {
        m_processor->setPaused(true);

        QCOMPARE(m_processor->process(m_fixture->notificationFrom(asan, u"AMT LOGIN"_s)).reason,
                 u"paused"_s);

        QVERIFY(m_replies.isEmpty());
    }

    void anUnreadableMessageIsAskedForAgainAndThenTaken()
    {
        auto marker = objectOf(loginFrom(asan));
        marker.insert(
            "messageData"_L1,
            QJsonObject{{u"typeMessage"_s, u"textMessage"_s},
                        {u"textMessageData"_s, QJsonObject{{u"textMessage"_s, u"{{SWE001}}"_s}}}});
        QCOMPARE(m_processor->process(bytesOf(marker)).reason, u"unreadable"_s);
        QCOMPARE(m_replies.size(), 1);
        QCOMPARE(m_replies.first().kind, ReplyKind::SendAgain);

        QCOMPARE(m_processor->process(loginFrom(asan)).kind, ProcessingResult::Kind::Accepted);

        QCOMPARE(status(), Core::toString(AttemptStatus::Completed));
    }

    void noEndsTheSession()
    {
        const auto token = m_fixture->signIn(asan, u"Desk"_s);
        QVERIFY(m_fixture->sessions.peek(Core::Secret(token)).value());
        m_replies.clear();

        const auto intake = m_processor->process(m_fixture->notificationFrom(asan, u" Жок! "_s));

        QCOMPARE(intake.kind, ProcessingResult::Kind::Accepted);
        QVERIFY(!m_fixture->sessions.peek(Core::Secret(token)).value());
        QCOMPARE(m_replies.size(), 1);
        QCOMPARE(m_replies.first().kind, ReplyKind::SessionEnded);
    }

    void anOldNoEndsNothing()
    {
        const auto no = m_fixture->notificationFrom(asan, u"NO"_s);
        m_fixture->now = m_fixture->now.addSecs(600);
        const auto token = m_fixture->signIn(asan, u"Desk"_s);

        const auto intake = m_processor->process(no); // the gateway repeats what it was not sure of

        QCOMPARE(intake.reason, u"nothing_to_end"_s);
        QVERIFY(m_fixture->sessions.peek(Core::Secret(token)).value());
    }

    void aHiddenSenderIsLookedUpFirst()
    {
        const auto intake = m_processor->process(hidden(loginFrom(asan)));

        QCOMPARE(intake.kind, ProcessingResult::Kind::Accepted);
        QCOMPARE(m_lookups.size(), 1);
        QCOMPARE(m_lookups.first().sender.lid, lid);
        QCOMPARE(status(), Core::toString(AttemptStatus::New));
        QCOMPARE(m_fixture->logins.deferred().value().size(), 1);

        auto found = m_lookups.first();
        found.sender.phone = Core::PhoneNumber::fromInternationalDigits(asan);
        QCOMPARE(m_processor->finish(found).kind, ProcessingResult::Kind::Accepted);

        QCOMPARE(status(), Core::toString(AttemptStatus::Completed));
        QVERIFY(m_fixture->logins.deferred().value().isEmpty());
        QCOMPARE(m_fixture->logins.find(m_attempt.id).value()->chat, lid + u"@lid"_s);
    }

    void aHiddenSenderWhomNobodyCanTellIsRefused()
    {
        QCOMPARE(m_processor->process(hidden(loginFrom(asan))).kind,
                 ProcessingResult::Kind::Accepted);

        QCOMPARE(m_processor->finish(m_lookups.first()).kind, ProcessingResult::Kind::Accepted);

        QCOMPARE(status(), Core::toString(AttemptStatus::Failed));
        QVERIFY(!m_fixture->links.ticketOf(m_attempt.id).value().isEmpty());
    }

    void withoutSomebodyToLookAHiddenSenderIsIgnored()
    {
        NotificationProcessor processor(
            m_fixture->logins, m_fixture->sessions,
            {.account = {}, .phrase = Core::LoginPhrase(u"AMT LOGIN"_s)}, {});

        QCOMPARE(processor.process(hidden(loginFrom(asan))).reason, u"hidden_number"_s);

        QCOMPARE(status(), Core::toString(AttemptStatus::New));
    }

    void aHiddenSenderIsLookedUpOnce()
    {
        const auto notification = hidden(loginFrom(asan));
        QCOMPARE(m_processor->process(notification).kind, ProcessingResult::Kind::Accepted);

        QCOMPARE(m_processor->process(notification).reason, u"duplicate"_s);

        QCOMPARE(m_lookups.size(), 1);
    }

    void aMissedMessageSignsInOnce()
    {
        const auto text = textFrom(loginFrom(asan));

        QCOMPARE(m_processor->processMissed(text).kind, ProcessingResult::Kind::Accepted);
        QCOMPARE(status(), Core::toString(AttemptStatus::Completed));
        QCOMPARE(m_processor->processMissed(text).kind, ProcessingResult::Kind::Ignored);
        QCOMPARE(m_processor->process(loginFrom(asan)).kind, ProcessingResult::Kind::Ignored);
        QVERIFY(m_replies.isEmpty()); // the message had done what it was sent for
    }

    void oldNewsOfTheJournalAreNoNews()
    {
        m_fixture->now = m_fixture->now.addSecs(181);

        QCOMPARE(m_processor->processMissed(textFrom(loginFrom(asan))).kind,
                 ProcessingResult::Kind::Ignored);

        QVERIFY(m_replies.isEmpty());
    }

    void theStateIsToldToWhoWantsToKnow()
    {
        const auto intake =
            m_processor->process(stateNotification(u"notAuthorized"_s, u"996700000001@c.us"_s));

        QCOMPARE(intake.kind, ProcessingResult::Kind::Ignored);
        QCOMPARE(m_states.size(), 1);
        QVERIFY(m_states.first().state == GreenApi::InstanceState::NotAuthorized);
        QVERIFY(!m_states.first().isOtherNumber);
    }

    void anotherNumberIsTold()
    {
        (void)m_processor->process(stateNotification(u"authorized"_s, u"996700000002@c.us"_s));

        QCOMPARE(m_states.size(), 1);
        QVERIFY(m_states.first().isOtherNumber);
    }

    void whilePausedNobodySignsIn()
    {
        m_processor->setPaused(true);

        QCOMPARE(m_processor->process(loginFrom(asan)).reason, u"paused"_s);
        QCOMPARE(m_processor->processMissed(textFrom(loginFrom(asan))).kind,
                 ProcessingResult::Kind::Ignored);
        QCOMPARE(status(), Core::toString(AttemptStatus::New));
        QVERIFY(m_replies.isEmpty());

        m_processor->setPaused(false);
        QCOMPARE(m_processor->process(loginFrom(asan)).kind, ProcessingResult::Kind::Accepted);
    }

    void whatCannotBeStoredHasToComeAgain_data()
    {
        QTest::addColumn<bool>("isHidden");
        QTest::newRow("by number") << false;
        QTest::newRow("hidden") << true;
    }

    void whatCannotBeStoredHasToComeAgain()
    {
        QFETCH(bool, isHidden);
        const auto notification = loginFrom(asan);
        m_fixture->breakDatabase();

        const auto intake = m_processor->process(isHidden ? hidden(notification) : notification);

        QCOMPARE(intake.kind, ProcessingResult::Kind::NotStored);
        QVERIFY(m_lookups.isEmpty());
    }

private:
    static void addWaiting()
    {
        QTest::addColumn<bool>("wantsNumber");
        QTest::newRow("while the number is waited for") << true;
        QTest::newRow("after the sign-in") << false;
    }

    //! A new room with an attempt, in which each attempt needs its number or none does.
    void useRule(bool wantsNumber)
    {
        m_processor.reset();
        m_fixture = std::make_unique<StoredLoginFixture>(
            Http::ChannelTimes(), Core::ConfirmationRule{.all = wantsNumber});
        QVERIFY(m_fixture->isReady());
        m_replies.clear();
        m_lookups.clear();
        m_states.clear();
        m_processor = std::make_unique<NotificationProcessor>(
            m_fixture->logins, m_fixture->sessions,
            NotificationProcessor::Options{.account = TestSupport::testAccount(),
                                           .phrase = Core::LoginPhrase(u"AMT LOGIN"_s)},
            listeners());
        m_attempt =
            m_fixture->logins.start({.language = u"ky"_s, .kiosk = u"Desk"_s}).value().attempt;
    }

    //! The notification of the message that did it.
    QByteArray signInOnce(bool wantsNumber)
    {
        useRule(wantsNumber);
        auto notification = loginFrom(asan);
        const auto intake = m_processor->process(notification);
        return intake.kind == ProcessingResult::Kind::Accepted ? notification : QByteArray();
    }

    [[nodiscard]] NotificationListeners listeners()
    {
        return {.lookupWanted =
                    [this](const Core::SignInMessage &message) { m_lookups.append(message); },
                .replyDue = [this](const ReplyOccasion &occasion) { m_replies.append(occasion); },
                .isMessageAwaited =
                    [this] {
                        return m_fixture->attempts
                            .isMessageAwaited(m_fixture->now.addSecs(1), m_fixture->now)
                            .value_or(false);
                    },
                .stateChanged =
                    [this](const GreenApi::StateChange &change) { m_states.append(change); }};
    }

    [[nodiscard]] QByteArray loginFrom(const QString &digits)
    {
        return m_fixture->notificationFrom(digits, u"AMT LOGIN "_s + Core::toString(m_attempt.id));
    }

    [[nodiscard]] static GreenApi::IncomingText textFrom(const QByteArray &notification)
    {
        return std::get<GreenApi::IncomingText>(GreenApi::decode(notification, {}).value());
    }

    [[nodiscard]] QString status()
    {
        return Core::toString(m_fixture->logins.find(m_attempt.id).value().value().state.status);
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
    std::unique_ptr<NotificationProcessor> m_processor;
    Core::Attempt m_attempt;
    QList<ReplyOccasion> m_replies;
    QList<Core::SignInMessage> m_lookups;
    QList<GreenApi::StateChange> m_states;
};

KIOSK_TEST(TestNotificationProcessor)

} // namespace NotificationProcessorTest

#include "tst_notificationprocessor.moc"
