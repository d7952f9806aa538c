#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace Kiosk {

//! Returns the content of a file under resources/kiosk, for example "design/light.json". It travels
//! with the program, so it is always there.
[[nodiscard]] inline QByteArray readResource(const QString &name)
{
    QFile file(QStringLiteral(":/kiosk/") + name);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? file.readAll() : QByteArray();
}

} // namespace Kiosk
