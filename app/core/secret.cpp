#include "core/secret.h"

#include <QCryptographicHash>

namespace Core {

namespace {

constexpr qsizetype randomSecretBytes = 32;

} // namespace

Secret::Secret(QByteArray value)
    : m_value(std::move(value))
{
}

Secret Secret::random(const RandomBytes &randomBytes)
{
    return Secret(randomBytes(randomSecretBytes)
                      .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QByteArray Secret::hash() const
{
    return QCryptographicHash::hash(m_value, QCryptographicHash::Sha256).toHex();
}

} // namespace Core
