// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/replypolicy.h"
#include "support/invented.h"
#include "support/test.h"
#include "support/testclock.h"

#include <QTest>

namespace ReplyPolicyTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Sender asan{.phone = TestSupport::phone(u"+996555121001")};
const Sender hidden{.lid = u"155508384256027"_s};

} // namespace

class TestReplyPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonIsAnsweredOnceAboutAnAttempt()
    {
        const TestSupport::TestClock clock;
        ReplyPolicy policy(clock.reader());
        const auto id = QUuid::createUuid();

        QVERIFY(policy.allows(ReplyKind::SignedIn, asan, id));

        QVERIFY(!policy.allows(ReplyKind::SignedIn, asan, id));
        QVERIFY(!policy.allows(ReplyKind::ExpiredCode, asan, id));
        QVERIFY(policy.allows(ReplyKind::SignedIn, asan, QUuid::createUuid()));
    }

    // Or a stranger's late message would keep it from the person that somebody signed in as them.
    void whatOthersHearTakesNothingFromWhoSignedIn()
    {
        const TestSupport::TestClock clock;
        ReplyPolicy policy(clock.reader());
        const auto id = QUuid::createUuid();

        QVERIFY(policy.allows(ReplyKind::ExpiredCode, hidden, id));

        QVERIFY(policy.allows(ReplyKind::SignedIn, asan, id));
    }

    void aHintIsGivenOnceInAWhile()
    {
        TestSupport::TestClock clock;
        ReplyPolicy policy(clock.reader());

        QVERIFY(policy.allows(ReplyKind::ScanAgain, asan, QUuid::createUuid()));

        QVERIFY(!policy.allows(ReplyKind::ScanAgain, asan, QUuid::createUuid()));
        QVERIFY(!policy.allows(ReplyKind::ScanAgain, asan, {}));
        clock.advance(1h - 1ms);
        QVERIFY(!policy.allows(ReplyKind::ScanAgain, asan, {}));
        clock.advance(1ms);
        QVERIFY(policy.allows(ReplyKind::ScanAgain, asan, {}));
    }

    // The gateway has delivered one message under a number and under a hidden id.
    void aboutAnAttemptOneHintIsGiven()
    {
        const TestSupport::TestClock clock;
        ReplyPolicy policy(clock.reader());
        const auto id = QUuid::createUuid();

        QVERIFY(policy.allows(ReplyKind::ScanAgain, asan, id));

        QVERIFY(!policy.allows(ReplyKind::ScanAgain, hidden, id));
    }

    void aHintTakesNothingFromWhatFollows()
    {
        const TestSupport::TestClock clock;
        ReplyPolicy policy(clock.reader());
        const auto id = QUuid::createUuid();
        QVERIFY(policy.allows(ReplyKind::ScanAgain, asan, id));

        QVERIFY(policy.allows(ReplyKind::SignedIn, asan, id));
    }

    void ofFailuresASenderHearsThreeAnHour_data()
    {
        QTest::addColumn<ReplyKind>("kind");
        QTest::addColumn<bool>("isLimited");
        QTest::newRow("unknown number") << ReplyKind::UnknownNumber << true;
        QTest::newRow("expired code") << ReplyKind::ExpiredCode << true;
        QTest::newRow("send again") << ReplyKind::SendAgain << true;
        QTest::newRow("ask at the desk") << ReplyKind::AskDesk << true;
        QTest::newRow("signed in") << ReplyKind::SignedIn << false;
        QTest::newRow("session ended") << ReplyKind::SessionEnded << false;
    }

    void ofFailuresASenderHearsThreeAnHour()
    {
        QFETCH(ReplyKind, kind);
        QFETCH(bool, isLimited);
        TestSupport::TestClock clock;
        ReplyPolicy policy(clock.reader());
        for (int i = 0; i < 3; ++i)
            QVERIFY(policy.allows(ReplyKind::UnknownNumber, asan, QUuid::createUuid()));

        QCOMPARE(policy.allows(kind, asan, QUuid::createUuid()), !isLimited);
        QVERIFY(policy.allows(kind, hidden, QUuid::createUuid()));
        clock.advance(1h - 1ms);
        QCOMPARE(policy.allows(kind, asan, QUuid::createUuid()), !isLimited);
        clock.advance(1ms);
        QVERIFY(policy.allows(kind, asan, QUuid::createUuid()));
    }

    void everybodyTogetherHearsThirtyAMinute()
    {
        TestSupport::TestClock clock;
        ReplyPolicy policy(clock.reader());
        for (int i = 0; i < 30; ++i)
            QVERIFY(policy.allows(ReplyKind::SignedIn, asan, QUuid::createUuid()));
        const auto id = QUuid::createUuid();

        QVERIFY(!policy.allows(ReplyKind::SignedIn, hidden, id));
        QVERIFY(!policy.allows(ReplyKind::SessionEnded, hidden, {}));
        clock.advance(1min);
        QVERIFY(policy.allows(ReplyKind::SignedIn, hidden, id)); // what was refused does not count
    }

    void whatConcernsNoAttemptIsNotLimitedByOne()
    {
        const TestSupport::TestClock clock;
        ReplyPolicy policy(clock.reader());

        QVERIFY(policy.allows(ReplyKind::SessionEnded, asan, {}));
        QVERIFY(policy.allows(ReplyKind::SessionEnded, asan, {}));
    }
};

KIOSK_TEST(TestReplyPolicy)

} // namespace ReplyPolicyTest

#include "tst_replypolicy.moc"
