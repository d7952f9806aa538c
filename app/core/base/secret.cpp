// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/secret.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <limits>

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

bool isSameHash(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size())
        return false; // how long a hash is tells nothing
    // Volatile, or a compiler may return at the first difference after all.
    volatile unsigned difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i) {
        const auto bits = static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
        difference = difference | static_cast<unsigned>(bits);
    }
    return difference == 0;
}

// Numbers from the last, incomplete round of the limit are drawn again: they would favour the first
// ones.
quint32 randomBelow(const RandomBytes &randomBytes, quint32 limit)
{
    constexpr quint32 bytes = 256;
    const bool isSmall = limit <= bytes;
    const quint32 fair = (isSmall ? bytes : std::numeric_limits<quint32>::max()) / limit * limit;
    for (;;) {
        const auto drawn = isSmall
            ? quint32(static_cast<unsigned char>(randomBytes(1).at(0)))
            : qFromBigEndian<quint32>(randomBytes(sizeof(quint32)).constData());
        if (drawn < fair)
            return drawn % limit;
    }
}

QString randomCode(const RandomBytes &randomBytes, int digits)
{
    Q_ASSERT(digits >= 1 && digits <= 9);
    quint32 codes = 1;
    for (int i = 0; i < digits; ++i)
        codes *= 10;
    return QString::number(randomBelow(randomBytes, codes)).rightJustified(digits, u'0');
}

} // namespace Core
