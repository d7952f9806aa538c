// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlLinkTicketsTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC);

} // namespace

class TestSqlLinkTickets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_store = std::make_unique<SqlLinkTickets>(m_database->database());
    }

    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void aTicketComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("lid");
        QTest::newRow("number") << u"+996555121099"_s << QString();
        QTest::newRow("hidden id") << QString() << u"155508384256027"_s;
        QTest::newRow("both") << u"+996555121099"_s << u"155508384256027"_s;
    }

    void aTicketComesBackAsItWas()
    {
        QFETCH(QString, phone);
        QFETCH(QString, lid);
        auto ticket = newTicket(u"0042"_s);
        ticket.sender = {.phone = Core::PhoneNumber::fromE164(phone), .lid = lid};
        QVERIFY(m_store->insert(ticket));

        for (const auto &found :
             {m_store->ticketOf(ticket.attemptId), m_store->findLive(u"0042"_s, now)}) {
            QVERIFY(found && *found);
            QCOMPARE((*found)->ticket, u"0042"_s);
            QCOMPARE((*found)->sender, ticket.sender);
            QCOMPARE((*found)->attemptId, ticket.attemptId);
            QCOMPARE((*found)->kiosk, u"Desk"_s);
            QCOMPARE((*found)->createdAt, ticket.createdAt);
            QCOMPARE((*found)->expiresAt, ticket.expiresAt);
            QVERIFY(!(*found)->usedAt);
        }
    }

    void onlyALiveTicketIsFound_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<bool>("isUsed");
        QTest::addColumn<bool>("expected");
        using Age = std::chrono::milliseconds;
        QTest::newRow("new") << Age(0) << false << true;
        QTest::newRow("last moment") << Age(15min - 1ms) << false << true;
        QTest::newRow("over") << Age(15min) << false << false;
        QTest::newRow("used") << Age(0) << true << false;
    }

    void onlyALiveTicketIsFound()
    {
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(bool, isUsed);
        QFETCH(bool, expected);
        auto ticket = newTicket(u"0042"_s);
        QVERIFY(m_store->insert(ticket));
        if (isUsed) {
            ticket.usedAt = now;
            QVERIFY(m_store->update(ticket));
        }

        QCOMPARE(m_store->findLive(u"0042"_s, now.addDuration(age))->has_value(), expected);
        QCOMPARE(m_store->findLive(u"42"_s, now.addDuration(age))->has_value(), false);
        QCOMPARE(m_store->ticketOf(ticket.attemptId).value()->usedAt, ticket.usedAt);
    }

    void digitsMayComeAgain()
    {
        auto old = newTicket(u"0042"_s);
        old.expiresAt = now;
        const auto live = newTicket(u"0042"_s);
        QVERIFY(m_store->insert(old));
        QVERIFY(m_store->insert(live));

        QCOMPARE(m_store->findLive(u"0042"_s, now).value()->attemptId, live.attemptId);
    }

    void anAttemptHasOne()
    {
        auto ticket = newTicket(u"0042"_s);
        QVERIFY(m_store->insert(ticket));
        ticket.ticket = u"0043"_s;

        QVERIFY(!m_store->insert(ticket));
        ticket.attemptId = QUuid::createUuid(); // of no attempt
        QVERIFY(!m_store->insert(ticket));
    }

    void aLostTableIsAnError()
    {
        const auto ticket = newTicket(u"0042"_s);
        QVERIFY(run(m_database->database(), u"DROP TABLE link_tickets"_s));

        QVERIFY(!m_store->insert(ticket));
        QVERIFY(!m_store->findLive(u"0042"_s, now));
        QVERIFY(!m_store->ticketOf(ticket.attemptId));
        QVERIFY(!m_store->update(ticket));
    }

private:
    //! A ticket of an attempt that is in the database.
    [[nodiscard]] Core::LinkTicket newTicket(const QString &digits) const
    {
        Core::Attempt attempt;
        attempt.id = QUuid::createUuid();
        attempt.createdAt = now;
        attempt.expiresAt = now.addSecs(180);
        (void)SqlAttemptStore(m_database->database()).insert(attempt);
        return {.ticket = digits,
                .sender = {},
                .attemptId = attempt.id,
                .kiosk = u"Desk"_s,
                .createdAt = now,
                .expiresAt = now.addDuration(15min)};
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlLinkTickets> m_store;
};

KIOSK_TEST(TestSqlLinkTickets)

} // namespace SqlLinkTicketsTest

#include "tst_sqllinktickets.moc"
