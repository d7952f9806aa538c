// SPDX-License-Identifier: GPL-3.0-only
#include "flow/listings.h"
#include "support/program.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace BackupInUseTest {

using namespace Qt::StringLiterals;
using TestSupport::Finished;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::ServeProcess;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;
constexpr int database = 4;

const auto asan = u"996555121001"_s;
const auto bakyt = u"996555121002"_s;

int statusOfSession(const ServeProcess &server, const QJsonObject &outcome)
{
    const auto token = outcome["session"_L1]["token"_L1].toString().toLatin1();
    return TestSupport::get(server.url(), "/api/auth/me/",
                            {{"Authorization"_ba, "Bearer " + token}})
        .status;
}

QJsonObject login(const ServeProcess &server, const QString &digits)
{
    const auto attempt = server.startAttempt();
    if (server.notify(loginNotification(digits, attempt)).status != 200)
        return {};
    return server.statusOf(attempt);
}

} // namespace

//! `backup` and `restore` beside a server that people sign in at.
class TestBackupInUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, u"+"_s + asan));
    }

    void cleanup() { m_home.reset(); }

    void aBackupHoldsWhatWasAcknowledgedBefore()
    {
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        QSet<QString> acknowledged;
        for (int i = 0; i < 20; ++i)
            acknowledged.insert(server.startAttempt()["attemptId"_L1].toString());
        const auto session = login(server, asan);

        QProcess backup;
        backup.setProcessEnvironment(m_home->environment());
        backup.start(QStringLiteral(KIOSKCTL), {u"backup"_s, file()});
        int during = 0;
        // The server answers all the time. The end of the backup is noticed while a login waits.
        while (backup.state() != QProcess::NotRunning) {
            QCOMPARE(login(server, asan)["status"_L1].toString(), u"COMPLETED"_s);
            ++during;
        }

        QCOMPARE(backup.exitCode(), done);
        QVERIFY(during > 0);
        QVERIFY(backup.readAllStandardError().isEmpty()); // no bar where there is no terminal
        const Home other;
        QVERIFY(QDir().mkpath(other.dataDirectory()));
        QVERIFY(QFile::copy(file(), other.databaseFile()));
        QVERIFY(QFile::copy(m_home->dataDirectory() + u"/audit-key"_s,
                            other.dataDirectory() + u"/audit-key"_s));
        QCOMPARE(other.ctl({u"audit"_s, u"verify"_s}).exitCode, done);
        const auto attempts =
            other.ctl({u"attempts"_s, u"list"_s, u"--json"_s, u"--limit"_s, u"1000"_s}).rows();
        QSet<QString> saved;
        for (const auto &attempt : attempts)
            saved.insert(attempt["attempt_id"_L1].toString());
        QVERIFY((acknowledged - saved).isEmpty());
        QCOMPARE(statusOfSession(server, session), 200);
    }

    void aRunningServerGoesOnWithWhatWasRestored()
    {
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        const auto sessionOfTheBackup = login(server, asan);
        const auto pendingOfTheBackup = server.startAttempt();
        QCOMPARE(m_home->ctl({u"backup"_s, file()}).exitCode, done);
        QVERIFY(m_home->addTenant(u"Bakyt"_s, u"+"_s + bakyt));
        const auto sessionAfterIt = login(server, bakyt);
        const auto pendingAfterIt = server.startAttempt();
        QCOMPARE(statusOfSession(server, sessionAfterIt), 200);

        const auto restored = m_home->ctl({u"restore"_s, file()});

        QCOMPARE(restored.exitCode, done);
        QVERIFY(restored.complaints.isEmpty());
        QVERIFY2(restored.output.contains(u"1 sessions of the backup were ended and 1 attempts"_s),
                 qPrintable(restored.output));
        QVERIFY(restored.output.contains(u"before-restore"_s));
        QCOMPARE(statusOfSession(server, sessionOfTheBackup), 401);
        QCOMPARE(statusOfSession(server, sessionAfterIt), 401);
        QCOMPARE(server.statusOf(pendingOfTheBackup)["failureReason"_L1].toString(),
                 u"ATTEMPT_EXPIRED"_s);
        QVERIFY(server.statusOf(pendingAfterIt).contains("error"_L1));
        const auto stranger = login(server, bakyt);
        QCOMPARE(stranger["failureReason"_L1].toString(), u"USER_NOT_FOUND"_s);
        const auto outcome = login(server, asan);
        QCOMPARE(outcome["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        QCOMPARE(statusOfSession(server, outcome), 200);
        QCOMPARE(m_home->ctl({u"audit"_s, u"verify"_s}).exitCode, done);
        QVERIFY(
            valuesOf(listed(*m_home, u"audit"_s), "action"_L1).contains(u"database.restored"_s));
        QVERIFY(!server.log().contains("statement failed"));
    }

    void whatCannotBeDoneIsSaidInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("word");
        const auto here = u"sqlite:"_s;
        const auto postgres = u"postgresql://u@127.0.0.1:1/db"_s;
        QTest::newRow("no folder") << QStringList{u"backup"_s, u"/nowhere/copy.db"_s} << here
                                   << failed << u"cannot write"_s;
        QTest::newRow("no database")
            << QStringList{u"backup"_s, u"copy.db"_s} << u"sqlite:/nowhere/kiosk.db"_s << database
            << u"no database"_s;
        QTest::newRow("backup of PostgreSQL")
            << QStringList{u"backup"_s, u"copy.db"_s} << postgres << failed << u"pg_dump"_s;
        QTest::newRow("restore of PostgreSQL")
            << QStringList{u"restore"_s, u"copy.db"_s} << postgres << failed << u"pg_restore"_s;
        QTest::newRow("no backup")
            << QStringList{u"restore"_s, u"/nowhere/copy.db"_s} << here << failed << u"no file"_s;
        QTest::newRow("no database's file") << QStringList{u"restore"_s, QStringLiteral(KIOSKCTL)}
                                            << here << failed << u"not a database"_s;
    }

    void whatCannotBeDoneIsSaidInOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, url);
        QFETCH(int, code);
        QFETCH(QString, word);
        m_home->configure("[database]\nurl=" + url.toUtf8() + '\n');

        const auto finished = m_home->ctl(arguments);

        QCOMPARE(finished.exitCode, code);
        QVERIFY(finished.output.isEmpty());
        QCOMPARE(finished.complaints.count(u'\n'), 1);
        QVERIFY2(finished.complaints.contains(word), qPrintable(finished.complaints));
    }

private:
    [[nodiscard]] QString file() const { return m_home->path() + u"/copy.db"_s; }

    std::unique_ptr<Home> m_home;
};

KIOSK_TEST(TestBackupInUse)

} // namespace BackupInUseTest

#include "tst_backupinuse.moc"
