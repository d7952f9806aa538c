#include "core/model/signinmessage.h"

#include "core/base/unicodetext.h"

#include <QCryptographicHash>

namespace Core {

using namespace Qt::StringLiterals;

MessageKey MessageKey::of(qint64 instance, const QString &chat, const QString &messageId)
{
    const auto id = wellFormed(messageId);
    if (id.size() <= maxIdSize)
        return {.instance = instance, .chat = chat, .messageId = id};
    const auto hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex();
    return {
        .instance = instance, .chat = chat, .messageId = u"sha256:"_s + QString::fromLatin1(hash)};
}

} // namespace Core
