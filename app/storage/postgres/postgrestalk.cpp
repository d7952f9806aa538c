#include "storage/postgres/postgrestalk.h"

#include <libpq-fe.h>

namespace Storage {

void keepQuiet(PGconn *connection)
{
    PQsetErrorVerbosity(connection, PQERRORS_TERSE);
    // Without a receiver they would go to standard error as they are.
    PQsetNoticeReceiver(
        connection, [](void * /*nothing*/, const PGresult * /*notice*/) {}, nullptr);
}

} // namespace Storage
