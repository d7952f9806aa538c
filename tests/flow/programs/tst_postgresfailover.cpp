// SPDX-License-Identifier: GPL-3.0-only
#include "support/postgresserver.h"
#include "support/program.h"
#include "support/stallingproxy.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QTest>
#include <QUrl>

namespace PostgresFailoverTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::PostgresServer;
using TestSupport::ServeProcess;

//! The server keeps its word while PostgreSQL is handed over from one machine to another.
class TestPostgresFailover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_primary = PostgresServer::start();
        QVERIFY(m_primary);
        QVERIFY(m_primary->create(u"desk"_s));
        m_home = std::make_unique<Home>();
        m_acknowledged.clear();
    }

    void cleanup()
    {
        m_server.reset();
        m_home.reset();
        m_standby.reset();
        m_primary.reset();
    }

    void noAcknowledgedLoginIsLost()
    {
        QVERIFY(useStandby());
        QVERIFY(serve(addressOf({m_primary->port(), m_standby->port()})));
        QVERIFY(m_home->addTenant(u"Aigul"_s, u"+996555121001"_s));
        for (int i = 0; i < 20; ++i)
            signIn();
        QCOMPARE(m_acknowledged.size(), 20);

        QVERIFY(m_standby->promote());
        signIn();
        m_primary->kill();
        QElapsedTimer sinceItWent;
        sinceItWent.start();

        QTRY_COMPARE_WITH_TIMEOUT(ready().status, 200, 20'000);
        QCOMPARE_LT(sinceItWent.elapsed(), 10'000);
        const auto before = m_acknowledged.size();
        for (int i = 0; i < 20; ++i)
            signIn();
        QCOMPARE(m_acknowledged.size(), before + 20);
        QCOMPARE(lost(), QStringList());
    }

    void aHostThatSwallowsEverythingHoldsNobodyUp()
    {
        TestSupport::StallingProxy swallowing(m_primary->port());
        swallowing.cut();

        QVERIFY(serve(addressOf({swallowing.port(), m_primary->port()})));

        QTRY_COMPARE(ready().status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->log().contains("event=server.leads leads=1"), 10'000);
    }

    void aServerThatIsReadOnlyIsNotReady()
    {
        QVERIFY(serve(m_primary->url(u"desk"_s)));
        QTRY_COMPARE(ready().status, 200);

        QVERIFY(m_primary
                    ->psql(u"desk"_s,
                           u"ALTER SYSTEM SET default_transaction_read_only = on; "
                           "SELECT pg_reload_conf()"_s)
                    .endsWith(u't'));

        QTRY_COMPARE(ready().status, 503);
        QVERIFY(ready().body.contains("database"));
        QCOMPARE(m_server->startAttempt()["error"_L1]["code"_L1].toString(), u"unavailable"_s);
        QVERIFY(doctor().contains(u"read-only"_s));
        QVERIFY(m_primary
                    ->psql(u"desk"_s,
                           u"SET default_transaction_read_only = off; "
                           "ALTER SYSTEM RESET default_transaction_read_only; "
                           "SELECT pg_reload_conf()"_s)
                    .endsWith(u't'));
        QTRY_COMPARE(ready().status, 200);
        const auto log = m_server->log();
        QCOMPARE(log.count("event=database.trouble kind=read_only"), 1);
        QCOMPARE(log.count("event=database.back"), 1);
        QCOMPARE(log.count("statement failed"), 0);
    }

    void aStandbyIsNotReadyUntilItIsPromoted()
    {
        QVERIFY(serve(m_primary->url(u"desk"_s))); // makes the tables
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(useStandby());

        QVERIFY(serve(m_standby->url(u"desk"_s)));
        QTRY_COMPARE(ready().status, 503);
        QVERIFY(ready().body.contains("standby"));
        QVERIFY(doctor().contains(u"standby"_s));
        m_primary->kill();
        QVERIFY(m_standby->promote());

        QTRY_COMPARE(ready().status, 200);
    }

    void anEmptyDatabaseIsOneFindingOfTheDoctor()
    {
        m_home->set(u"AMT_DATABASE_URL"_s, m_primary->url(u"desk"_s));

        const auto found = m_home->ctl({u"doctor"_s});

        QVERIFY(found.output.contains(u"The database is empty."_s));
        QVERIFY(found.output.contains(u"amt-kioskctl migrate"_s));
        for (const auto &other :
             {u"cannot be read"_s, u"cannot be written"_s, u"Nobody can sign in"_s})
            QVERIFY2(!found.output.contains(other), qPrintable(found.output));
        QVERIFY2(!found.complaints.contains(u"statement failed"_s), qPrintable(found.complaints));
    }

    void aRoleWithoutRightsIsToldThem()
    {
        QVERIFY(serve(m_primary->url(u"desk"_s)));
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(!m_primary
                     ->psql(u"desk"_s,
                            u"CREATE ROLE guest LOGIN PASSWORD 'parol'; "
                            "GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest"_s)
                     .startsWith("failed"_L1));

        QVERIFY(!serve(u"postgresql://guest:parol@127.0.0.1:%1/desk"_s.arg(m_primary->port())));

        QTRY_VERIFY(m_server->log().contains("INSERT on login_attempts"));
        QVERIFY(doctor().contains(u"INSERT on login_attempts"_s));
    }

private:
    //! Every acknowledged row is on both from then on.
    [[nodiscard]] bool useStandby()
    {
        m_standby = m_primary->startStandby();
        return m_standby
            && m_primary
                   ->psql(u"postgres"_s,
                          u"ALTER SYSTEM SET synchronous_standby_names = '*'; "
                          "SELECT pg_reload_conf()"_s)
                   .endsWith(u't');
    }

    [[nodiscard]] QString addressOf(const QList<quint16> &ports) const
    {
        const QUrl url(m_primary->url(u"desk"_s));
        QStringList hosts;
        for (const auto port : ports)
            hosts.append(u"127.0.0.1:%1"_s.arg(port));
        return u"postgresql://%1@%2/desk"_s.arg(url.userInfo(), hosts.join(u','));
    }

    [[nodiscard]] bool serve(const QString &databaseUrl)
    {
        m_home->set(u"AMT_DATABASE_URL"_s, databaseUrl);
        m_server = std::make_unique<ServeProcess>(*m_home);
        return m_server->isListening();
    }

    [[nodiscard]] TestSupport::HttpReply ready() const
    {
        return TestSupport::get(m_server->url(), "/readyz");
    }

    [[nodiscard]] QString doctor() const { return m_home->ctl({u"doctor"_s}).output; }

    //! Remembers the attempt if it was acknowledged.
    void signIn()
    {
        const auto attempt = m_server->startAttempt();
        const auto id = attempt["attemptId"_L1].toString();
        if (id.isEmpty())
            return;
        const auto answer = m_server->notify(loginNotification(u"996555121001"_s, attempt));
        if (answer.status == 200)
            m_acknowledged.append(id);
    }

    //! The rows that the new primary does not know.
    [[nodiscard]] QStringList lost() const
    {
        const auto stored = m_standby
                                ->psql(u"desk"_s,
                                       u"SELECT attempt_id FROM login_attempts "
                                       "WHERE status = 'COMPLETED'"_s)
                                .split(u'\n');
        QStringList missing;
        for (const auto &id : m_acknowledged) {
            if (!stored.contains(id))
                missing.append(id);
        }
        return missing;
    }

    std::unique_ptr<PostgresServer> m_primary;
    std::unique_ptr<PostgresServer> m_standby;
    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
    QStringList m_acknowledged;
};

KIOSK_TEST(TestPostgresFailover)

} // namespace PostgresFailoverTest

#include "tst_postgresfailover.moc"
