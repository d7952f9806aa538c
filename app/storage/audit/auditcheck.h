// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/audit.h"
#include "storage/audit/auditseal.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Storage {

//! A row of the audit as it is stored.
struct AuditRow
{
    qint64 id = 0;
    Core::AuditEntry entry;
    QByteArray previousHash;
    QByteArray hash;
};

//! Covers the row's content and the hash of the row before it.
[[nodiscard]] QByteArray hashOf(const AuditRow &row);

//! Describes a fault of the audit at row @p id.
struct AuditFault
{
    enum class Kind {
        //! The row does not have the content that it was written with.
        Edited,
        //! Rows before this one are gone, or stand elsewhere.
        Gap,
        //! The row does not follow the one before it.
        OutOfOrder,
        //! Rows before this one were removed, and not by trim().
        WrongBeginning,
        //! Rows after this one are gone, or were added by somebody else.
        WrongEnd,
        //! The end, which is this row, has no seal.
        SealMissing,
        //! The seal of the end is one of other ends.
        SealBroken,
        //! The seal of the end was made with a key that is not known here.
        SealOfAnotherKey,
        //! The end before this row had no good seal when this row was appended.
        SealWasBroken,
        //! This row was seen before, and is gone or another one, in a chain without a fault.
        NotAsSeen,
    };
    Kind kind{};
    qint64 id = 0;

    friend bool operator==(const AuditFault &, const AuditFault &) = default;
};

//! A row that was seen in a sealed audit, remembered outside of the database.
struct AuditWitness
{
    qint64 id = 0;
    QByteArray hash;

    friend bool operator==(const AuditWitness &, const AuditWitness &) = default;
};

//! The row's fault, if the one before it has this id and hash.
[[nodiscard]] std::optional<AuditFault> faultOf(const AuditRow &row, qint64 idBefore,
                                                const QByteArray &hashBefore);

//! How an entry names the row up to which something was done.
[[nodiscard]] QString positionOf(qint64 lastId, const QByteArray &lastHash);

//! Result of checking an audit.
struct AuditVerdict
{
    qint64 rows = 0;
    QByteArray lastHash;
    QList<AuditFault> faults;
};

//! Goes through an audit from its beginning to its end. Takes no memory for the rows.
class AuditCheck
{
public:
    //! @p removed is the last removed row, id 0 if none is; nothing if the database does not tell.
    AuditCheck(const std::optional<AuditWitness> &removed, const std::optional<AuditWitness> &seen);

    void add(const AuditRow &row);

    //! After the last row. @p end is nothing if the database does not tell, @p seal if nobody
    //! seals.
    [[nodiscard]] AuditVerdict finish(const std::optional<AuditWitness> &end,
                                      std::optional<AuditSeal::State> seal);

private:
    [[nodiscard]] bool isAsSeen() const;
    void checkBeginning();
    void checkSeal(AuditSeal::State seal);

    std::optional<AuditWitness> m_removed;
    std::optional<AuditWitness> m_seen;
    AuditWitness m_last;
    bool m_sawWitness = false;
    QString m_trimmed;
    QList<AuditFault> m_sealFaults;
    AuditVerdict m_verdict;
};

} // namespace Storage
