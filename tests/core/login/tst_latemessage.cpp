// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"
#include "support/test.h"

#include <QTest>

namespace LateMessageTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto stranger = u"+996555121099"_s;
const auto hiddenId = u"155508384256027"_s;
const auto otherLid = u"182500000000001"_s;

LoginRules rulesWith(bool wantsNumber)
{
    auto rules = TestSupport::loginRules;
    rules.confirmation = {.web = false, .staff = false, .all = wantsNumber};
    return rules;
}

struct Fixture : TestSupport::LoginFixture
{
    explicit Fixture(bool wantsNumber)
        : LoginFixture(rulesWith(wantsNumber))
    {
    }

    [[nodiscard]] SignInMessage from(const Attempt &attempt, const Sender &sender) const
    {
        auto message = this->message(attempt.id);
        message.sender = sender;
        message.key.messageId = QUuid::createUuid().toString(QUuid::Id128);
        return message;
    }
};

Sender known()
{
    return {.phone = TestSupport::phone(TestSupport::knownPhone), .lid = {}};
}

Sender somebodyElse()
{
    return {.phone = TestSupport::phone(stranger), .lid = {}};
}

Sender hidden(const QString &id)
{
    return {.phone = {}, .lid = id};
}

} // namespace

class TestLateMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("wantsNumber");
        QTest::newRow("while the number is waited for") << true;
        QTest::newRow("after the sign-in") << false;
    }

    void aSecondSendIsARepetition()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.from(attempt, known())));

        const auto second = fixture.from(attempt, known());

        QCOMPARE(TestSupport::nameOf(fixture.logins.complete(second)), u"attempt over"_s);
        QCOMPARE(fixture.logins.lateMessage(second).value(), LateMessage::Repeated);
    }

    void somebodyElseIsTold()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.from(attempt, known())));

        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, somebodyElse())).value(),
                 LateMessage::Over);
    }

    void aHiddenIdWhoseNumberIsKnownIsThePerson_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<LateMessage>("expected");
        QTest::newRow("the same") << TestSupport::knownPhone << LateMessage::Repeated;
        QTest::newRow("another") << stranger << LateMessage::Over;
    }

    void aHiddenIdWhoseNumberIsKnownIsThePerson()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        QFETCH(QString, number);
        QFETCH(LateMessage, expected);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.from(attempt, known())));
        fixture.stores.rows.numbers.insert(hiddenId, TestSupport::phone(number));

        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, hidden(hiddenId))).value(),
                 expected);
    }

    // Each question costs, and whoever saw the code could cause many.
    void anUnknownHiddenIdIsAskedAboutOnce()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.from(attempt, known())));

        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, hidden(hiddenId))).value(),
                 LateMessage::Undecided);
        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, hidden(hiddenId))).value(),
                 LateMessage::Repeated);
        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, hidden(otherLid))).value(),
                 LateMessage::Repeated);
    }

    void aHiddenIdIsThePersonWhoWroteFromIt_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<LateMessage>("expected");
        QTest::newRow("the same") << hiddenId << LateMessage::Repeated;
        QTest::newRow("another") << otherLid << LateMessage::Over;
    }

    void aHiddenIdIsThePersonWhoWroteFromIt()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        QFETCH(QString, second);
        QFETCH(LateMessage, expected);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        auto first = known();
        first.lid = hiddenId;
        QVERIFY(fixture.logins.complete(fixture.from(attempt, first)));

        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, hidden(second))).value(),
                 expected);
    }

    // They sign in with it, but later it is an old message that somebody sends again.
    void afterItsTimeACodeIsOver()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.from(attempt, known())));
        fixture.clock.advance(TestSupport::loginRules.attemptLife);

        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, known())).value(),
                 LateMessage::Over);
    }

    // Under the hidden id nobody knew them, and that was said.
    void whoWasTurnedDownIsNotToldTwice_data()
    {
        QTest::addColumn<bool>("isHiddenFirst");
        QTest::addColumn<QString>("second");
        QTest::addColumn<LateMessage>("expected");
        QTest::newRow("the same number") << false << stranger << LateMessage::Repeated;
        QTest::newRow("another number") << false << TestSupport::knownPhone << LateMessage::Over;
        QTest::newRow("the number of a hidden id")
            << true << TestSupport::knownPhone << LateMessage::Repeated;
    }

    void whoWasTurnedDownIsNotToldTwice()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        QFETCH(bool, isHiddenFirst);
        QFETCH(QString, second);
        QFETCH(LateMessage, expected);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        const auto first = isHiddenFirst ? hidden(hiddenId) : somebodyElse();
        QCOMPARE(TestSupport::nameOf(fixture.logins.complete(fixture.from(attempt, first))),
                 u"FAILED USER_NOT_FOUND"_s);

        const Sender sender{.phone = TestSupport::phone(second), .lid = {}};
        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, sender)).value(), expected);
    }

    void ofACancelledAttemptNothingIsARepetition()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        QVERIFY(fixture.logins.cancel(attempt.id).value());

        QCOMPARE(fixture.logins.lateMessage(fixture.from(attempt, known())).value(),
                 LateMessage::Over);
    }

    void aBrokenDatabaseIsAnError()
    {
        QFETCH_GLOBAL(bool, wantsNumber);
        Fixture fixture(wantsNumber);
        const auto attempt = fixture.started();
        QVERIFY(fixture.logins.complete(fixture.from(attempt, known())));
        const auto second = fixture.from(attempt, hidden(hiddenId));

        for (const auto step : {TestSupport::Step::FindAttempt, TestSupport::Step::LookUpSender,
                                TestSupport::Step::FindLink}) {
            fixture.stores.failing = step;
            QVERIFY(!fixture.logins.lateMessage(second));
        }
    }
};

KIOSK_TEST(TestLateMessage)

} // namespace LateMessageTest
#include "tst_latemessage.moc"
