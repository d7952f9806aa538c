#include "storage/engine/storable.h"

#include "core/base/wellformedtext.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

bool isRefusedBySqlite(int code)
{
    constexpr auto primary = 0xff;
    switch (code & primary) {
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        return true;
    case SQLITE_CONSTRAINT:
        return code != SQLITE_CONSTRAINT_UNIQUE && code != SQLITE_CONSTRAINT_PRIMARYKEY
            && code != SQLITE_CONSTRAINT_ROWID;
    default:
        return false;
    }
}

bool isRefusedByPostgres(const QString &sqlState)
{
    // Cardinality, data, integrity constraints, limits of the program such as an index row's size.
    constexpr std::array classes{"21"_L1, "22"_L1, "23"_L1, "54"_L1};
    constexpr auto uniqueViolation = "23505"_L1;
    return sqlState != uniqueViolation && std::ranges::any_of(classes, [&sqlState](auto name) {
               return sqlState.startsWith(name);
           });
}

} // namespace

QVariant storable(const QVariant &value)
{
    if (value.metaType() != QMetaType::fromType<QString>())
        return value;
    return Core::wellFormed(value.toString());
}

Core::StorageError errorFor(Engine engine, const QString &nativeCode)
{
    const bool isRefused = engine == Engine::Sqlite ? isRefusedBySqlite(nativeCode.toInt())
                                                    : isRefusedByPostgres(nativeCode);
    return isRefused ? Core::StorageError::Refused : Core::StorageError::Unavailable;
}

} // namespace Storage
