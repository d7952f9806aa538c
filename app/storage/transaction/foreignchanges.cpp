#include "storage/transaction/foreignchanges.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

ForeignChanges::ForeignChanges(Database &database)
    : m_database(database)
{
}

// SQLite changes this number for commits of other connections only.
bool ForeignChanges::happened()
{
    auto query = execute(m_database, u"PRAGMA data_version"_s);
    if (!query || !query->next())
        return true;
    const auto version = query->value(0).toLongLong();
    const bool isChanged = version != m_version;
    m_version = version;
    return isChanged;
}

} // namespace Storage
