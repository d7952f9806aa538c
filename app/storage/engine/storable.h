#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QString>
#include <QVariant>

namespace Storage {

//! @p value as it is bound: a text is well-formed (Core::wellFormed()), so that both engines store
//! the same and give it back as it was stored.
[[nodiscard]] QVariant storable(const QVariant &value);

//! Classifies the native code of a failed statement on @p engine: Refused for errors of the
//! data, which the same data would meet again. A row that is there already is none of those: two
//! who write at once can meet that, and the second one reads it when it comes again.
//! https://www.postgresql.org/docs/current/errcodes-appendix.html,
//! https://www.sqlite.org/rescode.html
[[nodiscard]] Core::StorageError errorFor(Engine engine, const QString &nativeCode);

} // namespace Storage
