#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace Core {

//! A screen that was enrolled: it proves itself with a key.
struct Kiosk
{
    qint64 id = 0;
    //! Of all that are not revoked, one has this name.
    QString name;
    //! Secret::hash() of the key; the key itself was shown once.
    QByteArray keyHash;
    QDateTime createdAt;
    std::optional<QDateTime> revokedAt;
};

} // namespace Core
