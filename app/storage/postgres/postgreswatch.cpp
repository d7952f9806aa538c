// SPDX-License-Identifier: GPL-3.0-only
#include "storage/postgres/postgreswatch.h"

#include "core/model/attempt.h"
#include "storage/postgres/postgressession.h"

#include <poll.h>

#include <array>
#include <condition_variable>
#include <libpq-fe.h>
#include <memory>
#include <mutex>
#include <optional>

namespace Storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// How often a wait looks whether it is to end.
constexpr auto pollInterval = 100ms;
constexpr auto pauseBetweenTries = 500ms;

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

// Ends at once when it is to end.
void pause(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait_for(lock, stop, time, [] { return false; });
}

} // namespace

//! A connection that is used without ever waiting for longer than a pollInterval in one go.
struct PostgresWatch::Line
{
    explicit Line(const PostgresUrl &url)
        : connection(PQconnectStart(url.connectionText().reveal().constData()), &PQfinish)
    {
    }

    [[nodiscard]] bool isGood() const { return PQstatus(connection.get()) == CONNECTION_OK; }

    //! True if something can be read; false after @p time.
    [[nodiscard]] bool isReadable(std::chrono::milliseconds time) const
    {
        return isReady(POLLIN, time);
    }

    [[nodiscard]] bool connect(const std::stop_token &stop) const
    {
        auto state = PGRES_POLLING_WRITING;
        for (const auto end = Clock::now() + patience;
             Clock::now() < end && !stop.stop_requested();) {
            if (!isReady(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, pollInterval))
                continue;
            state = PQconnectPoll(connection.get());
            if (state == PGRES_POLLING_OK)
                return true;
            if (state == PGRES_POLLING_FAILED)
                return false;
        }
        return false;
    }

    //! The result of @p sql; nothing if the database does not answer.
    [[nodiscard]] std::optional<Result> ask(const QString &sql, const std::stop_token &stop) const
    {
        if (PQsendQuery(connection.get(), sql.toUtf8().constData()) == 0)
            return std::nullopt;
        Result last(nullptr, &PQclear);
        for (const auto end = Clock::now() + patience;
             Clock::now() < end && !stop.stop_requested();) {
            if (PQisBusy(connection.get()) == 0) {
                Result next(PQgetResult(connection.get()), &PQclear);
                if (!next)
                    return last ? std::optional(std::move(last)) : std::nullopt;
                last = std::move(next);
                continue;
            }
            if (isReadable(pollInterval) && PQconsumeInput(connection.get()) == 0)
                return std::nullopt;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool does(const QString &sql, const std::stop_token &stop) const
    {
        const auto result = ask(sql, stop);
        if (!result)
            return false;
        const auto status = PQresultStatus(result->get());
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    }

    std::unique_ptr<PGconn, decltype(&PQfinish)> connection;

private:
    [[nodiscard]] bool isReady(short events, std::chrono::milliseconds time) const
    {
        pollfd socket{.fd = PQsocket(connection.get()), .events = events, .revents = 0};
        return ::poll(&socket, 1, int(time.count())) > 0;
    }
};

PostgresWatch::PostgresWatch(const PostgresUrl &url)
    : m_hosts(url.eachHost())
{
}

PostgresWatch::~PostgresWatch() = default;

void PostgresWatch::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void PostgresWatch::run(const std::stop_token &stop)
{
    for (int host = 0; !stop.stop_requested(); host = (host + 1) % int(m_hosts.size())) {
        Line line(m_hosts.at(host));
        if (line.connection && line.connect(stop)) {
            suppressNotices(line.connection.get());
            listen(line, host, stop);
        }
        if (std::exchange(m_isLeading, false))
            Q_EMIT leads(false);
        pause(pauseBetweenTries, stop);
    }
}

// Until the connection is lost.
void PostgresWatch::listen(Line &line, int host, const std::stop_token &stop)
{
    const std::array beginning{
        u"SET client_min_messages = warning"_s,
        // For whoever looks at pg_stat_activity.
        u"SET application_name = 'amt-kiosk watch'"_s,
        // A dead server's lock must move; its socket may look alive for hours.
        u"SET idle_session_timeout = '10s'"_s,
        u"LISTEN amt_attempt"_s,
    };
    for (const auto &statement : beginning) {
        if (!line.does(statement, stop))
            return;
    }
    Q_EMIT listening();
    auto nextBeat = Clock::now();
    while (!stop.stop_requested() && line.isGood()) {
        if (Clock::now() >= nextBeat) {
            if (!isUsable(line, stop) || !tryToLead(line, stop))
                return;
            handleNotifications(line);
            Q_EMIT answers(host);
            nextBeat = Clock::now() + beat;
        }
        if (!line.isReadable(pollInterval))
            continue;
        if (PQconsumeInput(line.connection.get()) == 0)
            return;
        handleNotifications(line);
    }
}

void PostgresWatch::handleNotifications(Line &line)
{
    for (;;) {
        const std::unique_ptr<PGnotify, decltype(&PQfreemem)> heard(
            PQnotifies(line.connection.get()), &PQfreemem);
        if (!heard)
            return;
        if (const auto id = Core::attemptIdFrom(QString::fromLatin1(heard->extra)))
            Q_EMIT attemptChanged(*id);
    }
}

// Where there are others, one that cannot be written to any more is left for the next. It also
// shows that the database is there.
bool PostgresWatch::isUsable(Line &line, const std::stop_token &stop)
{
    const auto result = line.ask(u"SHOW transaction_read_only"_s, stop);
    if (!result || PQresultStatus(result->get()) != PGRES_TUPLES_OK)
        return false;
    return m_hosts.size() == 1 || QByteArrayView(PQgetvalue(result->get(), 0, 0)) == "off";
}

// Asking for the lock again would take it twice.
bool PostgresWatch::tryToLead(Line &line, const std::stop_token &stop)
{
    if (m_isLeading)
        return true;
    const auto result = line.ask(tryToTake(AdvisoryLock::Leading), stop);
    if (!result || PQresultStatus(result->get()) != PGRES_TUPLES_OK)
        return false;
    if (QByteArrayView(PQgetvalue(result->get(), 0, 0)) != "t")
        return true;
    m_isLeading = true;
    Q_EMIT leads(true);
    return true;
}

} // namespace Storage
