// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/sender.h"
#include "support/test.h"

#include <QTest>

namespace SenderTest {

using namespace Core;
using namespace Qt::StringLiterals;

class TestSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsMaskedAndCountedByNumberWhereThereIsOne_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("lid");
        QTest::addColumn<QString>("masked");
        QTest::addColumn<QString>("key");
        const auto phone = u"+996555121001"_s;
        const auto lid = u"155508384256027"_s;
        QTest::newRow("number") << phone << QString() << u"+996•••••001"_s << phone;
        QTest::newRow("both") << phone << lid << u"+996•••••001"_s << phone;
        QTest::newRow("hidden id") << QString() << lid << u"•••••027"_s << lid + u"@lid"_s;
    }

    void itIsMaskedAndCountedByNumberWhereThereIsOne()
    {
        QFETCH(QString, phone);
        QFETCH(QString, lid);
        QFETCH(QString, masked);
        QFETCH(QString, key);
        const Sender sender{.phone = PhoneNumber::fromE164(phone), .lid = lid};

        QCOMPARE(sender.masked(), masked);
        QCOMPARE(sender.key(), key);
    }
};

KIOSK_TEST(TestSender)

} // namespace SenderTest

#include "tst_sender.moc"
