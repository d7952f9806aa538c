// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/staffpin.h"
#include "support/staffpins.h"
#include "support/test.h"

#include <QTest>

namespace StaffPinTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Http::StaffPin;
using Verdict = Http::StaffPin::Verdict;

class TestStaffPin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_now = 1h;
        m_pin.emplace(TestSupport::staffPinHash(), [this] { return m_now; });
    }

    void onlyThePinIsRight_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("right") << "271828"_ba << true;
        QTest::newRow("another") << "271829"_ba << false;
        QTest::newRow("its beginning") << "27182"_ba << false;
        QTest::newRow("more") << "2718281"_ba << false;
    }

    void onlyThePinIsRight()
    {
        QFETCH(QByteArray, pin);
        QFETCH(bool, isRight);

        QVERIFY(check(u"Desk"_s, pin) == (isRight ? Verdict::Right : Verdict::Wrong));
    }

    void withoutAPinNoneIsRight()
    {
        StaffPin unset(std::nullopt, [this] { return m_now; });

        for (int i = 0; i < 50; ++i)
            QVERIFY(unset.check(u"Desk"_s, "271828"_ba).verdict == Verdict::NotSet);
    }

    void thePinIsWipedWhateverBecomesOfIt()
    {
        StaffPin unset(std::nullopt, [this] { return m_now; });
        QByteArray pin("271828");
        (void)unset.check(u"Desk"_s, std::move(pin));
        QVERIFY(pin.isEmpty()); // NOLINT(bugprone-use-after-move): that is the promise

        for (int i = 0; i < 4; ++i) {
            pin = QByteArray("271828");
            (void)m_pin->check(u"Desk"_s, std::move(pin));
            QVERIFY(pin.isEmpty()); // NOLINT(bugprone-use-after-move): the same
        }
    }

    // Each takes the server's only thread a good part of a tenth of a second.
    void rightPinsAreComparedRarely()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(check(u"Desk"_s, "271828"_ba) == Verdict::Right);

        const auto next = m_pin->check(u"Desk"_s, "271828"_ba);

        QVERIFY(next.verdict == Verdict::TooOften);
        QCOMPARE(next.wait, 5s);
        QVERIFY(check(u"Door"_s, "271828"_ba) == Verdict::Right);
        m_now += 5s;
        QVERIFY(check(u"Desk"_s, "271828"_ba) == Verdict::Right);
    }

    void allKiosksTogetherCompareRarely()
    {
        int compared = 0;
        for (int i = 0; i < 100; ++i)
            compared += check(QString::number(i), "271828"_ba) == Verdict::Right ? 1 : 0;

        QCOMPARE(compared, 6);
    }

    void fiveWrongPinsLockTheKioskOut()
    {
        for (int i = 0; i < StaffPin::wrongOfKiosk; ++i) {
            QVERIFY(check(u"Desk"_s, "0000"_ba) == Verdict::Wrong);
            m_now += 5s;
        }

        const auto next = m_pin->check(u"Desk"_s, "271828"_ba);

        QVERIFY(next.verdict == Verdict::TooOften);
        QCOMPARE(next.wait, 15min - 5s);
        QVERIFY(check(u"Door"_s, "271828"_ba) == Verdict::Right);
        m_now += 15min;
        QVERIFY(check(u"Desk"_s, "271828"_ba) == Verdict::Right);
    }

    // A PIN of four digits holds out for years against a key that was stolen.
    void whoGuessesOnIsLockedOutForLongerAndLonger()
    {
        int wrong = 0;
        const auto start = m_now;
        while (m_now - start < 24h * 365) {
            const auto answer = m_pin->check(u"Desk"_s, "0000"_ba);
            wrong += answer.verdict == Verdict::Wrong ? 1 : 0;
            m_now += std::max<std::chrono::milliseconds>(answer.wait, 1s);
        }

        QVERIFY2(wrong < 400, qPrintable(QString::number(wrong)));
    }

    void aRightPinForgetsTheWrongOnes()
    {
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < StaffPin::wrongOfKiosk - 1; ++i) {
                QVERIFY(check(u"Desk"_s, "0000"_ba) == Verdict::Wrong);
                m_now += 5s;
            }
            QVERIFY(check(u"Desk"_s, "271828"_ba) == Verdict::Right);
            m_now += 5s;
        }
    }

    void manyStolenKeysLockAllOutForAWhile()
    {
        int wrong = 0;
        for (int kiosk = 0; kiosk < 10; ++kiosk) {
            for (int i = 0; i < 4; ++i) {
                wrong += check(QString::number(kiosk), "0000"_ba) == Verdict::Wrong ? 1 : 0;
                m_now += 5s;
            }
            (void)check(u"Desk"_s, "271828"_ba); // ends its own wrong ones only
            m_now += 5s;
        }

        QCOMPARE(wrong, StaffPin::wrongOfAll);
        QVERIFY(check(u"Desk"_s, "271828"_ba) == Verdict::TooOften);
        m_now += 15min;
        QVERIFY(check(u"Desk"_s, "271828"_ba) == Verdict::Right);
    }

private:
    Verdict check(const QString &kiosk, QByteArray pin)
    {
        return m_pin->check(kiosk, std::move(pin)).verdict;
    }

    std::chrono::milliseconds m_now{0};
    std::optional<StaffPin> m_pin;
};

KIOSK_TEST(TestStaffPin)

} // namespace StaffPinTest

#include "tst_staffpin.moc"
