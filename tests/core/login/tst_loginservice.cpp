// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"
#include "support/test.h"

#include <QTest>

#include <utility>

namespace LoginServiceTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;
using Fixture = TestSupport::LoginFixture;

class TestLoginService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startStoresAnAttemptWithTheHashOfItsToken()
    {
        Fixture fixture;

        const auto started = fixture.logins.start({.language = u"ky"_s, .kiosk = u"Desk"_s});

        QVERIFY(started);
        const auto stored = fixture.stores.rows.attempts.value(started->attempt.id);
        QCOMPARE(stored.state, AttemptState{});
        QCOMPARE(stored.createdAt, fixture.clock.now);
        QCOMPARE(stored.expiresAt, fixture.clock.now.addDuration(180s));
        QCOMPARE(stored.language, u"ky"_s);
        QCOMPARE(stored.kiosk, u"Desk"_s);
        QCOMPARE(stored.channelTokenHash, started->channelToken.hash());
        QVERIFY(stored.channelTokenHash != started->channelToken.reveal());
        QVERIFY(!stored.verifiedPhone && !stored.tenantId);
        QVERIFY(fixture.publisher.log.isEmpty());
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
    }

    void anIdIsARandomUuidOfVersion4()
    {
        Fixture fixture;

        QSet<QUuid> ids;
        for (int i = 0; i < 100; ++i) {
            const auto started = fixture.logins.start({});
            const auto id = started->attempt.id;
            QCOMPARE(id.version(), QUuid::Random);
            QCOMPARE(id.variant(), QUuid::DCE);
            QVERIFY(!started->channelToken.reveal().contains(toString(id).toLatin1()));
            ids.insert(id);
        }

        QCOMPARE(ids.size(), 100);
    }

    void theChannelTokenDoesNotFollowFromTheId()
    {
        Fixture fixture;
        QByteArray drawn;
        const auto bytes = [&drawn, next = TestSupport::countingBytes()](qsizetype count) {
            drawn += next(count);
            return drawn.last(count);
        };
        LoginService logins(fixture.storesForAll(), {fixture.publisher, fixture.confirmations},
                            fixture.clock.reader(), bytes, TestSupport::loginRules);

        QVERIFY(logins.start({}));

        QCOMPARE(drawn.size(), 32 + 16); // a draw of its own for each
    }

    void aMessageIsJudgedByTheClockThatNobodyHasSet_data()
    {
        QTest::addColumn<std::chrono::seconds>("ahead");
        QTest::addColumn<std::chrono::seconds>("age");
        QTest::addColumn<bool>("counts");
        using Time = std::chrono::seconds;
        QTest::newRow("ours is right") << Time(0) << Time(10) << true;
        QTest::newRow("set ahead") << Time(7200) << Time(7190) << true;
        QTest::newRow("set ahead, and sent before") << Time(7200) << Time(7200 + 121) << false;
        QTest::newRow("set back") << Time(-7200) << Time(-7190) << true;
        QTest::newRow("sent before") << Time(0) << Time(121) << false;
    }

    void aMessageIsJudgedByTheClockThatNobodyHasSet()
    {
        QFETCH(std::chrono::seconds, ahead);
        QFETCH(std::chrono::seconds, age);
        QFETCH(bool, counts);
        Fixture fixture;
        LoginService logins(fixture.storesForAll(), {fixture.publisher, fixture.confirmations},
                            fixture.clock.reader(), TestSupport::countingBytes(),
                            TestSupport::loginRules,
                            [&] { return fixture.clock.now.addDuration(-ahead); });
        const auto attempt = logins.start({})->attempt;
        auto message = fixture.message(attempt.id);
        message.sentAt = attempt.createdAt.addDuration(-age);

        const auto verdict = logins.complete(message);

        QVERIFY(counts ? verdict || verdict.error() != IgnoreReason::SentBeforeAttempt
                       : !verdict && verdict.error() == IgnoreReason::SentBeforeAttempt);
    }

    void aStartThatCannotBeStoredFails_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("insert") << Step::InsertAttempt;
        QTest::newRow("commit") << Step::Commit;
    }

    void aStartThatCannotBeStoredFails()
    {
        QFETCH(Step, failing);
        Fixture fixture;
        fixture.stores.failing = failing;

        QVERIFY(!fixture.logins.start({}));

        QVERIFY(fixture.stores.rows.attempts.isEmpty());
    }

    void aMessageEndsAnAttempt_data()
    {
        QTest::addColumn<QList<bool>>("tenantsWithThisPhone");
        QTest::addColumn<QString>("expected");

        QTest::newRow("known") << QList{true} << u"COMPLETED"_s;
        QTest::newRow("unknown") << QList<bool>{} << u"FAILED USER_NOT_FOUND"_s;
        QTest::newRow("disabled") << QList{false} << u"FAILED TENANT_DISABLED"_s;
        QTest::newRow("shared") << QList{true, true} << u"FAILED PHONE_NOT_UNIQUE"_s;
        QTest::newRow("shared by disabled") << QList{false, false} << u"FAILED PHONE_NOT_UNIQUE"_s;
        QTest::newRow("shared with a disabled")
            << QList{false, true} << u"FAILED PHONE_NOT_UNIQUE"_s;
    }

    void aMessageEndsAnAttempt()
    {
        QFETCH(QList<bool>, tenantsWithThisPhone);
        QFETCH(QString, expected);
        Fixture fixture;
        fixture.stores.rows.tenants = {TestSupport::tenant(1, u"+9965551234567"),
                                       TestSupport::tenant(2, u"+508551234")};
        for (const bool isActive : tenantsWithThisPhone) {
            auto tenant = TestSupport::tenant(7, knownPhone);
            tenant.isActive = isActive;
            fixture.stores.rows.tenants.append(tenant);
        }
        const auto attempt = fixture.started();

        const auto verdict = fixture.logins.complete(fixture.message(attempt.id));

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(fixture.stateOf(attempt), verdict->state);
        const auto stored = fixture.stores.rows.attempts.value(attempt.id);
        const bool isCompleted = verdict->state.status == AttemptStatus::Completed;
        QCOMPARE(stored.verifiedPhone, TestSupport::phone(knownPhone));
        QCOMPARE(stored.tenantId, isCompleted ? std::optional<qint64>(7) : std::nullopt);
        QCOMPARE(fixture.stores.rows.sessions.size(), isCompleted ? 1 : 0);
        const QStringList log{fixture.published(u"arrived"_s, attempt, AttemptStatus::New),
                              fixture.published(u"changed"_s, attempt, verdict->state.status)};
        QCOMPARE(fixture.publisher.log, log);
    }

    void aPhoneThatContainsAKnownOneIsAnother_data()
    {
        QTest::addColumn<QString>("sender");

        QTest::newRow("a digit more") << u"+9965551234567"_s;
        QTest::newRow("a digit less") << u"+99655512345"_s;
        QTest::newRow("other country, same end") << u"+7996555123456"_s;
    }

    void aPhoneThatContainsAKnownOneIsAnother()
    {
        QFETCH(QString, sender);
        Fixture fixture;
        const auto attempt = fixture.started();

        const auto verdict = fixture.logins.complete(fixture.message(attempt.id, sender));

        QCOMPARE(nameOf(verdict), u"FAILED USER_NOT_FOUND"_s);
    }

    void anAttemptIsOverAtItsLastMoment_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<QString>("expected");
        using Age = std::chrono::milliseconds;

        QTest::newRow("at once") << Age(0) << u"COMPLETED"_s;
        QTest::newRow("last second") << Age(179s) << u"COMPLETED"_s;
        QTest::newRow("last millisecond") << Age(180s - 1ms) << u"COMPLETED"_s;
        QTest::newRow("exactly over") << Age(180s) << u"attempt over"_s;
        QTest::newRow("long over") << Age(24h) << u"attempt over"_s;
    }

    void anAttemptIsOverAtItsLastMoment()
    {
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(QString, expected);
        Fixture fixture;
        const auto attempt = fixture.started();
        fixture.clock.advance(age);

        const auto verdict = fixture.logins.complete(fixture.message(attempt.id));

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(fixture.publisher.log.isEmpty(), !verdict);
        QCOMPARE(fixture.stateOf(attempt), verdict ? verdict->state : AttemptState{});
    }

    void aMessageMustNotBeOlderThanTheAttempt_data()
    {
        QTest::addColumn<QDateTime>("sentAt");
        QTest::addColumn<QString>("expected");
        const auto start = TestSupport::TestClock().now;

        QTest::newRow("same moment") << start << u"COMPLETED"_s;
        QTest::newRow("phone's clock behind") << start.addDuration(-119s) << u"COMPLETED"_s;
        QTest::newRow("as far behind as allowed") << start.addDuration(-120s) << u"COMPLETED"_s;
        QTest::newRow("a second too far") << start.addDuration(-121s) << u"sent before"_s;
        QTest::newRow("yesterday") << start.addDays(-1) << u"sent before"_s;
        QTest::newRow("epoch") << QDateTime::fromSecsSinceEpoch(0, Qt::UTC) << u"sent before"_s;
        QTest::newRow("no time") << QDateTime() << u"sent before"_s;
        QTest::newRow("phone's clock ahead") << start.addDuration(1h) << u"COMPLETED"_s;
        QTest::newRow("next year") << start.addYears(1) << u"COMPLETED"_s;
    }

    void aMessageMustNotBeOlderThanTheAttempt()
    {
        QFETCH(QDateTime, sentAt);
        QFETCH(QString, expected);
        Fixture fixture;
        const auto attempt = fixture.started();
        auto message = fixture.message(attempt.id);
        message.sentAt = sentAt;

        const auto verdict = fixture.logins.complete(message);

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(fixture.publisher.log.isEmpty(), !verdict);
        QCOMPARE(fixture.stateOf(attempt), verdict ? verdict->state : AttemptState{});
    }

    void anUnknownAttemptConcernsNobody()
    {
        Fixture fixture;
        const auto attempt = fixture.started();

        const auto verdict = fixture.logins.complete(fixture.message(QUuid::createUuid()));

        QCOMPARE(nameOf(verdict), u"unknown attempt"_s);
        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void whatIsOverStaysOver_data()
    {
        QTest::addColumn<AttemptState>("state");

        QTest::newRow("verified") << AttemptState{AttemptStatus::Verified, {}};
        QTest::newRow("completed") << AttemptState{AttemptStatus::Completed, {}};
        QTest::newRow("failed") << AttemptState{AttemptStatus::Failed, FailureReason::Cancelled};
    }

    void whatIsOverStaysOver()
    {
        QFETCH(AttemptState, state);
        Fixture fixture;
        const auto attempt = fixture.started();
        fixture.stores.rows.attempts[attempt.id].state = state;

        const auto verdict = fixture.logins.complete(fixture.message(attempt.id));

        QCOMPARE(nameOf(verdict), u"attempt over"_s);
        QCOMPARE(fixture.stateOf(attempt), state);
        QVERIFY(fixture.publisher.log.isEmpty());
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
    }

    void aMessageCountsOnce_data()
    {
        QTest::addColumn<MessageKey>("again");
        QTest::addColumn<QString>("expected");
        const Fixture fixture;
        const auto key = fixture.message({}).key;

        QTest::newRow("repeated") << key << u"duplicate"_s;
        QTest::newRow("same id, other chat")
            << MessageKey{key.instance, u"996555000001@c.us"_s, key.messageId} << u"COMPLETED"_s;
        QTest::newRow("same id, other instance")
            << MessageKey{key.instance + 1, key.chat, key.messageId} << u"COMPLETED"_s;
        QTest::newRow("other id") << MessageKey{key.instance, key.chat, u"BAE5000000000001"_s}
                                  << u"COMPLETED"_s;
        QTest::newRow("no id") << MessageKey{key.instance, key.chat, {}} << u"COMPLETED"_s;
    }

    void aMessageCountsOnce()
    {
        QFETCH(MessageKey, again);
        QFETCH(QString, expected);
        Fixture fixture;
        const auto first = fixture.started();
        const auto second = fixture.started();
        auto message = fixture.message(second.id);
        message.key = again;
        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(first.id))), u"COMPLETED"_s);

        const auto verdict = fixture.logins.complete(message);

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(fixture.stateOf(second), verdict ? verdict->state : AttemptState{});
    }

    void fortyRepeatsSignInOnce()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = fixture.message(attempt.id);
        QCOMPARE(nameOf(fixture.logins.complete(message)), u"COMPLETED"_s);

        for (int i = 0; i < 40; ++i)
            QCOMPARE(nameOf(fixture.logins.complete(message)), u"duplicate"_s);

        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.publisher.log.size(), 2);
    }

    void aDismissedMessageIsRememberedToo()
    {
        Fixture fixture;
        const auto message = fixture.message(QUuid::createUuid());
        QCOMPARE(nameOf(fixture.logins.complete(message)), u"unknown attempt"_s);

        QCOMPARE(nameOf(fixture.logins.complete(message)), u"duplicate"_s);
    }

    void aMessageWithoutAnIdIsNotRemembered()
    {
        Fixture fixture;
        auto message = fixture.message(fixture.started().id);
        message.key.messageId.clear();

        QCOMPARE(nameOf(fixture.logins.complete(message)), u"COMPLETED"_s);
        QCOMPARE(nameOf(fixture.logins.complete(message)), u"attempt over"_s);

        QVERIFY(fixture.stores.rows.messages.isEmpty());
    }

    void afterAStorageFailureTheRepeatWorks_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("remember the message") << Step::RememberMessage;
        QTest::newRow("find the attempt") << Step::FindAttempt;
        QTest::newRow("find the tenant") << Step::FindTenantsByPhone;
        QTest::newRow("advance the attempt") << Step::AdvanceAttempt;
        QTest::newRow("open the session") << Step::InsertSession;
        QTest::newRow("audit") << Step::Audit;
        QTest::newRow("commit") << Step::Commit;
    }

    void afterAStorageFailureTheRepeatWorks()
    {
        QFETCH(Step, failing);
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = fixture.message(attempt.id);
        fixture.stores.failing = failing;

        const auto failed = fixture.logins.complete(message);

        QCOMPARE(nameOf(failed), u"storage failed"_s);
        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
        QVERIFY(fixture.stores.rows.messages.isEmpty());
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QVERIFY(fixture.stores.rows.audit.isEmpty());
        QVERIFY(fixture.publisher.log.filter(u"changed"_s).isEmpty());

        fixture.stores.failing.reset();
        QCOMPARE(nameOf(fixture.logins.complete(message)), u"COMPLETED"_s);
    }

    void ofTwoSendersTheFirstWins()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        fixture.stores.beforeAdvance = [&fixture, &attempt] {
            fixture.stores.rows.attempts[attempt.id].state.status = AttemptStatus::Completed;
            fixture.stores.rows.attempts[attempt.id].tenantId = 8;
        };

        const auto verdict = fixture.logins.complete(fixture.message(attempt.id));

        QCOMPARE(nameOf(verdict), u"attempt over"_s);
        QCOMPARE(fixture.stores.rows.attempts.value(attempt.id).tenantId, 8);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QVERIFY(fixture.publisher.log.filter(u"changed"_s).isEmpty());
        QCOMPARE(fixture.stores.rows.messages.size(), 1);
    }

    void theTimeMayRunOutWhileWeLook()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        LoginService logins(
            fixture.storesForAll(), {fixture.publisher, fixture.confirmations},
            [&fixture] {
                return std::exchange(fixture.clock.now, fixture.clock.now.addDuration(100s));
            },
            TestSupport::countingBytes(), TestSupport::loginRules);
        fixture.clock.advance(90s);

        const auto verdict = logins.complete(fixture.message(attempt.id));

        QCOMPARE(nameOf(verdict), u"attempt over"_s);
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
    }

    void everyEndByAMessageIsAudited_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<bool>("isActive");
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<QString>("expected");

        QTest::newRow("completed") << knownPhone << true << u"Desk"_s
                                   << u"tenant:7|attempt.completed|%1|Desk|+996•••••456"_s;
        QTest::newRow("in a browser") << knownPhone << true << QString()
                                      << u"tenant:7|attempt.completed|%1|web|+996•••••456"_s;
        QTest::newRow("unknown") << u"+996555000001"_s << true << u"Desk"_s
                                 << u"phone:+996•••••001|attempt.failed|%1|Desk|USER_NOT_FOUND"_s;
        QTest::newRow("disabled") << knownPhone << false << u"Desk"_s
                                  << u"phone:+996•••••456|attempt.failed|%1|Desk|TENANT_DISABLED"_s;
    }

    void everyEndByAMessageIsAudited()
    {
        QFETCH(QString, phone);
        QFETCH(bool, isActive);
        QFETCH(QString, kiosk);
        QFETCH(QString, expected);
        Fixture fixture;
        fixture.stores.rows.tenants.first().isActive = isActive;
        const auto attempt = fixture.started(kiosk);
        fixture.clock.advance(5s);

        const auto message = fixture.message(attempt.id, phone);
        QVERIFY(fixture.logins.complete(message));
        QCOMPARE(nameOf(fixture.logins.complete(message)), u"duplicate"_s);

        QCOMPARE(fixture.stores.audited(),
                 QStringList(expected.arg(u"attempt:"_s + toString(attempt.id))));
        QCOMPARE(fixture.stores.rows.audit.first().at, fixture.clock.now);
    }

    void theSessionHasTheLimitsOfItsStarter_data()
    {
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<std::chrono::seconds>("idle");
        QTest::addColumn<std::chrono::seconds>("max");

        QTest::newRow("kiosk") << u"Desk"_s << 60s << 900s;
        QTest::newRow("web page") << QString() << 1800s << 43200s;
    }

    void theSessionHasTheLimitsOfItsStarter()
    {
        QFETCH(QString, kiosk);
        QFETCH(std::chrono::seconds, idle);
        QFETCH(std::chrono::seconds, max);
        Fixture fixture;
        const auto attempt = fixture.started(kiosk);
        fixture.clock.advance(30s);

        QVERIFY(fixture.logins.complete(fixture.message(attempt.id)));

        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        const auto &session = fixture.stores.rows.sessions.first();
        QCOMPARE(session.attemptId, attempt.id);
        QCOMPARE(session.tenantId, 7);
        QCOMPARE(session.kiosk, kiosk);
        QVERIFY(session.service.isEmpty());
        QCOMPARE(session.createdAt, fixture.clock.now);
        QCOMPARE(session.idle, idle);
        QCOMPARE(session.endsAt, fixture.clock.now.addDuration(max));
        QVERIFY(session.tokenHash.isEmpty() && !session.isAcknowledged && !session.revokedAt);
    }

    void whoSignedInIsToldOnceInTheChatThatTheyWroteIn()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        auto message = fixture.message(attempt.id);
        message.key.chat = u"182500000000001@lid"_s;

        QVERIFY(fixture.logins.complete(message));
        QVERIFY(!fixture.logins.complete(message));
        const auto unknown =
            fixture.logins.complete(fixture.message(fixture.started().id, u"+996555000001"_s));
        QVERIFY(unknown);
        QVERIFY(unknown->state.status == AttemptStatus::Failed);

        QCOMPARE(fixture.signIns.told.size(), 1);
        QCOMPARE(fixture.signIns.told.first().id, attempt.id);
        QCOMPARE(fixture.signIns.told.first().chat, message.key.chat);
    }
};

KIOSK_TEST(TestLoginService)

} // namespace LoginServiceTest
#include "tst_loginservice.moc"
