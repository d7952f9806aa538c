#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

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

} // namespace Storage
