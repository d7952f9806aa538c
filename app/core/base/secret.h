// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace Core {

//! Gives that many unpredictable bytes. In production libsodium's generator, in tests a counter.
using RandomBytes = std::function<QByteArray(qsizetype count)>;

//! A token, key or password in clear. It has no debug operator on purpose: it cannot reach a log
//! by accident. Only its hash is ever stored.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray value);

    //! 256 random bits, written in the URL-safe Base64 alphabet without padding (43 characters).
    [[nodiscard]] static Secret random(const RandomBytes &randomBytes);

    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    //! The clear text, for the one place that sends it.
    [[nodiscard]] const QByteArray &reveal() const { return m_value; }

    //! SHA-256, lower-case hexadecimal. A plain hash is enough for 256 random bits; it is not for
    //! anything that a person chose.
    [[nodiscard]] QByteArray hash() const;

private:
    QByteArray m_value;
};

//! Compares two hashes in a time that does not tell where they differ.
[[nodiscard]] bool isSameHash(const QByteArray &one, const QByteArray &other);

//! A random number from 0 to @p limit - 1, each as likely as the others. @p limit is at least 1.
[[nodiscard]] quint32 randomBelow(const RandomBytes &randomBytes, quint32 limit);

//! A random code of @p digits decimal digits, 1 to 9, zeros in front included: each as likely as
//! the others.
[[nodiscard]] QString randomCode(const RandomBytes &randomBytes, int digits);

} // namespace Core
