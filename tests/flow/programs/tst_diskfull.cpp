// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/transaction/sqlunitofwork.h"
#include "support/program.h"
#include "support/smalldisk.h"
#include "support/test.h"
#include "support/visitors.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

namespace DiskFullTest {

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::HttpReply;
using TestSupport::ServeProcess;
using TestSupport::SmallDisk;
using TestSupport::Visitors;

namespace {

constexpr int databaseFailed = 4; // see the exit codes in packaging/doc/interface.md
constexpr auto recovery = 5000; // ms, as the users are promised
constexpr auto patience = 60'000;
const auto webhookToken = "webhook-token-of-the-tests-0123456789"_ba;

HttpReply ready(const ServeProcess &server)
{
    return TestSupport::get(server.url(), "/readyz");
}

} // namespace

//! The server's program on a disk that is really full, read-only or damaged.
class TestDiskFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        m_disk = SmallDisk::at(m_home->path() + u"/data"_s, 8);
        if (!m_disk)
            QSKIP("only root may have a disk of its own");
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, u"+996555121001"_s));
    }

    void cleanup()
    {
        m_disk.reset();
        m_home.reset();
    }

    void nothingAcknowledgedIsLostOnAFullDisk()
    {
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        Visitors visitors({.server = server.url(),
                           .webhookToken = webhookToken,
                           .phones = {u"996555121001"_s},
                           .connections = 8,
                           .logins = 400});
        QSignalSpy done(&visitors, &Visitors::done);
        visitors.start();
        QTRY_VERIFY_WITH_TIMEOUT(visitors.count().accepted > 50, patience);

        m_disk->fill();

        QTRY_VERIFY_WITH_TIMEOUT(visitors.count().refused > 20, patience);
        const auto unready = ready(server);
        QCOMPARE(unready.status, 503);
        QVERIFY(unready.json()["reasons"_L1].toArray().first().toString().contains(
            "the disk is full"_L1));
        QVERIFY(m_home->ctl({u"doctor"_s, u"--json"_s}).output.contains("disk_full"_L1));
        m_disk->makeRoom();
        QTRY_COMPARE_WITH_TIMEOUT(ready(server).status, 200, recovery);
        QVERIFY(done.count() > 0 || done.wait(patience));
        QCOMPARE(server.log().count("event=database.trouble kind=full"), 1);
        QCOMPARE(server.log().count("event=database.back"), 1);
        for (const auto *const repeated : {"event=commit.failed", "statement failed", "roll-back"})
            QVERIFY2(server.log().count(repeated) <= 1, server.log().constData());
        server.kill();
        QCOMPARE(stored(visitors.acceptedMessages(), u"webhook_events WHERE message_id"_s),
                 visitors.acceptedMessages().size());
        QCOMPARE(stored(visitors.startedAttempts(), u"login_attempts WHERE attempt_id"_s),
                 visitors.startedAttempts().size());
        QCOMPARE(visitors.count().others, 0);
    }

    void whatCannotBeUsedAtTheStartIsTold_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("damaged") << u"damaged"_s << u"amt-kioskctl restore"_s;
        QTest::newRow("read-only") << u"read-only"_s << u"write"_s;
        QTest::newRow("full") << u"full"_s << u"the disk is full"_s;
        QTest::newRow("locked") << u"locked"_s << u"keeps the file to itself"_s;
    }

    void whatCannotBeUsedAtTheStartIsTold()
    {
        QFETCH(QString, fault);
        QFETCH(QString, words);
        const auto locking = breakIt(fault);

        const auto finished = m_home->ctl({u"serve"_s});

        QCOMPARE(finished.exitCode, databaseFailed);
        QVERIFY2(finished.complaints.contains(words), qPrintable(finished.complaints));
    }

    // Until it is put back; what is written to a file without a name is gone with the program.
    void nothingIsAcknowledgedWhileTheFileIsGone()
    {
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        const auto attempt = server.startAttempt();
        const auto body = TestSupport::loginNotification(u"996555121001"_s, attempt);
        const auto elsewhere = m_home->databaseFile() + u".away"_s;
        QVERIFY(QFile::rename(m_home->databaseFile(), elsewhere));

        const auto refused = server.notify(body);

        QCOMPARE(refused.status, 503);
        QCOMPARE(ready(server).status, 503);
        QVERIFY(QFile::rename(elsewhere, m_home->databaseFile()));
        QTRY_COMPARE_WITH_TIMEOUT(ready(server).status, 200, recovery);
        QCOMPARE(server.notify(body).status, 200);
        QCOMPARE(server.statusOf(attempt)["status"_L1].toString(), u"COMPLETED"_s);
    }

private:
    [[nodiscard]] std::unique_ptr<Storage::Connection> connection() const
    {
        auto opened = Storage::Connection::open(u"sqlite:"_s + m_home->databaseFile());
        return opened ? std::move(*opened) : nullptr;
    }

    //! An object that keeps the disk full while it lives, if one is needed.
    [[nodiscard]] std::unique_ptr<Storage::Connection> breakIt(const QString &fault) const
    {
        if (fault == "locked"_L1) {
            auto other = connection();
            const auto locked =
                Storage::run(other->database(), u"PRAGMA locking_mode = EXCLUSIVE"_s)
                && Storage::beginWriting(other->database());
            return locked ? std::move(other) : nullptr;
        }
        if (fault == "damaged"_L1) {
            QFile file(m_home->databaseFile());
            if (file.open(QIODevice::ReadWrite))
                file.write(QByteArray(4096, 'x'));
        } else if (fault == "full"_L1) {
            // A new database has to be made.
            QFile::remove(m_home->databaseFile());
            m_disk->fill();
        } else if (!m_disk->setReadOnly()) {
            qFatal("the disk cannot be made read-only");
        }
        return nullptr;
    }

    [[nodiscard]] int stored(const QStringList &ids, const QString &where) const
    {
        const auto opened = connection();
        int count = 0;
        for (const auto &id : ids) {
            auto rows =
                Storage::execute(opened->database(), u"SELECT 1 FROM %1 = '%2'"_s.arg(where, id));
            count += rows && rows->next() ? 1 : 0;
        }
        return count;
    }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<SmallDisk> m_disk;
};

KIOSK_TEST(TestDiskFull)

} // namespace DiskFullTest

#include "tst_diskfull.moc"
