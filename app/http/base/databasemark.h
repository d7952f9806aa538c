#pragma once

#include <QString>

namespace Http {

//! What two programs of one machine compare in order to learn whether they use the same database,
//! without telling which it is: a hash of @p identity (Storage::identityOf()) and of a @p nonce
//! that is new each time.
[[nodiscard]] QString databaseMark(const QString &nonce, const QString &identity);

} // namespace Http
