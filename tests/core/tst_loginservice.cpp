#include "core/loginservice.h"
#include "support/fakeconfirmations.h"
#include "support/fakepublisher.h"
#include "support/fakestores.h"
#include "support/invented.h"
#include "support/testclock.h"

#include <QTest>

#include <utility>

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::Step;

namespace {

constexpr LoginRules rules{
    .attemptLife = 180s,
    .kioskSession = {.idle = 60s, .max = 900s},
    .webSession = {.idle = 1800s, .max = 43200s},
};

const auto knownPhone = u"+996555123456"_s;

//! A service over a database with one tenant.
struct World
{
    TestSupport::TestClock clock;
    TestSupport::FakeStores stores;
    TestSupport::FakePublisher publisher{stores};
    TestSupport::FakeConfirmations confirmations;
    LoginService logins{{stores, stores, stores, stores, stores, stores},
                        {publisher, confirmations},
                        clock.reader(),
                        TestSupport::countingBytes(),
                        rules};

    World() { stores.rows.tenants = {TestSupport::tenant(7, knownPhone)}; }

    Attempt started(const QString &kiosk = u"Desk"_s)
    {
        return logins.start({.language = u"ky"_s, .kiosk = kiosk}).value().attempt;
    }

    [[nodiscard]] SignInMessage message(const QUuid &attemptId,
                                        const QString &phone = knownPhone) const
    {
        return {.key = {.instance = 1101000001,
                        .chat = phone.mid(1) + u"@c.us"_s,
                        .messageId = u"BAE5F4886F6F2D05"_s},
                .sender = TestSupport::phone(phone),
                .attemptId = attemptId,
                .sentAt = clock.now};
    }

    [[nodiscard]] AttemptState stateOf(const Attempt &attempt) const
    {
        return stores.rows.attempts.value(attempt.id).state;
    }

    [[nodiscard]] QString published(const QString &what, const Attempt &attempt,
                                    AttemptStatus status) const
    {
        return QStringList{what, toString(attempt.id), toString(status)}.join(u' ');
    }
};

QString nameOf(const AttemptState &state)
{
    return toString(state.status) + (state.failure ? u' ' + toString(*state.failure) : QString());
}

QString nameOf(const Expected<Attempt, Dismissal> &verdict)
{
    if (verdict)
        return nameOf(verdict->state);
    switch (verdict.error()) {
    case Dismissal::Duplicate:
        return u"duplicate"_s;
    case Dismissal::UnknownAttempt:
        return u"unknown attempt"_s;
    case Dismissal::SenderSilenced:
        return u"sender silenced"_s;
    case Dismissal::AttemptOver:
        return u"attempt over"_s;
    case Dismissal::SentBeforeAttempt:
        return u"sent before"_s;
    case Dismissal::StorageFailed:
        return u"storage failed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

class LoginServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startStoresAnAttemptWithTheHashOfItsToken()
    {
        World world;

        const auto started = world.logins.start({.language = u"ky"_s, .kiosk = u"Desk"_s});

        QVERIFY(started);
        const auto stored = world.stores.rows.attempts.value(started->attempt.id);
        QCOMPARE(stored.state, AttemptState{});
        QCOMPARE(stored.createdAt, world.clock.now);
        QCOMPARE(stored.expiresAt, world.clock.now.addDuration(180s));
        QCOMPARE(stored.language, u"ky"_s);
        QCOMPARE(stored.kiosk, u"Desk"_s);
        QCOMPARE(stored.channelTokenHash, started->channelToken.hash());
        QVERIFY(stored.channelTokenHash != started->channelToken.reveal());
        QVERIFY(!stored.verifiedPhone && !stored.tenantId);
        QVERIFY(world.publisher.log.isEmpty());
        QVERIFY(world.stores.rows.sessions.isEmpty());
    }

    void anIdIsARandomUuidOfVersion4()
    {
        World world;

        QSet<QUuid> ids;
        for (int i = 0; i < 100; ++i) {
            const auto started = world.logins.start({});
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
        World world;
        QByteArray drawn;
        const auto bytes = [&drawn, next = TestSupport::countingBytes()](qsizetype count) {
            drawn += next(count);
            return drawn.last(count);
        };
        LoginService logins(
            {world.stores, world.stores, world.stores, world.stores, world.stores, world.stores},
            {world.publisher, world.confirmations}, world.clock.reader(), bytes, rules);

        QVERIFY(logins.start({}));

        QCOMPARE(drawn.size(), 32 + 16); // a draw of its own for each
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
        World world;
        world.stores.failing = failing;

        QVERIFY(!world.logins.start({}));

        QVERIFY(world.stores.rows.attempts.isEmpty());
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
        World world;
        world.stores.rows.tenants = {TestSupport::tenant(1, u"+9965551234567"),
                                     TestSupport::tenant(2, u"+508551234")};
        for (const bool isActive : tenantsWithThisPhone) {
            auto tenant = TestSupport::tenant(7, knownPhone);
            tenant.isActive = isActive;
            world.stores.rows.tenants.append(tenant);
        }
        const auto attempt = world.started();

        const auto verdict = world.logins.complete(world.message(attempt.id));

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(world.stateOf(attempt), verdict->state);
        const auto stored = world.stores.rows.attempts.value(attempt.id);
        const bool isCompleted = verdict->state.status == AttemptStatus::Completed;
        QCOMPARE(stored.verifiedPhone, TestSupport::phone(knownPhone));
        QCOMPARE(stored.tenantId, isCompleted ? std::optional<qint64>(7) : std::nullopt);
        QCOMPARE(world.stores.rows.sessions.size(), isCompleted ? 1 : 0);
        const QStringList log{world.published(u"arrived"_s, attempt, AttemptStatus::New),
                              world.published(u"changed"_s, attempt, verdict->state.status)};
        QCOMPARE(world.publisher.log, log);
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
        World world;
        const auto attempt = world.started();

        const auto verdict = world.logins.complete(world.message(attempt.id, sender));

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
        World world;
        const auto attempt = world.started();
        world.clock.advance(age);

        const auto verdict = world.logins.complete(world.message(attempt.id));

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(world.publisher.log.isEmpty(), !verdict);
        QCOMPARE(world.stateOf(attempt), verdict ? verdict->state : AttemptState{});
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
        World world;
        const auto attempt = world.started();
        auto message = world.message(attempt.id);
        message.sentAt = sentAt;

        const auto verdict = world.logins.complete(message);

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(world.publisher.log.isEmpty(), !verdict);
        QCOMPARE(world.stateOf(attempt), verdict ? verdict->state : AttemptState{});
    }

    void anUnknownAttemptConcernsNobody()
    {
        World world;
        const auto attempt = world.started();

        const auto verdict = world.logins.complete(world.message(QUuid::createUuid()));

        QCOMPARE(nameOf(verdict), u"unknown attempt"_s);
        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QVERIFY(world.publisher.log.isEmpty());
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
        World world;
        const auto attempt = world.started();
        world.stores.rows.attempts[attempt.id].state = state;

        const auto verdict = world.logins.complete(world.message(attempt.id));

        QCOMPARE(nameOf(verdict), u"attempt over"_s);
        QCOMPARE(world.stateOf(attempt), state);
        QVERIFY(world.publisher.log.isEmpty());
        QVERIFY(world.stores.rows.sessions.isEmpty());
    }

    void aMessageCountsOnce_data()
    {
        QTest::addColumn<MessageKey>("again");
        QTest::addColumn<QString>("expected");
        const World world;
        const auto key = world.message({}).key;

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
        World world;
        const auto first = world.started();
        const auto second = world.started();
        auto message = world.message(second.id);
        message.key = again;
        QCOMPARE(nameOf(world.logins.complete(world.message(first.id))), u"COMPLETED"_s);

        const auto verdict = world.logins.complete(message);

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(world.stateOf(second), verdict ? verdict->state : AttemptState{});
    }

    void fortyRepeatsSignInOnce()
    {
        World world;
        const auto attempt = world.started();
        const auto message = world.message(attempt.id);
        QCOMPARE(nameOf(world.logins.complete(message)), u"COMPLETED"_s);

        for (int i = 0; i < 40; ++i)
            QCOMPARE(nameOf(world.logins.complete(message)), u"duplicate"_s);

        QCOMPARE(world.stores.rows.sessions.size(), 1);
        QCOMPARE(world.publisher.log.size(), 2);
    }

    void aDismissedMessageIsRememberedToo()
    {
        World world;
        const auto message = world.message(QUuid::createUuid());
        QCOMPARE(nameOf(world.logins.complete(message)), u"unknown attempt"_s);

        QCOMPARE(nameOf(world.logins.complete(message)), u"duplicate"_s);
    }

    void aMessageWithoutAnIdIsNotRemembered()
    {
        World world;
        auto message = world.message(world.started().id);
        message.key.messageId.clear();

        QCOMPARE(nameOf(world.logins.complete(message)), u"COMPLETED"_s);
        QCOMPARE(nameOf(world.logins.complete(message)), u"attempt over"_s);

        QVERIFY(world.stores.rows.messages.isEmpty());
    }

    void afterAStorageFailureTheRepeatWorks_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("remember the message") << Step::RememberMessage;
        QTest::newRow("find the attempt") << Step::FindAttempt;
        QTest::newRow("find the tenant") << Step::FindTenantsByPhone;
        QTest::newRow("advance the attempt") << Step::AdvanceAttempt;
        QTest::newRow("open the session") << Step::InsertSession;
        QTest::newRow("commit") << Step::Commit;
    }

    void afterAStorageFailureTheRepeatWorks()
    {
        QFETCH(Step, failing);
        World world;
        const auto attempt = world.started();
        const auto message = world.message(attempt.id);
        world.stores.failing = failing;

        const auto failed = world.logins.complete(message);

        QCOMPARE(nameOf(failed), u"storage failed"_s);
        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QVERIFY(world.stores.rows.messages.isEmpty());
        QVERIFY(world.stores.rows.sessions.isEmpty());
        QVERIFY(world.publisher.log.filter(u"changed"_s).isEmpty());

        world.stores.failing.reset();
        QCOMPARE(nameOf(world.logins.complete(message)), u"COMPLETED"_s);
    }

    void ofTwoSendersTheFirstWins()
    {
        World world;
        const auto attempt = world.started();
        world.stores.beforeAdvance = [&world, &attempt] {
            world.stores.rows.attempts[attempt.id].state.status = AttemptStatus::Completed;
            world.stores.rows.attempts[attempt.id].tenantId = 8;
        };

        const auto verdict = world.logins.complete(world.message(attempt.id));

        QCOMPARE(nameOf(verdict), u"attempt over"_s);
        QCOMPARE(world.stores.rows.attempts.value(attempt.id).tenantId, 8);
        QVERIFY(world.stores.rows.sessions.isEmpty());
        QVERIFY(world.publisher.log.filter(u"changed"_s).isEmpty());
        QCOMPARE(world.stores.rows.messages.size(), 1);
    }

    void theTimeMayRunOutWhileWeLook()
    {
        World world;
        const auto attempt = world.started();
        LoginService logins(
            {world.stores, world.stores, world.stores, world.stores, world.stores, world.stores},
            {world.publisher, world.confirmations},
            [&world] { return std::exchange(world.clock.now, world.clock.now.addDuration(100s)); },
            TestSupport::countingBytes(), rules);
        world.clock.advance(90s);

        const auto verdict = logins.complete(world.message(attempt.id));

        QCOMPARE(nameOf(verdict), u"attempt over"_s);
        QVERIFY(world.stores.rows.sessions.isEmpty());
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
        World world;
        const auto attempt = world.started(kiosk);
        world.clock.advance(30s);

        QVERIFY(world.logins.complete(world.message(attempt.id)));

        QCOMPARE(world.stores.rows.sessions.size(), 1);
        const auto &session = world.stores.rows.sessions.first();
        QCOMPARE(session.attemptId, attempt.id);
        QCOMPARE(session.tenantId, 7);
        QCOMPARE(session.createdAt, world.clock.now);
        QCOMPARE(session.idle, idle);
        QCOMPARE(session.endsAt, world.clock.now.addDuration(max));
        QVERIFY(session.tokenHash.isEmpty() && !session.isAcknowledged && !session.revokedAt);
    }

    void aPendingAttemptCanBeCancelledOnce_data()
    {
        QTest::addColumn<AttemptStatus>("status");

        QTest::newRow("new") << AttemptStatus::New;
        QTest::newRow("verified") << AttemptStatus::Verified;
    }

    void aPendingAttemptCanBeCancelledOnce()
    {
        QFETCH(AttemptStatus, status);
        World world;
        const auto attempt = world.started();
        world.stores.rows.attempts[attempt.id].state.status = status;

        const auto first = world.logins.cancel(attempt.id);
        const auto second = world.logins.cancel(attempt.id);

        QVERIFY(first.value());
        QVERIFY(!second.value());
        QCOMPARE(nameOf(world.stateOf(attempt)), u"FAILED CANCELLED"_s);
        QCOMPARE(world.publisher.log,
                 QStringList(world.published(u"changed"_s, attempt, AttemptStatus::Failed)));
        QCOMPARE(nameOf(world.logins.complete(world.message(attempt.id))), u"attempt over"_s);
    }

    void whatIsOverCannotBeCancelled()
    {
        World world;
        const auto completed = world.started();
        QVERIFY(world.logins.complete(world.message(completed.id)));
        const auto expired = world.started();
        world.clock.advance(180s);
        world.publisher.log.clear();

        QVERIFY(!world.logins.cancel(completed.id).value());
        QVERIFY(!world.logins.cancel(expired.id).value());
        QVERIFY(!world.logins.cancel(QUuid::createUuid()).value());

        QCOMPARE(nameOf(world.stateOf(completed)), u"COMPLETED"_s);
        QCOMPARE(world.stateOf(expired), AttemptState{});
        QVERIFY(world.publisher.log.isEmpty());
    }

    void aCancelThatCannotBeStoredTellsNobody_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("find") << Step::FindAttempt;
        QTest::newRow("advance") << Step::AdvanceAttempt;
        QTest::newRow("commit") << Step::Commit;
    }

    void aCancelThatCannotBeStoredTellsNobody()
    {
        QFETCH(Step, failing);
        World world;
        const auto attempt = world.started();
        world.stores.failing = failing;

        QVERIFY(!world.logins.cancel(attempt.id));

        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QVERIFY(world.publisher.log.isEmpty());
    }

    void aLostCancelTellsNobody()
    {
        World world;
        const auto attempt = world.started();
        world.stores.beforeAdvance = [&world, &attempt] {
            world.stores.rows.attempts[attempt.id].state.status = AttemptStatus::Completed;
        };

        QVERIFY(!world.logins.cancel(attempt.id).value());

        QCOMPARE(nameOf(world.stateOf(attempt)), u"COMPLETED"_s);
        QVERIFY(world.publisher.log.isEmpty());
    }

    void whatIsDueExpiresAndIsPublishedOnce()
    {
        World world;
        const auto completed = world.started();
        QVERIFY(world.logins.complete(world.message(completed.id)));
        const auto due = world.started();
        world.clock.advance(1s);
        const auto later = world.started();
        world.clock.advance(179s);
        world.publisher.log.clear();

        const auto first = world.logins.expireDue();
        const auto second = world.logins.expireDue();

        QCOMPARE(first.value(), QList{due.id});
        QVERIFY(second->isEmpty());
        QCOMPARE(nameOf(world.stateOf(due)), u"FAILED ATTEMPT_EXPIRED"_s);
        QCOMPARE(world.stateOf(later), AttemptState{});
        QCOMPARE(nameOf(world.stateOf(completed)), u"COMPLETED"_s);
        QCOMPARE(world.publisher.log,
                 QStringList(world.published(u"changed"_s, due, AttemptStatus::Failed)));
    }

    void anExpiryThatCannotBeStoredTellsNobody_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("expire") << Step::ExpireAttempts;
        QTest::newRow("commit") << Step::Commit;
    }

    void anExpiryThatCannotBeStoredTellsNobody()
    {
        QFETCH(Step, failing);
        World world;
        const auto attempt = world.started();
        world.clock.advance(180s);
        world.stores.failing = failing;

        QVERIFY(!world.logins.expireDue());

        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QVERIFY(world.publisher.log.isEmpty());
    }

    void findTellsWhatAnAttemptIsNow()
    {
        World world;
        const auto attempt = world.started();

        QCOMPARE(world.logins.find(attempt.id).value()->state, AttemptState{});
        world.clock.advance(180s);
        QCOMPARE(nameOf(world.logins.find(attempt.id).value()->state), u"FAILED ATTEMPT_EXPIRED"_s);

        QCOMPARE(world.stateOf(attempt), AttemptState{}); // looking writes nothing
        QVERIFY(!world.logins.find(QUuid::createUuid()).value());
        world.stores.failing = Step::FindAttempt;
        QVERIFY(!world.logins.find(attempt.id));
    }
};

QTEST_APPLESS_MAIN(LoginServiceTest)
#include "tst_loginservice.moc"
