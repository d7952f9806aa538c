#include "storage/postgres/postgressession.h"

#include <libpq-fe.h>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// "AMTK". A lock has two numbers, the first of which keeps other programs' locks apart.
constexpr auto ours = 0x414D544B;

} // namespace

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
