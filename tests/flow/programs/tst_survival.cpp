// SPDX-License-Identifier: GPL-3.0-only
#include "support/program.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace SurvivalTest {

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::ServeProcess;

namespace {

constexpr auto times = 10;
const auto asan = u"996555121001"_s;

int statusOfSession(const QUrl &server, const QJsonValue &token)
{
    return TestSupport::get(server, "/api/auth/me/",
                            {{"Authorization"_ba, "Bearer " + token.toString().toLatin1()}})
        .status;
}

} // namespace

//! A power cut, a second start and another version leave this behind.
class TestSurvival : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, u"+"_s + asan));
    }

    void cleanup() { m_home.reset(); }

    void anAttemptOutlivesAPowerCut()
    {
        for (int i = 0; i < times; ++i) {
            auto server = std::make_unique<ServeProcess>(*m_home);
            QVERIFY(server->isListening());
            const auto attempt = server->startAttempt();
            QVERIFY(!attempt.isEmpty());
            server->kill();

            server = std::make_unique<ServeProcess>(*m_home);
            QVERIFY(server->isListening());
            QCOMPARE(server->statusOf(attempt)["status"_L1].toString(), u"NEW"_s);
            QCOMPARE(server->notify(loginNotification(asan, attempt)).json(),
                     QJsonObject({{u"status"_s, u"accepted"_s}}));

            const auto outcome = server->statusOf(attempt);
            QCOMPARE(outcome["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
            QCOMPARE(statusOfSession(server->url(), outcome["session"_L1]["token"_L1]), 200);
        }
    }

    void anAcknowledgedMessageOutlivesAPowerCut()
    {
        for (int i = 0; i < times; ++i) {
            auto server = std::make_unique<ServeProcess>(*m_home);
            QVERIFY(server->isListening());
            const auto attempt = server->startAttempt();
            const auto body = loginNotification(asan, attempt);
            QCOMPARE(server->notify(body).status, 200);
            server->kill();

            server = std::make_unique<ServeProcess>(*m_home);
            QVERIFY(server->isListening());
            QCOMPARE(server->notify(body).json()["reason"_L1].toString(), u"duplicate"_s);
            const auto outcome = server->statusOf(attempt);
            QCOMPARE(outcome["status"_L1].toString(), u"COMPLETED"_s);
            QCOMPARE(outcome["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
            const auto session = outcome["session"_L1]["token"_L1];
            QCOMPARE(statusOfSession(server->url(), session), 200);
            server->kill();

            server = std::make_unique<ServeProcess>(*m_home);
            QVERIFY(server->isListening());
            QCOMPARE(statusOfSession(server->url(), session), 200);
            QVERIFY(!server->statusOf(attempt).contains("session"_L1));
        }
    }

    // The answer that carried the token was cut off; the next one replaces it.
    void aHandOutThatWasLostIsReplaced()
    {
        auto server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(server->isListening());
        const auto attempt = server->startAttempt();
        QCOMPARE(server->notify(loginNotification(asan, attempt)).status, 200);
        const auto lost = server->statusOf(attempt)["session"_L1]["token"_L1];
        server->kill();

        server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(server->isListening());
        const auto kept = server->statusOf(attempt)["session"_L1]["token"_L1];
        QCOMPARE(statusOfSession(server->url(), lost), 401);
        QCOMPARE(statusOfSession(server->url(), kept), 200);
    }

    void whatExpiredMeanwhileIsOver()
    {
        auto server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(server->isListening());
        const auto attempt = server->startAttempt();
        server->kill();
        QVERIFY(m_home->changeDatabase(u"UPDATE login_attempts SET expires_at = created_at"_s));

        server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(server->isListening());

        QCOMPARE(server->statusOf(attempt)["failureReason"_L1].toString(), u"ATTEMPT_EXPIRED"_s);
        QTRY_VERIFY(server->log().contains("event=attempt.failed"));
    }

    void twoServersMayStartOnNothingAtOnce()
    {
        for (int i = 0; i < times; ++i) {
            const Home home;
            ServeProcess one(home);
            ServeProcess other(home);

            QVERIFY2(one.isListening(), one.log().constData());
            QVERIFY2(other.isListening(), other.log().constData());

            const auto attempt = one.startAttempt();
            QCOMPARE(other.statusOf(attempt)["status"_L1].toString(), u"NEW"_s);
        }
    }

    void aDatabaseOfANewerVersionIsRefused_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("serve") << QStringList{u"serve"_s};
        QTest::newRow("migrate") << QStringList{u"migrate"_s};
        QTest::newRow("status") << QStringList{u"migrate"_s, u"--status"_s};
        QTest::newRow("list") << QStringList{u"tenants"_s, u"list"_s};
        QTest::newRow("add") << QStringList{u"tenants"_s, u"add"_s,     u"--name"_s,
                                            u"A"_s,       u"--phone"_s, u"+996555121009"_s,
                                            u"--type"_s,  u"staff"_s};
    }

    void aDatabaseOfANewerVersionIsRefused()
    {
        QFETCH(QStringList, command);
        QVERIFY(m_home->changeDatabase(
            u"INSERT INTO schema_migrations (version, name, applied_at) VALUES (99, 'x', 'y')"_s));

        const auto finished = m_home->ctl(command);

        QCOMPARE(finished.exitCode, 4);
        QVERIFY((finished.output + finished.complaints).contains(u"update the program"_s));
    }

    void theEndIsInOrder()
    {
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        QVERIFY(QFile::exists(m_home->runtimeFile()));

        QCOMPARE(server.stop(), 0);

        QVERIFY(!QFile::exists(m_home->runtimeFile()));
    }

    void nobodyElseMayReadWhatItKeeps()
    {
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());

        const auto foreign =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const auto &file : {m_home->runtimeFile(), m_home->databaseFile(),
                                 m_home->databaseFile() + u"-wal"_s, m_home->dataDirectory()})
            QVERIFY2(!(QFile::permissions(file) & foreign), qPrintable(file));
    }

private:
    std::unique_ptr<Home> m_home;
};

KIOSK_TEST(TestSurvival)

} // namespace SurvivalTest

#include "tst_survival.moc"
