// SPDX-License-Identifier: GPL-3.0-only
#include "storage/audit/auditseal.h"

#include "core/base/logging.h"
#include "storage/engine/statement.h"

#include <QMessageAuthenticationCode>

#include <utility>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

QByteArray codeOf(const QByteArray &message, const Core::Secret &key)
{
    return QMessageAuthenticationCode::hash(message, key.reveal(), QCryptographicHash::Sha256)
        .toHex();
}

// Tells keys apart, and nothing about them.
QByteArray idOf(const Core::Secret &key)
{
    constexpr auto digits = 16;
    return codeOf("amt-kiosk audit key", key).first(digits);
}

QByteArray sealOf(const AuditEnds &ends, const Core::Secret &key)
{
    const auto message = "amt-kiosk audit ends\n" + QByteArray::number(ends.id) + '\n' + ends.hash
        + '\n' + QByteArray::number(ends.removedId) + '\n' + ends.removedHash;
    return idOf(key) + ':' + codeOf(message, key);
}

} // namespace

AuditSeal::AuditSeal(const Core::Secret &key, const Core::Secret &former)
    : m_key(key)
    , m_former(former)
{
}

QString AuditSeal::sealFor(const AuditEnds &ends) const
{
    return QString::fromLatin1(sealOf(ends, m_key));
}

AuditSeal::State AuditSeal::stateOf(const AuditEnds &ends, const QString &seal) const
{
    if (seal.isEmpty())
        return State::Missing;
    const auto found = seal.toLatin1();
    for (const auto &key : {m_key, m_former}) {
        if (!key.isEmpty() && found.startsWith(idOf(key) + ':'))
            return found == sealOf(ends, key) ? State::Fits : State::Broken;
    }
    return State::OfAnotherKey;
}

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
