#include "listings.h"
#include "support/program.h"

#include <QTest>

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::ServeProcess;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;
constexpr int usage = 2;

const auto asan = u"+996555121001"_s;
const auto strange = u"996555121099"_s;

} // namespace

//! From a number that nobody knows to a sign-in, with the real programs.
class TestTenantsLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        m_server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(m_server->isListening());
    }

    void cleanup()
    {
        m_server.reset();
        m_home.reset();
    }

    void whoWasLinkedSignsInWithTheSameNumber()
    {
        const auto ticket = ticketOf(tryFrom(strange));
        QCOMPARE(ticket.size(), 4);

        const auto finished = m_home->ctl({u"tenants"_s, u"link"_s, ticket, u"0555 121001"_s});

        QCOMPARE(finished.exitCode, done);
        QVERIFY(finished.output.contains(u"Asan Usenov"_s));
        const auto status = tryFrom(strange);
        QCOMPARE(status["status"_L1].toString(), u"COMPLETED"_s);
        QCOMPARE(status["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        const auto audit = listed(*m_home, u"audit"_s);
        QCOMPARE(valuesOf(audit, "action"_L1),
                 (QStringList{u"attempt.completed"_s, u"sender.linked"_s, u"attempt.failed"_s,
                              u"tenant.added"_s}));
        QCOMPARE(audit[1]["actor"_L1].toString(), u"administrator"_s);
        QCOMPARE(audit[1]["subject"_L1].toString(), u"tenant:1"_s);
        QCOMPARE(audit[1]["origin"_L1].toString(), u"command line"_s);
        QCOMPARE(audit[1]["detail"_L1].toString(), u"phone:+996•••••099"_s);
        QCOMPARE(m_home->ctl({u"audit"_s, u"verify"_s}).exitCode, done);
        QVERIFY(!m_server->log().contains(strange.toLatin1()));
    }

    void aTicketIsUsedOnce()
    {
        const auto ticket = ticketOf(tryFrom(strange));
        QCOMPARE(m_home->ctl({u"tenants"_s, u"link"_s, ticket, asan}).exitCode, done);

        QCOMPARE(m_home->ctl({u"tenants"_s, u"link"_s, ticket, asan}).exitCode, failed);
    }

    void whatIsWrongIsSaidInOneSentence_data()
    {
        QTest::addColumn<QString>("ticket");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no ticket") << u"four"_s << asan << usage;
        QTest::newRow("long ticket") << u"12345"_s << asan << usage;
        QTest::newRow("no number") << QString() << u"Asan"_s << usage;
        QTest::newRow("nobody's number") << QString() << u"+996555121055"_s << failed;
    }

    // An empty ticket stands for the right one.
    void whatIsWrongIsSaidInOneSentence()
    {
        QFETCH(QString, ticket);
        QFETCH(QString, phone);
        QFETCH(int, exitCode);
        const auto right = ticketOf(tryFrom(strange));

        const auto finished =
            m_home->ctl({u"tenants"_s, u"link"_s, ticket.isEmpty() ? right : ticket, phone});

        QCOMPARE(finished.exitCode, exitCode);
        QVERIFY(finished.output.isEmpty());
        QCOMPARE(finished.complaints.count(u'\n'), 1);
        QVERIFY(!finished.complaints.contains(phone));
        QCOMPARE(tryFrom(strange)["failureReason"_L1].toString(), u"USER_NOT_FOUND"_s);
    }

    void aWrongTicketIsSaidInOneSentence()
    {
        const auto finished = m_home->ctl({u"tenants"_s, u"link"_s, u"0000"_s, asan});

        QCOMPARE(finished.exitCode, failed);
        QCOMPARE(finished.complaints.count(u'\n'), 1);
    }

private:
    //! The status of a new attempt after the message of @p digits, as whoever started it.
    [[nodiscard]] QJsonObject tryFrom(const QString &digits) const
    {
        const auto attempt = m_server->startAttempt();
        if (m_server->notify(loginNotification(digits, attempt)).status != 200)
            return {};
        return m_server->statusOf(attempt);
    }

    [[nodiscard]] static QString ticketOf(const QJsonObject &status)
    {
        return status["ticket"_L1].toString();
    }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
};

QTEST_GUILESS_MAIN(TestTenantsLink)

#include "tst_tenantslink.moc"
