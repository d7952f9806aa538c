#include "support/loginworld.h"
#include "support/test.h"

#include <QTest>

namespace LoginLimitsTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;

namespace {

struct World : TestSupport::LoginWorld
{
    //! Attempts of this kiosk, a second apart.
    [[nodiscard]] QList<Attempt> startedMany(int count, const QString &kiosk)
    {
        QList<Attempt> attempts;
        for (int i = 0; i < count; ++i) {
            attempts.append(started(kiosk));
            clock.advance(1s);
        }
        return attempts;
    }

    [[nodiscard]] QStringList namesOf(const QList<Attempt> &attempts) const
    {
        QStringList names;
        for (const auto &attempt : attempts)
            names.append(nameOf(stateOf(attempt)));
        return names;
    }

    //! The verdicts on so many messages, each naming an attempt that nobody started.
    [[nodiscard]] QStringList guessed(int count, const QString &phone = knownPhone)
    {
        QStringList verdicts;
        for (int i = 0; i < count; ++i) {
            auto guess = message(QUuid::createUuid(), phone);
            guess.key.messageId = QUuid::createUuid().toString(QUuid::Id128);
            verdicts.append(nameOf(logins.complete(guess)));
        }
        return verdicts;
    }
};

const auto fiveUnknown = QStringList(5, u"unknown attempt"_s);

} // namespace

//! The limits of LoginService on those who ask for too much.
class TestLoginLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKiosksFifthAttemptCancelsItsOldest()
    {
        World world;
        const auto attempts = world.startedMany(4, u"Desk"_s);
        QVERIFY(world.publisher.log.isEmpty());

        const auto fifth = world.started(u"Desk"_s);

        QCOMPARE(world.namesOf(attempts),
                 (QStringList{u"FAILED CANCELLED"_s, u"NEW"_s, u"NEW"_s, u"NEW"_s}));
        QCOMPARE(world.stateOf(fifth), AttemptState{});
        QCOMPARE(
            world.publisher.log,
            QStringList(World::published(u"changed"_s, attempts.first(), AttemptStatus::Failed)));
    }

    void everyFurtherAttemptCancelsOne()
    {
        World world;

        const auto attempts = world.startedMany(20, u"Desk"_s);

        QCOMPARE(world.namesOf(attempts),
                 QStringList(16, u"FAILED CANCELLED"_s) + QStringList(4, u"NEW"_s));
        QCOMPARE(world.publisher.log.size(), 16);
    }

    void anAttemptThatWaitsForItsNumberIsCancelledToo()
    {
        World world;
        const auto attempts = world.startedMany(4, u"Desk"_s);
        world.stores.rows.attempts[attempts.first().id].state.status = AttemptStatus::Verified;

        (void)world.started(u"Desk"_s);

        QCOMPARE(nameOf(world.stateOf(attempts.first())), u"FAILED CANCELLED"_s);
    }

    void whatIsOverTakesNoRoom()
    {
        World world;
        const auto expired = world.started(u"Desk"_s);
        world.clock.advance(180s);
        const auto completed = world.started(u"Desk"_s);
        QVERIFY(world.logins.complete(world.message(completed.id)));
        const auto cancelled = world.started(u"Desk"_s);
        QVERIFY(world.logins.cancel(cancelled.id).value());
        world.publisher.log.clear();

        const auto attempts = world.startedMany(4, u"Desk"_s);

        QCOMPARE(world.namesOf(attempts), QStringList(4, u"NEW"_s));
        QCOMPARE(world.stateOf(expired), AttemptState{}); // the sweep's to write down
        QVERIFY(world.publisher.log.isEmpty());
    }

    void everyKioskHasItsOwnRoom()
    {
        World world;
        const auto desks = world.startedMany(4, u"Desk"_s);

        const auto doors = world.startedMany(4, u"Door"_s);

        QCOMPARE(world.namesOf(desks + doors), QStringList(8, u"NEW"_s));
    }

    void browsersNeverLoseTheirAttempts()
    {
        World world;

        const auto attempts = world.startedMany(20, {});

        QCOMPARE(world.namesOf(attempts), QStringList(20, u"NEW"_s));
        QVERIFY(world.publisher.log.isEmpty());
    }

    void aCancelThatIsLostTellsNobody()
    {
        World world;
        const auto attempts = world.startedMany(4, u"Desk"_s);
        world.stores.beforeAdvance = [&] {
            world.stores.rows.attempts[attempts.first().id].state.status = AttemptStatus::Completed;
        };

        (void)world.started(u"Desk"_s);

        QCOMPARE(nameOf(world.stateOf(attempts.first())), u"COMPLETED"_s);
        QVERIFY(world.publisher.log.isEmpty());
    }

    void aStartThatCannotBeStoredCancelsNothing_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("look for the others") << Step::FindAttempt;
        QTest::newRow("cancel") << Step::AdvanceAttempt;
        QTest::newRow("insert") << Step::InsertAttempt;
        QTest::newRow("commit") << Step::Commit;
    }

    void aStartThatCannotBeStoredCancelsNothing()
    {
        QFETCH(Step, failing);
        World world;
        const auto attempts = world.startedMany(4, u"Desk"_s);
        world.stores.failing = failing;

        QVERIFY(!world.logins.start({.language = {}, .kiosk = u"Desk"_s}));

        QCOMPARE(world.namesOf(attempts), QStringList(4, u"NEW"_s));
        QVERIFY(world.publisher.log.isEmpty());
    }

    void whoGuessesIsSilencedAndAuditedOnce()
    {
        World world;

        QCOMPARE(world.guessed(5), fiveUnknown);
        QVERIFY(world.stores.rows.audit.isEmpty());
        QCOMPARE(world.guessed(100), QStringList(100, u"sender silenced"_s));

        const auto phone = u"phone:+996•••••456"_s;
        QCOMPARE(world.stores.audited(),
                 QStringList(QStringList{phone, u"sender.silenced"_s, phone, u"whatsapp"_s,
                                         u"named 6 unknown attempts"_s}
                                 .join(u'|')));
    }

    void onlyWhoGuessesIsSilenced()
    {
        World world;
        (void)world.guessed(10);

        QCOMPARE(world.guessed(5, u"+996555121001"_s), fiveUnknown);
    }

    void theSilenceEnds()
    {
        World world;
        QCOMPARE(world.guessed(10).last(), u"sender silenced"_s);
        world.clock.advance(15min - 1ms);
        QCOMPARE(world.guessed(1).last(), u"sender silenced"_s);
        world.clock.advance(15min);

        QCOMPARE(world.guessed(5), fiveUnknown);
        QCOMPARE(world.stores.rows.audit.size(), 1);
        QCOMPARE(world.guessed(2), QStringList(2, u"sender silenced"_s));
        QCOMPARE(world.stores.rows.audit.size(), 2);
    }

    void whoIsSilencedMaySignIn()
    {
        World world;
        QCOMPARE(world.guessed(10).last(), u"sender silenced"_s);
        const auto attempt = world.started();

        QCOMPARE(nameOf(world.logins.complete(world.message(attempt.id))), u"COMPLETED"_s);
    }

    void aRepeatIsNoFurtherGuess()
    {
        World world;
        const auto message = world.message(QUuid::createUuid());
        (void)world.logins.complete(message);

        for (int i = 0; i < 40; ++i)
            QCOMPARE(nameOf(world.logins.complete(message)), u"duplicate"_s);

        QCOMPARE(world.guessed(4), QStringList(4, u"unknown attempt"_s));
    }

    void whatIsOverIsNoGuess()
    {
        World world;
        const auto attempt = world.started();
        QVERIFY(world.logins.complete(world.message(attempt.id)));

        for (int i = 0; i < 20; ++i) {
            auto late = world.message(attempt.id);
            late.key.messageId = QString::number(i);
            QCOMPARE(nameOf(world.logins.complete(late)), u"attempt over"_s);
        }

        QCOMPARE(world.guessed(5), fiveUnknown);
    }
};

KIOSK_TEST(TestLoginLimits)

} // namespace LoginLimitsTest
#include "tst_loginlimits.moc"
