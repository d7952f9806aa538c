// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/linkservice.h"
#include "support/fakestores.h"
#include "support/test.h"

#include <QTest>
#include <QtEndian>

namespace TicketIssuerTest {

using namespace Core;
using namespace Qt::StringLiterals;

namespace {

//! Draws these numbers, one after the other.
RandomBytes drawing(QList<quint32> numbers)
{
    return [numbers](qsizetype /*count*/) mutable {
        const auto word = qToBigEndian(numbers.takeFirst());
        return QByteArray(reinterpret_cast<const char *>(&word), sizeof word);
    };
}

} // namespace

class TestTicketIssuer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTicketIsAsLikelyAsTheOthers_data()
    {
        QTest::addColumn<QList<quint32>>("drawn");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QList<quint32>{0} << u"0000"_s;
        QTest::newRow("small") << QList<quint32>{42} << u"0042"_s;
        QTest::newRow("wrapped") << QList<quint32>{10'123} << u"0123"_s;
        QTest::newRow("last fair one") << QList<quint32>{4'294'959'999U} << u"9999"_s;
        QTest::newRow("unfair ones are drawn again")
            << QList<quint32>{4'294'960'000U, 4'294'967'295U, 7} << u"0007"_s;
        QTest::newRow("a taken one, too") << QList<quint32>{5'555, 15'555, 8} << u"0008"_s;
    }

    void everyTicketIsAsLikelyAsTheOthers()
    {
        QFETCH(QList<quint32>, drawn);
        QFETCH(QString, expected);
        const QDateTime now({2026, 1, 23}, {17, 27}, Qt::UTC);
        TestSupport::FakeStores stores;
        stores.rows.tickets = {{.ticket = u"5555"_s,
                                .sender = {},
                                .attemptId = {},
                                .kiosk = {},
                                .createdAt = now,
                                .expiresAt = now.addSecs(1)}};
        Attempt attempt;
        attempt.id = QUuid::createUuid();
        TicketIssuer issuer(stores, drawing(drawn));

        QVERIFY(stores.commit([&] { return issuer.issue(attempt, {}, now); }));

        QCOMPARE(stores.rows.tickets.last().ticket, expected);
    }
};

KIOSK_TEST(TestTicketIssuer)

} // namespace TicketIssuerTest

#include "tst_ticketissuer.moc"
