#pragma once

#include <QByteArray>
#include <QString>

namespace Protocol {

//! The one form of every error answer. @p code is stable, lower case, with underscores; @p message
//! is an English sentence for developers and says nothing of others.
[[nodiscard]] QByteArray errorReply(const QString &code, const QString &message,
                                    const QString &requestId);

} // namespace Protocol
