#include "kiosk/style/resource.h"

#include <QFile>

namespace Kiosk {

using namespace Qt::StringLiterals;

QByteArray resource(const QString &name)
{
    QFile file(u":/kiosk/"_s + name);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? file.readAll() : QByteArray();
}

} // namespace Kiosk
