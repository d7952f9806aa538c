// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace Core {

//! A screen that was enrolled: it proves itself with a key.
struct Kiosk
{
    qint64 id = 0;
    //! Unique among those that are not revoked.
    QString name;
    //! Secret::hash() of the key; the key itself was shown once.
    QByteArray keyHash;
    QDateTime createdAt;
    std::optional<QDateTime> revokedAt;
};

//! Another program that may introspect sessions and redeem hand-off codes.
struct ServiceAccount
{
    qint64 id = 0;
    //! Letters, digits and . _ - of ASCII, so that it can stand in HTTP Basic and in an address. Of
    //! all that are not revoked, one has this name.
    QString name;
    QByteArray secretHash;
    //! Where a browser may be sent after a login for this service, compared character by character
    //! (RFC 9700, 2.1).
    QStringList redirects;
    QDateTime createdAt;
    std::optional<QDateTime> revokedAt;
};

} // namespace Core
