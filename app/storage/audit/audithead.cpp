#include "storage/audit/audithead.h"

#include "core/base/logging.h"
#include "storage/engine/statement.h"

#include <utility>

namespace Storage {

using namespace Qt::StringLiterals;

AuditHead::AuditHead(Database &database)
    : m_database(database)
{
}

Core::Stored<std::optional<AuditHead::Found>> AuditHead::find()
{
    KIOSK_TRY(query,
              execute(m_database,
                      u"SELECT h.id, h.hash, h.seal, b.id, b.hash FROM audit_head AS h "
                      "LEFT JOIN audit_beginning AS b ON b.one = h.one"_s));
    if (!query.next())
        return std::nullopt;
    return Found{.ends = {.id = query.value(0).toLongLong(),
                          .hash = query.value(1).toString().toLatin1(),
                          .removedId = query.value(3).toLongLong(),
                          .removedHash = query.value(4).toString().toLatin1()},
                 .seal = query.value(2).toString()};
}

Core::Stored<AuditHead::Found> AuditHead::get()
{
    KIOSK_TRY(found, find());
    // Without its head an audit cannot go on; a row that started anew would hide that.
    if (!found) {
        qCWarning(lcStorage) << "the row of audit_head is gone: somebody has changed the audit";
        return Core::Unexpected(Core::StorageError::Unavailable);
    }
    return std::move(*found);
}

std::optional<AuditSeal::State> AuditHead::sealState(const Found &found) const
{
    const auto &seal = m_database.auditSeal();
    return seal ? std::optional(seal->stateOf(found.ends, found.seal)) : std::nullopt;
}

bool AuditHead::isSealGood(const Found &found) const
{
    return sealState(found).value_or(AuditSeal::State::Fits) == AuditSeal::State::Fits;
}

Core::Stored<void> AuditHead::move(const AuditEnds &ends)
{
    const auto &seal = m_database.auditSeal();
    return run(m_database, u"UPDATE audit_head SET id = :id, hash = :hash, seal = :seal"_s,
               {{u":id"_s, ends.id},
                {u":hash"_s, notNull(QString::fromLatin1(ends.hash))},
                {u":seal"_s, notNull(seal ? seal->sealFor(ends) : QString())}});
}

} // namespace Storage
