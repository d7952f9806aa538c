// SPDX-License-Identifier: GPL-3.0-only
#include "storage/audit/auditcheck.h"

#include "storage/engine/statement.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Storage {

using namespace Qt::StringLiterals;

// A JSON array keeps the texts apart: no two different rows are written alike.
QByteArray hashOf(const AuditRow &row)
{
    const QJsonArray content{
        row.id,
        toColumn(row.entry.at).toString(),
        row.entry.actor,
        row.entry.action,
        row.entry.subject,
        row.entry.origin,
        row.entry.detail,
        QString::fromLatin1(row.previousHash),
    };
    return QCryptographicHash::hash(QJsonDocument(content).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256)
        .toHex();
}

std::optional<AuditFault> faultOf(const AuditRow &row, qint64 idBefore,
                                  const QByteArray &hashBefore)
{
    using enum AuditFault::Kind;
    if (row.hash != hashOf(row))
        return AuditFault{.kind = Edited, .id = row.id};
    if (row.id != idBefore + 1)
        return AuditFault{.kind = Gap, .id = row.id};
    if (row.previousHash != hashBefore)
        return AuditFault{.kind = OutOfOrder, .id = row.id};
    return std::nullopt;
}

QString positionOf(qint64 lastId, const QByteArray &lastHash)
{
    return u"up to row %1, %2"_s.arg(lastId).arg(QLatin1StringView(lastHash));
}

AuditCheck::AuditCheck(const std::optional<AuditWitness> &removed,
                       const std::optional<AuditWitness> &seen)
    : m_removed(removed)
    , m_seen(seen)
    , m_last(removed.value_or(AuditWitness{}))
{
}

void AuditCheck::add(const AuditRow &row)
{
    if (const auto fault = faultOf(row, m_last.id, m_last.hash))
        m_verdict.faults.append(*fault);
    m_last = {.id = row.id, .hash = row.hash};
    m_sawWitness = m_sawWitness || m_last == m_seen;
    ++m_verdict.rows;
    if (row.entry.action == Core::AuditAction::auditTrimmed)
        m_trimmed = row.entry.detail;
    else if (row.entry.action == Core::AuditAction::auditSealBroken)
        m_sealFaults.append({.kind = AuditFault::Kind::SealWasBroken, .id = row.id});
    else if (row.entry.action == Core::AuditAction::auditAccepted)
        m_sealFaults.clear();
}

AuditVerdict AuditCheck::finish(const std::optional<AuditWitness> &end,
                                std::optional<AuditSeal::State> seal)
{
    checkBeginning();
    const bool isWhole = m_verdict.faults.isEmpty();
    m_verdict.faults += m_sealFaults;
    if (end != m_last)
        m_verdict.faults.append({.kind = AuditFault::Kind::WrongEnd, .id = m_last.id});
    else if (isWhole && !isAsSeen())
        m_verdict.faults.append({.kind = AuditFault::Kind::NotAsSeen, .id = m_seen->id});
    if (end && seal)
        checkSeal(*seal);
    m_verdict.lastHash = m_last.hash;
    return m_verdict;
}

// Rows that were removed because of their age cannot be compared any more.
bool AuditCheck::isAsSeen() const
{
    return !m_seen || m_sawWitness || m_seen->id <= m_removed.value_or(AuditWitness{}).id;
}

// The newest entry about it is always left, because it is newer than what was removed.
void AuditCheck::checkBeginning()
{
    const auto removed = m_removed.value_or(AuditWitness{});
    const auto expected = removed.id > 0 ? positionOf(removed.id, removed.hash) : QString();
    if (!m_removed || m_trimmed != expected)
        m_verdict.faults.append({.kind = AuditFault::Kind::WrongBeginning, .id = removed.id + 1});
}

void AuditCheck::checkSeal(AuditSeal::State seal)
{
    using enum AuditFault::Kind;
    switch (seal) {
    case AuditSeal::State::Fits:
        return;
    case AuditSeal::State::Missing:
        m_verdict.faults.append({.kind = SealMissing, .id = m_last.id});
        return;
    case AuditSeal::State::Broken:
        m_verdict.faults.append({.kind = SealBroken, .id = m_last.id});
        return;
    case AuditSeal::State::OfAnotherKey:
        m_verdict.faults.append({.kind = SealOfAnotherKey, .id = m_last.id});
        return;
    }
    Q_UNREACHABLE();
}

} // namespace Storage
