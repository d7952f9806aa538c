// SPDX-License-Identifier: GPL-3.0-only
#include "service/demo.h"
#include "service/serverthread.h"
#include "storage/schema/migrator.h"
#include "support/postgresserver.h"
#include "support/visitors.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

// How many logins a second a server stores, with requests that are ready together sharing a commit
// and with a commit for each, side by side in one run: commitbenchmark [--quick] [DIRECTORY]. The
// database is in DIRECTORY, whose disk is what is measured. Disks differ by a hundred times in how
// long they take to make something durable, and those of virtual machines often pretend, so SQLite
// is measured once more with syncs that take as long as an ordinary SSD's.

using namespace Qt::StringLiterals;
using Service::ServerSetup;
using Service::ServerThread;
using TestSupport::PostgresServer;
using TestSupport::Visitors;

namespace {

constexpr std::chrono::milliseconds ordinarySync{4};

//! How much longer each sync takes.
std::atomic<std::chrono::milliseconds::rep> addedToSync = 0;

const auto webhookToken = "webhook-token-of-the-benchmark-012345"_ba;

struct Scale
{
    int rounds = 5;
    //! For each connection.
    int logins = 20;
    //! At the least.
    int loginsInAll = 200;
};

//! A server on a database with the demo's people.
class Bench
{
public:
    Bench(const QString &databaseUrl, const QString &dataDirectory, bool isSharing)
    {
        ServerSetup setup{.settings = {},
                          .dataDirectory = dataDirectory,
                          .databaseUrl = databaseUrl,
                          .webhookToken = Core::Secret(webhookToken),
                          .kiosk = {}};
        setup.settings.server.port = 0;
        setup.settings.server.startRate = 0;
        setup.settings.server.startPolicy = Config::StartPolicy::Open;
        setup.sharesCommits = isSharing;
        m_thread = std::make_unique<ServerThread>(setup);
        QEventLoop loop;
        QObject::connect(m_thread.get(), &ServerThread::started, &loop,
                         [this, &loop](const Service::ServerAddresses &addresses) {
                             m_url = addresses.url;
                             loop.quit();
                         });
        QObject::connect(m_thread.get(), &ServerThread::failed, &loop, &QEventLoop::quit);
        m_thread->start();
        loop.exec();
    }

    [[nodiscard]] bool isRunning() const { return m_url.isValid(); }

    //! Logins a second; nothing if one of them was not accepted.
    [[nodiscard]] std::optional<double> measure(int connections, int logins) const
    {
        Visitors visitors({.server = m_url,
                           .webhookToken = webhookToken,
                           .phones = {u"996555121001"_s, u"996555121002"_s, u"996700121003"_s},
                           .connections = connections,
                           .logins = logins});
        QEventLoop loop;
        QObject::connect(&visitors, &Visitors::done, &loop, &QEventLoop::quit);
        QElapsedTimer timer;
        timer.start();
        visitors.start();
        loop.exec();
        const auto seconds = double(timer.nsecsElapsed()) / 1e9;
        const auto &count = visitors.count();
        if (count.refused + count.cutOff + count.others > 0)
            return std::nullopt;
        return logins / seconds;
    }

private:
    std::unique_ptr<ServerThread> m_thread;
    QUrl m_url;
};

bool fill(const QString &url)
{
    const auto connection = Storage::Connection::open(url);
    return connection && Storage::Migrator((*connection)->database()).migrate()
        && Service::fillDemoDirectory((*connection)->database());
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

//! One row of the table. False if something went wrong.
bool compare(const QString &engine, const Bench &together, const Bench &alone, int connections,
             const Scale &scale)
{
    const auto logins = std::max(scale.loginsInAll, connections * scale.logins);
    QList<double> shared;
    QList<double> single;
    QList<double> ratios;
    for (int round = 0; round < scale.rounds; ++round) {
        const auto one = together.measure(connections, logins);
        const auto other = alone.measure(connections, logins);
        if (!one || !other)
            return false;
        shared.append(*one);
        single.append(*other);
        ratios.append(*one / *other);
    }
    QTextStream(stdout) << u"| %1 | %2 | %3 | %4 | %5 (%6 to %7) |\n"_s.arg(engine)
                               .arg(connections)
                               .arg(median(shared), 0, 'f', 0)
                               .arg(median(single), 0, 'f', 0)
                               .arg(median(ratios), 0, 'f', 1)
                               .arg(std::ranges::min(ratios), 0, 'f', 1)
                               .arg(std::ranges::max(ratios), 0, 'f', 1);
    return true;
}

bool compareAll(const QString &engine, const QString &url, const QString &otherUrl,
                const QString &folder, const Scale &scale)
{
    if (!fill(url) || !fill(otherUrl))
        return false;
    const Bench together(url, folder, true);
    const Bench alone(otherUrl, folder, false);
    if (!together.isRunning() || !alone.isRunning())
        return false;
    for (const auto connections : {1, 4, 16, 64}) {
        if (!compare(engine, together, alone, connections, scale))
            return false;
    }
    return true;
}

} // namespace

// The linker finds this before the C library's.
extern "C" __attribute__((visibility("default"))) int fdatasync(int file)
{
    if (const auto added = addedToSync.load(); added > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(added));
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}

int main(int argc, char *argv[])
{
    qputenv("QT_NO_GLIB", "1"); // as the servers do
    const QCoreApplication application(argc, argv);
    // A line for each login would be what is measured.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
        if (type != QtInfoMsg && type != QtDebugMsg)
            QTextStream(stderr) << text << '\n';
    });
    auto arguments = QCoreApplication::arguments().mid(1);
    const bool isQuick = arguments.removeAll(u"--quick"_s) > 0;
    const auto scale = isQuick ? Scale{.rounds = 1, .logins = 1, .loginsInAll = 4} : Scale{};
    const QTemporaryDir folder(arguments.value(0, u"."_s) + u"/commitbenchmark"_s);
    const auto postgres = PostgresServer::start(PostgresServer::Writes::Durable);
    if (!folder.isValid() || !postgres || !postgres->create(u"together"_s)
        || !postgres->create(u"alone"_s))
        return 1;

    QTextStream(stdout)
        << "Durable logins a second, each a start and a notification; medians of " << scale.rounds
        << " rounds.\n\n| database | connections | shared commits | a commit for each | ratio |\n"
           "|---|---|---|---|---|\n";
    const auto file = [&folder](const QString &name) {
        return u"sqlite:"_s + folder.filePath(name);
    };
    addedToSync = ordinarySync.count();
    bool isDone =
        compareAll(u"SQLite, syncs of %1 ms"_s.arg(ordinarySync.count()),
                   file(u"slow-together.db"_s), file(u"slow-alone.db"_s), folder.path(), scale);
    addedToSync = 0;
    isDone = isDone
        && compareAll(u"SQLite, this disk"_s, file(u"together.db"_s), file(u"alone.db"_s),
                      folder.path(), scale);
    isDone = isDone
        && compareAll(u"PostgreSQL, this disk"_s, postgres->url(u"together"_s),
                      postgres->url(u"alone"_s), folder.path(), scale);
    return isDone ? 0 : 1;
}
