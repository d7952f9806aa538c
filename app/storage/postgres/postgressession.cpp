// SPDX-License-Identifier: GPL-3.0-only
#include "storage/postgres/postgressession.h"

#include <poll.h>

#include <chrono>
#include <libpq-fe.h>
#include <memory>
#include <optional>

namespace Storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;
using Session = std::unique_ptr<PGconn, decltype(&PQfinish)>;

// A pooler without a free process lets whoever asks wait.
constexpr auto patience = 3s;

bool hasAnswered(PGconn *session)
{
    for (const auto end = Clock::now() + patience; PQisBusy(session) != 0;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        pollfd socket{.fd = PQsocket(session), .events = POLLIN, .revents = 0};
        if (left <= 0ms || ::poll(&socket, 1, int(left.count())) <= 0
            || PQconsumeInput(session) == 0) {
            return false;
        }
    }
    return true;
}

//! The process that serves @p session now; nothing if it does not say that in time.
std::optional<QByteArray> processOf(PGconn *session)
{
    if (PQsendQuery(session, "SELECT pg_backend_pid()") == 0 || !hasAnswered(session))
        return std::nullopt;
    std::optional<QByteArray> process;
    while (hasAnswered(session)) {
        const Result result(PQgetResult(session), &PQclear);
        if (!result)
            return process;
        if (PQresultStatus(result.get()) == PGRES_TUPLES_OK)
            process = PQgetvalue(result.get(), 0, 0);
    }
    return std::nullopt;
}

// "AMTK". A lock has two numbers, the first of which keeps other programs' locks apart.
constexpr auto ours = 0x414D544B;

} // namespace

// PostgreSQL tells a client its process when it connects; a pooler tells a number of its own. Two
// open sessions that one process serves, or one session that two serve, leave no doubt.
Pooling poolingOf(pg_conn *session, const PostgresUrl &url)
{
    constexpr int tries = 3;
    const auto first = processOf(session);
    if (!first)
        return Pooling::Unanswered;
    if (first->toInt() == PQbackendPID(session))
        return Pooling::None;
    for (int i = 0; i < tries; ++i) {
        const Session other(PQconnectdb(url.connectionText().reveal().constData()), &PQfinish);
        if (!other || PQstatus(other.get()) != CONNECTION_OK)
            return Pooling::OwnSession;
        suppressNotices(other.get());
        const auto others = processOf(other.get());
        const auto now = processOf(session);
        if (!others || !now)
            return now ? Pooling::OwnSession : Pooling::Unanswered;
        if (others == first || now != first)
            return Pooling::Shared;
    }
    return Pooling::OwnSession;
}

void suppressNotices(PGconn *connection)
{
    PQsetErrorVerbosity(connection, PQERRORS_TERSE);
    // Without a receiver they would go to standard error as they are.
    PQsetNoticeReceiver(
        connection, [](void * /*nothing*/, const PGresult * /*notice*/) {}, nullptr);
}

QString waitFor(AdvisoryLock lock)
{
    return u"SELECT pg_advisory_xact_lock(%1, %2)"_s.arg(ours).arg(int(lock));
}

QString tryToTake(AdvisoryLock lock)
{
    return u"SELECT pg_try_advisory_lock(%1, %2)"_s.arg(ours).arg(int(lock));
}

} // namespace Storage
