#include "http/base/databasemark.h"

#include <QCryptographicHash>

namespace Http {

QString databaseMark(const QString &nonce, const QString &identity)
{
    constexpr qsizetype digits = 32;
    const auto text = nonce.toUtf8() + '\n' + identity.toUtf8();
    const auto hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(digits));
}

} // namespace Http
