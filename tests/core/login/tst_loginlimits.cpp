// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"
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

struct Fixture : TestSupport::LoginFixture
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
        Fixture fixture;
        const auto attempts = fixture.startedMany(4, u"Desk"_s);
        QVERIFY(fixture.publisher.log.isEmpty());

        const auto fifth = fixture.started(u"Desk"_s);

        QCOMPARE(fixture.namesOf(attempts),
                 (QStringList{u"FAILED CANCELLED"_s, u"NEW"_s, u"NEW"_s, u"NEW"_s}));
        QCOMPARE(fixture.stateOf(fifth), AttemptState{});
        QCOMPARE(
            fixture.publisher.log,
            QStringList(Fixture::published(u"changed"_s, attempts.first(), AttemptStatus::Failed)));
    }

    void everyFurtherAttemptCancelsOne()
    {
        Fixture fixture;

        const auto attempts = fixture.startedMany(20, u"Desk"_s);

        QCOMPARE(fixture.namesOf(attempts),
                 QStringList(16, u"FAILED CANCELLED"_s) + QStringList(4, u"NEW"_s));
        QCOMPARE(fixture.publisher.log.size(), 16);
    }

    void anAttemptThatWaitsForItsNumberIsCancelledToo()
    {
        Fixture fixture;
        const auto attempts = fixture.startedMany(4, u"Desk"_s);
        fixture.stores.rows.attempts[attempts.first().id].state.status = AttemptStatus::Verified;

        (void)fixture.started(u"Desk"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempts.first())), u"FAILED CANCELLED"_s);
    }

    void whatIsOverTakesNoRoom()
    {
        Fixture fixture;
        const auto expired = fixture.started(u"Desk"_s);
        fixture.clock.advance(180s);
        const auto completed = fixture.started(u"Desk"_s);
        QVERIFY(fixture.logins.complete(fixture.message(completed.id)));
        const auto cancelled = fixture.started(u"Desk"_s);
        QVERIFY(fixture.logins.cancel(cancelled.id).value());
        fixture.publisher.log.clear();

        const auto attempts = fixture.startedMany(4, u"Desk"_s);

        QCOMPARE(fixture.namesOf(attempts), QStringList(4, u"NEW"_s));
        QCOMPARE(fixture.stateOf(expired), AttemptState{}); // the sweep's to write down
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void everyKioskHasItsOwnRoom()
    {
        Fixture fixture;
        const auto desks = fixture.startedMany(4, u"Desk"_s);

        const auto doors = fixture.startedMany(4, u"Door"_s);

        QCOMPARE(fixture.namesOf(desks + doors), QStringList(8, u"NEW"_s));
    }

    void browsersNeverLoseTheirAttempts()
    {
        Fixture fixture;

        const auto attempts = fixture.startedMany(20, {});

        QCOMPARE(fixture.namesOf(attempts), QStringList(20, u"NEW"_s));
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void aCancelThatIsLostTellsNobody()
    {
        Fixture fixture;
        const auto attempts = fixture.startedMany(4, u"Desk"_s);
        fixture.stores.beforeAdvance = [&] {
            fixture.stores.rows.attempts[attempts.first().id].state.status =
                AttemptStatus::Completed;
        };

        (void)fixture.started(u"Desk"_s);

        QCOMPARE(nameOf(fixture.stateOf(attempts.first())), u"COMPLETED"_s);
        QVERIFY(fixture.publisher.log.isEmpty());
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
        Fixture fixture;
        const auto attempts = fixture.startedMany(4, u"Desk"_s);
        fixture.stores.failing = failing;

        QVERIFY(!fixture.logins.start({.language = {}, .kiosk = u"Desk"_s}));

        QCOMPARE(fixture.namesOf(attempts), QStringList(4, u"NEW"_s));
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void whoGuessesIsSilencedAndAuditedOnce()
    {
        Fixture fixture;

        QCOMPARE(fixture.guessed(5), fiveUnknown);
        QVERIFY(fixture.stores.rows.audit.isEmpty());
        QCOMPARE(fixture.guessed(100), QStringList(100, u"sender silenced"_s));

        const auto phone = u"phone:+996•••••456"_s;
        QCOMPARE(fixture.stores.audited(),
                 QStringList(QStringList{phone, u"sender.silenced"_s, phone, u"whatsapp"_s,
                                         u"named 6 unknown attempts"_s}
                                 .join(u'|')));
    }

    void onlyWhoGuessesIsSilenced()
    {
        Fixture fixture;
        (void)fixture.guessed(10);

        QCOMPARE(fixture.guessed(5, u"+996555121001"_s), fiveUnknown);
    }

    void theSilenceEnds()
    {
        Fixture fixture;
        QCOMPARE(fixture.guessed(10).last(), u"sender silenced"_s);
        fixture.clock.advance(15min - 1ms);
        QCOMPARE(fixture.guessed(1).last(), u"sender silenced"_s);
        fixture.clock.advance(15min);

        QCOMPARE(fixture.guessed(5), fiveUnknown);
        QCOMPARE(fixture.stores.rows.audit.size(), 1);
        QCOMPARE(fixture.guessed(2), QStringList(2, u"sender silenced"_s));
        QCOMPARE(fixture.stores.rows.audit.size(), 2);
    }

    void whoIsSilencedMaySignIn()
    {
        Fixture fixture;
        QCOMPARE(fixture.guessed(10).last(), u"sender silenced"_s);
        const auto attempt = fixture.started();

        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(attempt.id))), u"COMPLETED"_s);
    }

    void aRepeatIsNoFurtherGuess()
    {
        Fixture fixture;
        const auto message = fixture.message(QUuid::createUuid());
        (void)fixture.logins.complete(message);

        for (int i = 0; i < 40; ++i)
            QCOMPARE(nameOf(fixture.logins.complete(message)), u"duplicate"_s);

        QCOMPARE(fixture.guessed(4), QStringList(4, u"unknown attempt"_s));
    }

    void whatIsOverIsNoGuess()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.message(attempt.id)));

        for (int i = 0; i < 20; ++i) {
            auto late = fixture.message(attempt.id);
            late.key.messageId = QString::number(i);
            QCOMPARE(nameOf(fixture.logins.complete(late)), u"attempt over"_s);
        }

        QCOMPARE(fixture.guessed(5), fiveUnknown);
    }
};

KIOSK_TEST(TestLoginLimits)

} // namespace LoginLimitsTest
#include "tst_loginlimits.moc"
