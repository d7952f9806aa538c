// SPDX-License-Identifier: GPL-3.0-only
#include "support/longrun.h"
#include "support/postgresserver.h"
#include "support/program.h"
#include "support/test.h"

#include <QTest>

#include <array>
#include <deque>

namespace ServersKilledTest {

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::HttpExchange;
using TestSupport::loginNotification;
using TestSupport::PostgresServer;
using TestSupport::ServeProcess;

namespace {

//! A server's program on the shared database, with a home of its own.
class Member
{
public:
    explicit Member(const QString &databaseUrl)
    {
        m_home.set(u"AMT_DATABASE_URL"_s, databaseUrl);
        m_home.set(u"AMT_AUDIT_KEY"_s, u"audit-key-of-the-tests-0123456789abcdef"_s);
        start();
    }

    void start()
    {
        m_process = std::make_unique<ServeProcess>(m_home);
        m_isListening = m_process->isListening();
    }
    //! As a power cut.
    void kill() { m_process->kill(); }

    [[nodiscard]] bool isListening() const { return m_isListening; }
    [[nodiscard]] const Home &home() const { return m_home; }
    [[nodiscard]] ServeProcess &process() { return *m_process; }

private:
    Home m_home;
    std::unique_ptr<ServeProcess> m_process;
    bool m_isListening = false;
};

//! A message that was posted and not yet answered.
struct Post
{
    QByteArray body;
    std::unique_ptr<HttpExchange> exchange;
};

} // namespace

// The test repeats as Green API does: everything that is not answered with 200 comes again, by way
// of whichever server the address in front leads to.
class TestServersKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PostgresServer::start();
        QVERIFY(m_postgres);
    }

    void init()
    {
        m_database = u"members%1"_s.arg(++m_count);
        QVERIFY(m_postgres->create(m_database));
        const auto url = m_postgres->url(m_database);
        m_members = {std::make_unique<Member>(url), std::make_unique<Member>(url)};
        QVERIFY(m_members[0]->isListening() && m_members[1]->isListening());
        QVERIFY(m_members[0]->home().addTenant(u"Aigul"_s, u"+996555121001"_s));
    }

    void cleanup() { m_members = {}; }
    void cleanupTestCase() { m_postgres.reset(); }

    void everyAcknowledgedMessageHasOneOutcome_data()
    {
        QTest::addColumn<QString>("accident");
        QTest::newRow("one server is killed") << u"server"_s;
        QTest::newRow("the database is killed") << u"database"_s;
        QTest::newRow("nothing happens") << QString();
    }

    void everyAcknowledgedMessageHasOneOutcome()
    {
        QFETCH(QString, accident);
        const auto logins = TestSupport::isLongRun() ? 1000 : 120;

        m_started = 0;

        for (int turn = 0; m_started < logins; ++turn) {
            if (turn == logins / 3)
                happen(accident);
            if (turn == logins / 2)
                QVERIFY(mend(accident));
            begin(turn);
        }
        constexpr auto enough = 100'000;
        QVERIFY(settle(0, enough));

        QCOMPARE(count(u"login_attempts WHERE status = 'COMPLETED'"_s), logins);
        QCOMPARE(count(u"sessions"_s), logins);
        QCOMPARE(count(u"webhook_events"_s), logins);
        QCOMPARE(count(u"audit_log WHERE action = 'attempt.completed'"_s), logins);
        QCOMPARE(m_members[0]->home().ctl({u"audit"_s, u"verify"_s}).exitCode, 0);
        QCOMPARE(unknownLines(m_members[0]->process().log()), QByteArrayList());
    }

private:
    void happen(const QString &accident)
    {
        if (accident == "server"_L1)
            m_members[1]->kill();
        else if (accident == "database"_L1)
            m_postgres->kill();
    }

    [[nodiscard]] bool mend(const QString &accident)
    {
        if (accident == "server"_L1) {
            m_members[1]->start();
            return m_members[1]->isListening();
        }
        return accident != "database"_L1 || m_postgres->run();
    }

    //! Somebody scans and sends, at servers that take turns. During the accident perhaps nobody
    //! can.
    void begin(int turn)
    {
        const auto attempt = m_members[size_t(turn % 2)]->process().startAttempt();
        if (attempt["attemptId"_L1].isUndefined())
            return;
        ++m_started;
        post(loginNotification(u"996555121001"_s, attempt));
        constexpr auto atOnce = 8;
        (void)settle(atOnce, 1);
    }

    void post(const QByteArray &body)
    {
        auto &member = *m_members[size_t(++m_posts % 2)];
        m_waiting.push_back({body, member.process().notifyLater(body)});
    }

    //! Waits until no more than @p rest are unanswered, and repeats what was not acknowledged; for
    //! @p answers of them at the most.
    [[nodiscard]] bool settle(size_t rest, int answers)
    {
        for (; answers > 0 && m_waiting.size() > rest; --answers) {
            const auto first = std::move(m_waiting.front());
            m_waiting.pop_front();
            if (first.exchange->reply().status != 200)
                post(first.body);
        }
        return m_waiting.size() <= rest;
    }

    //! The lines that are no events, which libraries write past the log.
    [[nodiscard]] static QByteArrayList unknownLines(const QByteArray &log)
    {
        auto lines = log.split('\n');
        lines.removeIf(
            [](const QByteArray &line) { return line.isEmpty() || line.startsWith("event="); });
        return lines;
    }

    [[nodiscard]] int count(const QString &what) const
    {
        return m_postgres->psql(m_database, u"SELECT count(*) FROM "_s + what).toInt();
    }

    std::unique_ptr<PostgresServer> m_postgres;
    QString m_database;
    int m_count = 0;
    std::array<std::unique_ptr<Member>, 2> m_members;
    std::deque<Post> m_waiting;
    int m_posts = 0;
    int m_started = 0;
};

KIOSK_TEST(TestServersKilled)

} // namespace ServersKilledTest

#include "tst_serverskilled.moc"
