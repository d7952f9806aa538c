// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/ratelimits.h"
#include "support/test.h"

#include <QTest>

namespace LockoutTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Http::Lockout;

class TestLockout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_now = 1h; }

    void theFirstFailuresLockNobodyOut()
    {
        auto lockout = made();
        lockout.fail(u"Desk"_s);
        lockout.fail(u"Desk"_s);
        QCOMPARE(lockout.wait(u"Desk"_s), 0ms);

        lockout.fail(u"Desk"_s);

        QCOMPARE(lockout.wait(u"Desk"_s), 15min);
        QCOMPARE(lockout.wait(u"Door"_s), 0ms);
        m_now += 14min;
        QCOMPARE(lockout.wait(u"Desk"_s), 1min);
        m_now += 1min;
        QCOMPARE(lockout.wait(u"Desk"_s), 0ms);
    }

    void eachFurtherFailureLocksOutForTwiceAsLong()
    {
        auto lockout = made();
        lockout.fail(u"Desk"_s);
        lockout.fail(u"Desk"_s);

        for (const auto wait : {15min, 30min, 60min, 90min, 90min}) {
            lockout.fail(u"Desk"_s);
            QCOMPARE(lockout.wait(u"Desk"_s), wait);
            m_now += wait;
        }
    }

    void aSuccessForgetsTheFailures()
    {
        auto lockout = made();
        lockout.fail(u"Desk"_s);
        lockout.fail(u"Desk"_s);
        lockout.succeed(u"Desk"_s);

        lockout.fail(u"Desk"_s);

        QCOMPARE(lockout.wait(u"Desk"_s), 0ms);
    }

    void failuresAreForgottenAfterAWhile_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("pause");
        QTest::addColumn<bool>("isForgotten");
        QTest::newRow("nearly") << std::chrono::milliseconds(24h - 1ms) << false;
        QTest::newRow("a day") << std::chrono::milliseconds(24h) << true;
    }

    void failuresAreForgottenAfterAWhile()
    {
        QFETCH(std::chrono::milliseconds, pause);
        QFETCH(bool, isForgotten);
        auto lockout = made();
        for (int i = 0; i < 3; ++i)
            lockout.fail(u"Desk"_s);
        m_now += 15min + pause;

        lockout.fail(u"Desk"_s);

        QCOMPARE(lockout.wait(u"Desk"_s), isForgotten ? 0ms : 30min);
    }

private:
    [[nodiscard]] Lockout made() const
    {
        return {{.failures = 3, .first = 15min, .longest = 90min, .memory = 24h},
                [this] { return m_now; }};
    }

    std::chrono::milliseconds m_now{0};
};

KIOSK_TEST(TestLockout)

} // namespace LockoutTest

#include "tst_lockout.moc"
