#include "storage/upkeep/checkup.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

Checkup::Checkup(Database &database)
    : m_database(database)
{
}

bool Checkup::isWritable() const
{
    const auto begin = m_database.engine() == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s;
    if (!run(m_database, begin))
        return false;
    // Another value, because SQLite does not write the same one again.
    const auto written = run(m_database, u"UPDATE audit_head SET id = id + 1"_s);
    // Where SQLite has rolled back by itself there is nothing left to do.
    const auto takenBack = run(m_database, u"ROLLBACK"_s);
    return written && takenBack;
}

Core::Stored<QStringList> Checkup::missingRights() const
{
    if (m_database.engine() == Engine::Sqlite)
        return QStringList();
    KIOSK_TRY(
        query,
        execute(
            m_database,
            u"SELECT needed.right_name || ' on ' || needed.table_name FROM (VALUES "
            "('tenants', 'SELECT'), "
            "('login_attempts', 'SELECT'), ('login_attempts', 'INSERT'), ('login_attempts', "
            "'UPDATE'), "
            "('sessions', 'SELECT'), ('sessions', 'INSERT'), ('sessions', 'UPDATE'), "
            "('webhook_events', 'SELECT'), ('webhook_events', 'INSERT'), "
            "('audit_head', 'SELECT'), ('audit_head', 'UPDATE'), "
            "('audit_log', 'SELECT'), ('audit_log', 'INSERT')) AS needed (table_name, right_name) "
            "WHERE to_regclass(needed.table_name) IS NOT NULL AND NOT "
            "has_table_privilege(to_regclass(needed.table_name), needed.right_name) "
            "ORDER BY needed.table_name, needed.right_name"_s));
    QStringList rights;
    while (query.next())
        rights.append(query.value(0).toString());
    return rights;
}

Core::Stored<bool> Checkup::isSound() const
{
    if (m_database.engine() == Engine::Postgres)
        return true; // its administrator's to know; there is no file of ours
    auto query = execute(m_database, u"PRAGMA quick_check(1)"_s);
    if (!query || !query->next())
        return Core::Unexpected(Core::StorageError::Unavailable);
    return query->value(0).toString() == "ok"_L1;
}

Core::Stored<std::optional<QDateTime>> Checkup::newestTime() const
{
    auto query = execute(m_database, u"SELECT max(created_at) FROM login_attempts"_s);
    if (!query || !query->next())
        return Core::Unexpected(Core::StorageError::Unavailable);
    if (query->value(0).isNull())
        return std::nullopt;
    return timeFrom(query->value(0));
}

} // namespace Storage
