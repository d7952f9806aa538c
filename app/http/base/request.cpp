#include "http/base/request.h"

#include <QRandomGenerator>

namespace Http {

QString newRequestId()
{
    return QString::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, u'0');
}

QString withoutFinalSlash(const QString &path)
{
    qsizetype end = path.size();
    while (end > 1 && path[end - 1] == u'/')
        --end;
    return path.left(end);
}

} // namespace Http
