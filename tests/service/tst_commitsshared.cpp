// SPDX-License-Identifier: GPL-3.0-only
#include "service/demo.h"
#include "service/loginserver.h"
#include "storage/engine/statement.h"
#include "support/filesizelimit.h"
#include "support/loglines.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/testdatabase.h"
#include "support/visitors.h"

#include <QScopedValueRollback>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <memory>
#include <string_view>

using namespace Service;
using namespace Qt::StringLiterals;
using TestSupport::FileSizeLimit;
using TestSupport::LogLines;
using TestSupport::RawClient;
using TestSupport::requestBytes;
using TestSupport::TestDatabase;
using TestSupport::Visitors;

namespace {

constexpr auto patience = 120'000;

const auto webhookToken = "webhook-token-of-the-tests-0123456789"_ba;

//! Told of everything that this process hands to the operating system to send or to put on disk.
std::function<void(std::string_view bytes)> onSent;
std::function<void()> onSynced;

} // namespace

// The linker finds these before the C library's, whoever calls them.
extern "C" {

__attribute__((visibility("default"))) ssize_t send(int socket, const void *bytes, size_t size,
                                                    int flags)
{
    if (onSent)
        onSent({static_cast<const char *>(bytes), size});
    return ::sendto(socket, bytes, size, flags, nullptr, 0);
}

__attribute__((visibility("default"))) ssize_t write(int file, const void *bytes, size_t size)
{
    if (onSent)
        onSent({static_cast<const char *>(bytes), size});
    return ::syscall(SYS_write, file, bytes, size);
}

__attribute__((visibility("default"))) int fdatasync(int file)
{
    if (onSynced)
        onSynced();
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}
}

//! A whole server whose requests share commits, with the database looked at by somebody else at
//! the moment when an answer is handed to the operating system.
class TestCommitsShared : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        QVERIFY(fillDemoDirectory(m_database->database()));
        QVERIFY(serve(true));
    }

    void cleanup()
    {
        onSent = nullptr;
        onSynced = nullptr;
        m_server.reset();
        m_database.reset();
    }

    void noAnswerLeavesBeforeItsCommit()
    {
        Said said;
        onSent = [this, &said](std::string_view bytes) { inspect(bytes, said); };
        Visitors visitors(plan(64, 400));
        QSignalSpy done(&visitors, &Visitors::done);

        visitors.start();

        QVERIFY(done.wait(patience));
        onSent = nullptr;
        QCOMPARE(said.untrue, 0);
        QCOMPARE(visitors.count().refused + visitors.count().cutOff + visitors.count().others, 0);
        // Otherwise nothing was looked at.
        QVERIFY(said.started >= 400);
        QVERIFY(said.accepted >= 400);
        QCOMPARE(missingOf(visitors), 0);
    }

    void requestsThatAreReadyTogetherShareACommit()
    {
        constexpr auto requests = 2 * 96;
        const auto together = commitsOf(96);
        QVERIFY(serve(false));
        const auto alone = commitsOf(96);

        QVERIFY2(alone >= requests, qPrintable(QString::number(alone)));
        QVERIFY2(together > 0 && together < requests / 4, qPrintable(QString::number(together)));
    }

    // It reads what its own server has not yet committed, and says so no sooner.
    void whoeverReadsWhatIsNotCommittedYetWaitsToo()
    {
        std::array clients{std::make_unique<RawClient>(m_server->addresses().url),
                           std::make_unique<RawClient>(m_server->addresses().url)};
        QVERIFY(clients[0]->isConnected() && clients[1]->isConnected());
        int told = 0;
        int untrue = 0;
        onSent = [&](std::string_view bytes) {
            if (bytes.starts_with("HTTP/1.1 200")
                && bytes.find("COMPLETED") != std::string_view::npos) {
                ++told;
                untrue += countOf(u"login_attempts WHERE status = 'COMPLETED'"_s) == 0 ? 1 : 0;
            }
        };

        // Both are ready together. Which of them is served first the event loop decides, so they
        // take turns.
        for (size_t i = 0; told == 0 && i < 100; ++i) {
            auto &sender = *clients[i % 2];
            auto &reader = *clients[1 - i % 2];
            sender.send(requestBytes("POST", "/api/auth/whatsapp/start/"));
            const auto started = sender.nextReply();
            QCOMPARE(started.status, 201);
            const auto id = started.json()["attemptId"_L1].toString().toLatin1();
            sender.send(requestBytes(
                "POST", "/api/webhooks/greenapi/incoming/",
                "Authorization: Bearer " + webhookToken + "\r\nContent-Type: application/json\r\n",
                Visitors::notification(u"996555121001"_s, u"m%1"_s.arg(i),
                                       started.json()["loginMessage"_L1].toString())));
            reader.send(requestBytes("GET", "/api/auth/whatsapp/status/?attemptId=" + id));
            sender.flush();
            reader.flush();
            QCOMPARE(sender.nextReply().status, 200);
            QCOMPARE(reader.nextReply().status, 200);
        }

        onSent = nullptr;
        QVERIFY(told > 0);
        QCOMPARE(untrue, 0);
    }

    // Qt takes such a client for gone as soon as it notices.
    void aClientThatHasClosedItsHalfStillGetsItsAnswer()
    {
        RawClient client(m_server->addresses().url);
        QVERIFY(client.isConnected());
        client.send(requestBytes("POST", "/api/auth/whatsapp/start/", "Connection: close\r\n"));
        client.closeHalf();

        QCOMPARE(client.nextReply().status, 201);
    }

    void aFailedCommitCutsOffWhoWaitsForItAndNothingAcknowledgedIsMissing()
    {
        const LogLines log;
        const auto hasFailed = [&log] { return !log.ofEvent(u"commit.failed"_s).isEmpty(); };
        Said said;
        onSent = [this, &said](std::string_view bytes) { inspect(bytes, said); };
        Visitors visitors(plan(16, 300));
        QSignalSpy done(&visitors, &Visitors::done);
        visitors.start();
        QTRY_VERIFY_WITH_TIMEOUT(visitors.count().accepted > 50, patience);

        if (m_database->database().engine() == Storage::Engine::Sqlite) {
            const FileSizeLimit full(1024);
            QTRY_VERIFY_WITH_TIMEOUT(hasFailed(), patience);
        } else {
            m_hangsUp = true;
            QTRY_VERIFY_WITH_TIMEOUT(hasFailed(), patience);
        }

        QVERIFY(done.count() > 0 || done.wait(patience));
        onSent = nullptr;
        QVERIFY(visitors.count().cutOff > 0);
        QCOMPARE(said.untrue, 0);
        QCOMPARE(visitors.count().others, 0);
        QCOMPARE(missingOf(visitors), 0);
    }

private:
    //! The answers that were handed over to be sent.
    struct Said
    {
        int started = 0;
        int accepted = 0;
        //! The ones among them that were not in the database at that moment.
        int untrue = 0;
    };

    [[nodiscard]] bool serve(bool isSharing)
    {
        ServerSetup setup{.settings = {},
                          .dataDirectory = m_folder.path(),
                          .databaseUrl = m_database->url(),
                          .webhookToken = Core::Secret(webhookToken),
                          .kiosk = {}};
        setup.settings.server.port = 0;
        setup.settings.server.startRate = 0;
        setup.settings.server.startPolicy = Config::StartPolicy::Open;
        setup.sharesCommits = isSharing;
        m_server.reset();
        auto server = Service::LoginServer::start(setup);
        if (server)
            m_server = std::move(*server);
        return server.has_value();
    }

    [[nodiscard]] Visitors::Plan plan(int connections, int logins) const
    {
        return {.server = m_server->addresses().url,
                .webhookToken = webhookToken,
                .phones = {u"996555121001"_s, u"996555121002"_s, u"996700121003"_s},
                .connections = connections,
                .logins = logins};
    }

    //! How often that many logins on 32 connections made the database store something; -1 if they
    //! were not all accepted. SQLite syncs its log once for a commit; PostgreSQL is told.
    [[nodiscard]] int commitsOf(int logins)
    {
        int commits = 0;
        if (m_database->database().engine() == Storage::Engine::Sqlite) {
            onSynced = [&commits] { ++commits; };
        } else {
            onSent = [&commits](std::string_view bytes) {
                commits += bytes.find("COMMIT") != std::string_view::npos ? 1 : 0;
            };
        }
        Visitors visitors(plan(32, logins));
        QSignalSpy done(&visitors, &Visitors::done);
        visitors.start();
        const bool isDone = done.wait(patience);
        onSynced = nullptr;
        onSent = nullptr;
        return isDone ? commits : -1;
    }

    void inspect(std::string_view bytes, Said &said)
    {
        if (m_isLooking)
            return; // PostgreSQL is asked over a socket, too
        if (m_hangsUp && bytes.find("COMMIT") != std::string_view::npos)
            hangUp();
        if (bytes.starts_with("HTTP/1.1 201") && ++said.started > countOf(u"login_attempts"_s))
            ++said.untrue;
        if (bytes.starts_with("HTTP/1.1 200") && bytes.find("accepted") != std::string_view::npos
            && ++said.accepted > countOf(u"webhook_events"_s))
            ++said.untrue;
    }

    //! Every other connection to PostgreSQL is gone when this returns; once.
    void hangUp()
    {
        const QScopedValueRollback looking(m_isLooking, true);
        m_hangsUp = false;
        QVERIFY(Storage::run(m_database->database(),
                             u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                             "WHERE datname = current_database() AND pid <> pg_backend_pid()"_s));
    }

    //! As somebody else sees it, now.
    [[nodiscard]] int countOf(const QString &what)
    {
        const QScopedValueRollback looking(m_isLooking, true);
        return m_database->valueOf(u"SELECT count(*) FROM "_s + what).toInt();
    }

    //! How much of what was acknowledged is not there.
    [[nodiscard]] int missingOf(const Visitors &visitors)
    {
        int missing = 0;
        for (const auto &id : visitors.startedAttempts())
            missing += countOf(u"login_attempts WHERE attempt_id = '%1'"_s.arg(id)) == 1 ? 0 : 1;
        for (const auto &id : visitors.acceptedMessages())
            missing += countOf(u"webhook_events WHERE message_id = '%1'"_s.arg(id)) == 1 ? 0 : 1;
        return missing;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Service::LoginServer> m_server;
    bool m_isLooking = false;
    //! When the next COMMIT is on its way to PostgreSQL, it has hung up.
    bool m_hangsUp = false;
};

KIOSK_TEST(TestCommitsShared)

#include "tst_commitsshared.moc"
