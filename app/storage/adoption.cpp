#include "storage/adoption.h"

#include "storage/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

Core::Stored<void> useAdoptedTables(Database &database)
{
    auto query = execute(database,
                         u"SELECT to_regclass('amt_kiosk.schema_migrations') IS NOT NULL OR ("
                         "to_regclass('public.schema_migrations') IS NULL "
                         "AND to_regclass('public.django_migrations') IS NOT NULL "
                         "AND to_regclass('public.tenants') IS NOT NULL "
                         "AND to_regclass('public.login_attempts') IS NOT NULL)"_s);
    if (!query || !query->next())
        return Core::Unexpected(Core::StorageError::Unavailable);
    database.setAdopted(query->value(0).toBool());
    if (!database.isAdopted())
        return {};
    return run(database, u"SET search_path TO amt_kiosk, public"_s);
}

} // namespace Storage
