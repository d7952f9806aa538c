#include "server/request.h"

namespace Server {

QString withoutFinalSlash(const QString &path)
{
    qsizetype end = path.size();
    while (end > 1 && path[end - 1] == u'/')
        --end;
    return path.left(end);
}

} // namespace Server
