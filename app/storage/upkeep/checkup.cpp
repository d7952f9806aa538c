// SPDX-License-Identifier: GPL-3.0-only
#include "storage/upkeep/checkup.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    return readAll(
        m_database, [](const Rows &row) { return row.value(0).toString(); },
        u"SELECT needed.right_name || ' on ' || needed.table_name FROM (VALUES "
        "('tenants', 'SELECT'), "
        "('login_attempts', 'SELECT'), ('login_attempts', 'INSERT'), "
        "('login_attempts', 'UPDATE'), "
        "('sessions', 'SELECT'), ('sessions', 'INSERT'), ('sessions', 'UPDATE'), "
        "('webhook_events', 'SELECT'), ('webhook_events', 'INSERT'), "
        "('audit_head', 'SELECT'), ('audit_head', 'UPDATE'), "
        "('audit_log', 'SELECT'), ('audit_log', 'INSERT')) AS needed (table_name, right_name) "
        "WHERE to_regclass(needed.table_name) IS NOT NULL AND NOT "
        "has_table_privilege(to_regclass(needed.table_name), needed.right_name) "
        "ORDER BY needed.table_name, needed.right_name"_s);
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

Recovery::Recovery(Database &database, Core::UnitOfWork &work)
    : m_database(database)
    , m_work(work)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tryNow(); });
    m_timer.start(1s);
}

// Looking a damaged file through takes longer.
bool Recovery::isDue()
{
    constexpr auto often = 4;
    return m_database.trouble() != DatabaseTrouble::Corrupt || ++m_tries % often == 0;
}

void Recovery::tryNow()
{
    if (!m_database.trouble() || !isDue())
        return;
    if (m_work.commit([this] { return store(); }))
        m_work.afterCommit([this] { m_database.recordWrite(); });
}

// A number that nobody else uses, in the file's head. It has to be another one each time: what does
// not change is not written.
Core::Stored<void> Recovery::store()
{
    if (m_database.engine() == Engine::Postgres)
        return run(m_database, u"UPDATE audit_head SET id = id"_s);
    if (m_database.trouble() == DatabaseTrouble::Corrupt) {
        auto sound = execute(m_database, u"PRAGMA quick_check(1)"_s);
        if (!sound || !sound->next() || sound->value(0).toString() != "ok"_L1)
            return Core::Unexpected(Core::StorageError::Unavailable);
    }
    qint64 before = 0;
    {
        auto rows = execute(m_database, u"PRAGMA user_version"_s);
        if (!rows || !rows->next())
            return Core::Unexpected(Core::StorageError::Unavailable);
        before = rows->value(0).toLongLong();
    }
    return run(m_database, u"PRAGMA user_version = %1"_s.arg(before == 0 ? 1 : 0));
}

} // namespace Storage
