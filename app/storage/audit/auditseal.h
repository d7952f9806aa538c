// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Storage {

//! Both ends of the audit.
struct AuditEnds
{
    //! The last row; 0 and empty in an audit without any.
    qint64 id = 0;
    QByteArray hash;
    //! The last row that was removed from the beginning because of its age; 0 if there is none.
    qint64 removedId = 0;
    QByteArray removedHash;
};

//! A code over both ends of the audit (HMAC-SHA256, RFC 2104) with a key that the database does not
//! hold: somebody who may write to the database and nothing else cannot make it.
class AuditSeal
{
public:
    //! Result of comparing a seal with the ends.
    enum class State {
        Fits,
        Missing,
        //! It was made with one of the keys, for other ends.
        Broken,
        OfAnotherKey,
    };

    //! @p former is a key that was used before; what it sealed fits, too. It may be empty.
    explicit AuditSeal(const Core::Secret &key, const Core::Secret &former = {});

    //! "<id of the key>:<code>", in hexadecimal digits.
    [[nodiscard]] QString sealFor(const AuditEnds &ends) const;
    [[nodiscard]] State stateOf(const AuditEnds &ends, const QString &seal) const;

private:
    Core::Secret m_key;
    Core::Secret m_former;
};

//! The rows of audit_head and audit_beginning: where the audit ends, and what seals that.
class AuditHead
{
public:
    explicit AuditHead(Database &database);

    struct Found
    {
        AuditEnds ends;
        QString seal;
    };
    //! Returns nothing if the row is gone.
    [[nodiscard]] Core::Stored<std::optional<Found>> find();
    //! An error if the row is gone.
    [[nodiscard]] Core::Stored<Found> get();
    //! Also where the database has nothing to seal with.
    [[nodiscard]] bool isSealGood(const Found &found) const;
    //! Returns nothing where the database has no seal to compare with.
    [[nodiscard]] std::optional<AuditSeal::State> sealState(const Found &found) const;
    //! Writes the last row's id and hash, and seals both ends.
    [[nodiscard]] Core::Stored<void> move(const AuditEnds &ends);

private:
    Database &m_database;
};

} // namespace Storage
