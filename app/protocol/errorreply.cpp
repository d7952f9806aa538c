#include "protocol/errorreply.h"

#include "protocol/jsonobject.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QByteArray errorReply(const QString &code, const QString &message, const QString &requestId)
{
    return toBytes(
        {{u"error"_s,
          QJsonObject{{u"code"_s, code}, {u"message"_s, message}, {u"requestId"_s, requestId}}}});
}

} // namespace Protocol
