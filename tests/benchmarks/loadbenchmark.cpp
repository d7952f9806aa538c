// SPDX-License-Identifier: GPL-3.0-only
#include "core/phone/phonenumber.h"
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"
#include "support/postgresserver.h"
#include "support/program.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTextStream>
#include <QTimer>
#include <QWebSocket>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

// Many screens at one server, and logins through two on one PostgreSQL: loadbenchmark [--quick].
// The screens' channels are all at the first server; the messages come to both in turn, so that
// half of the outcomes cross from the one to the other.

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::PostgresServer;
using TestSupport::ServeProcess;

namespace {

constexpr auto patience = std::chrono::minutes(5);
//! Requests under way at one server, as many as Qt has connections to a host.
constexpr int underWay = 6;
constexpr qint64 firstNumber = 996'550'000'000;
const auto webhookToken = "webhook-token-of-the-benchmark-012345"_ba;

struct Load
{
    int channels = 0;
    int tenants = 0;
    int logins = 0;
};

struct Outcome
{
    double loginsPerSecond = 0;
    double medianLatency = 0; // ms
    double worstLatency = 0; // ms, of a hundred logins the second slowest
    double kibPerChannel = 0;
};

//! Runs the event loop until @p isDone. False if that does not happen.
bool waitFor(const std::function<bool()> &isDone)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isDone())
            loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    look.start(1);
    loop.exec();
    return isDone();
}

//! The memory of another process, in bytes.
double residentOf(qint64 process)
{
    QFile file(u"/proc/%1/statm"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE));
}

Core::PhoneNumber numberOf(int tenant)
{
    return Core::PhoneNumber::fromE164(u'+' + QString::number(firstNumber + tenant)).value();
}

//! The same people again are no trouble: what is missing is added.
bool fill(const QString &url, int tenants)
{
    const auto connection = Storage::Connection::open(url);
    if (!connection || !Storage::Migrator((*connection)->database()).migrate())
        return false;
    auto &database = (*connection)->database();
    Storage::SqlTenantDirectory directory(database);
    const auto able = directory.countEligible();
    if (!able)
        return false;
    QList<Core::Tenant> people;
    for (int i = int(*able); i < tenants; ++i) {
        Core::Tenant tenant;
        tenant.name = u"Tenant %1"_s.arg(i);
        tenant.type = u"tenant"_s;
        tenant.phone = numberOf(i);
        people.append(tenant);
    }
    constexpr qsizetype batch = 1000;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        for (qsizetype first = 0; first < people.size(); first += batch) {
            const auto added =
                directory.addAll(people.mid(first, batch), QDateTime::currentDateTimeUtc());
            if (!added)
                return Core::Unexpected(added.error());
        }
        return {};
    });
    return stored && Storage::run(database, u"ANALYZE"_s);
}

//! A server's program, and who asks it.
class Member
{
public:
    explicit Member(const QString &databaseUrl)
    {
        m_home.set(u"AMT_DATABASE_URL"_s, databaseUrl);
        m_home.set(u"AMT_GREENAPI_WEBHOOK_TOKEN"_s, QString::fromLatin1(webhookToken));
        // One address has many screens behind it here.
        m_home.set(u"AMT_SERVER_TRUSTED_PROXIES"_s, u"127.0.0.1"_s);
        m_process = std::make_unique<ServeProcess>(m_home);
        m_isListening = m_process->isListening();
    }

    [[nodiscard]] bool isListening() const { return m_isListening; }
    [[nodiscard]] double memory() const { return residentOf(m_process->process().processId()); }
    [[nodiscard]] QUrl url(const QString &path, const QString &scheme = u"http"_s) const
    {
        auto url = m_process->url();
        url.setScheme(scheme);
        url.setPath(path);
        return url;
    }

    void post(const QString &path, const QByteArray &body, const QByteArray &authorization,
              const std::function<void(int status, const QByteArray &body)> &done)
    {
        QNetworkRequest request(url(path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
        if (!authorization.isEmpty())
            request.setRawHeader("Authorization"_ba, authorization);
        auto *reply = m_network.post(request, body);
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, done] {
            reply->deleteLater();
            done(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                 reply->readAll());
        });
    }

private:
    Home m_home;
    std::unique_ptr<ServeProcess> m_process;
    bool m_isListening = false;
    QNetworkAccessManager m_network;
};

//! A screen: an attempt, and the channel on which its outcome is awaited.
struct Screen
{
    QJsonObject attempt;
    std::unique_ptr<QWebSocket> channel;
    bool isOpen = false;
    std::optional<qint64> sentAt{};
    std::optional<qint64> toldAt{};
};

//! One measurement on servers of its own.
class Run
{
public:
    Run(const QString &databaseUrl, const Load &load)
        : m_load(load)
        , m_members{std::make_unique<Member>(databaseUrl), std::make_unique<Member>(databaseUrl)}
    {
        m_clock.start();
    }

    [[nodiscard]] std::optional<Outcome> measure()
    {
        if (!m_members[0]->isListening() || !m_members[1]->isListening() || !begin())
            return std::nullopt;
        const auto before = m_members[0]->memory();
        if (!openChannels())
            return std::nullopt;
        Outcome outcome{.kibPerChannel =
                            (m_members[0]->memory() - before) / 1024 / m_load.channels};
        const auto start = m_clock.nsecsElapsed();
        if (!signIn())
            return std::nullopt;
        outcome.loginsPerSecond = m_load.logins / (double(m_clock.nsecsElapsed() - start) / 1e9);
        std::vector<double> latencies;
        for (const auto &screen : m_screens) {
            if (screen->toldAt)
                latencies.push_back(double(*screen->toldAt - *screen->sentAt) / 1e6);
        }
        std::ranges::sort(latencies);
        outcome.medianLatency = latencies[latencies.size() / 2];
        outcome.worstLatency = latencies[latencies.size() * 99 / 100];
        return outcome;
    }

private:
    //! An attempt for each screen.
    [[nodiscard]] bool begin()
    {
        int wanted = m_load.channels;
        int failed = 0;
        const std::function<void()> next = [&] {
            if (wanted-- <= 0)
                return;
            m_members[0]->post(u"/api/auth/whatsapp/start/"_s, {}, {},
                               [&](int status, const QByteArray &body) {
                                   if (status == 201)
                                       add(QJsonDocument::fromJson(body).object());
                                   else
                                       ++failed;
                                   next();
                               });
        };
        for (int i = 0; i < underWay; ++i)
            next();
        return waitFor([&] { return int(m_screens.size()) + failed >= m_load.channels; })
            && failed == 0;
    }

    void add(const QJsonObject &attempt)
    {
        m_screens.push_back(std::make_unique<Screen>());
        m_screens.back()->attempt = attempt;
    }

    [[nodiscard]] bool openChannels()
    {
        for (const auto &screen : m_screens) {
            screen->channel = std::make_unique<QWebSocket>();
            auto *waiting = screen.get();
            QObject::connect(waiting->channel.get(), &QWebSocket::textMessageReceived,
                             waiting->channel.get(),
                             [this, waiting](const QString &text) { hear(*waiting, text); });
            QNetworkRequest request(m_members[0]->url(
                u"/api/auth/whatsapp/channel/"_s + waiting->attempt["attemptId"_L1].toString(),
                u"ws"_s));
            request.setRawHeader("Authorization"_ba,
                                 "Bearer "
                                     + waiting->attempt["channelToken"_L1].toString().toLatin1());
            waiting->channel->open(request);
            // Not more at once than a server takes at a time.
            constexpr auto atOnce = 200;
            if (!waitFor([this] { return m_opening < atOnce; }))
                return false;
            ++m_opening;
        }
        return waitFor([this] { return m_opening == 0; });
    }

    void hear(Screen &screen, const QString &text)
    {
        if (!std::exchange(screen.isOpen, true))
            --m_opening;
        if (screen.sentAt && !screen.toldAt && text.contains("\"COMPLETED\""_L1)) {
            screen.toldAt = m_clock.nsecsElapsed();
            ++m_told;
        }
    }

    [[nodiscard]] bool signIn()
    {
        size_t nextScreen = 0;
        int failed = 0;
        const std::function<void(size_t)> next = [&](size_t member) {
            if (nextScreen >= size_t(m_load.logins))
                return;
            const auto index = nextScreen++;
            auto &screen = *m_screens[index];
            screen.sentAt = m_clock.nsecsElapsed();
            m_members[member]->post(
                u"/api/webhooks/greenapi/incoming/"_s,
                TestSupport::loginNotification(numberOf(int(index) % m_load.tenants).digits(),
                                               screen.attempt),
                "Bearer " + webhookToken, [&, member](int status, const QByteArray &) {
                    failed += status == 200 ? 0 : 1;
                    next(member);
                });
        };
        for (int i = 0; i < underWay; ++i) {
            next(0);
            next(1);
        }
        return waitFor([&] { return m_told + failed >= m_load.logins; }) && failed == 0;
    }

    Load m_load;
    QElapsedTimer m_clock;
    std::array<std::unique_ptr<Member>, 2> m_members;
    std::vector<std::unique_ptr<Screen>> m_screens;
    int m_opening = 0;
    int m_told = 0;
};

bool measure(const PostgresServer &postgres, const Load &load)
{
    const auto url = postgres.url(u"load"_s);
    if (!fill(url, load.tenants))
        return false;
    const auto outcome = Run(url, load).measure();
    if (!outcome)
        return false;
    QTextStream(stdout) << u"| %1 | %2 | %3 | %4 | %5 | %6 |\n"_s.arg(load.channels)
                               .arg(load.tenants)
                               .arg(outcome->loginsPerSecond, 0, 'f', 0)
                               .arg(outcome->medianLatency, 0, 'f', 1)
                               .arg(outcome->worstLatency, 0, 'f', 1)
                               .arg(outcome->kibPerChannel, 0, 'f', 0);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_NO_GLIB", "1"); // as the servers do
    const QCoreApplication application(argc, argv);
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
    const bool isQuick = QCoreApplication::arguments().contains("--quick"_L1);
    auto postgres = PostgresServer::start(PostgresServer::Writes::Durable);
    if (!postgres || !postgres->create(u"load"_s))
        return 1;

    QTextStream(stdout)
        << "Two servers on one PostgreSQL; all channels at the first, messages to both in turn.\n\n"
           "| channels | tenants | logins a second | p50 ms | p99 ms | KiB a channel |\n"
           "|---|---|---|---|---|---|\n";
    const auto loads = isQuick ? std::vector<Load>{{.channels = 20, .tenants = 50, .logins = 20}}
                               : std::vector<Load>{
                                   {.channels = 100, .tenants = 1000, .logins = 100},
                                   {.channels = 500, .tenants = 1000, .logins = 500},
                                   {.channels = 2000, .tenants = 1000, .logins = 500},
                                   {.channels = 500, .tenants = 10'000, .logins = 500},
                                   {.channels = 500, .tenants = 100'000, .logins = 500},
                               };
    for (const auto &load : loads) {
        if (!measure(*postgres, load)) {
            QTextStream(stderr) << "loadbenchmark: not every login arrived\n";
            return 1;
        }
    }
    return 0;
}
