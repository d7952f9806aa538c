#include "storage/upkeep/recovery.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
