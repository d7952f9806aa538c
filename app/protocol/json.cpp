// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/json.h"

#include <QJsonDocument>

namespace Protocol {

using namespace Qt::StringLiterals;

std::optional<QJsonObject> objectFrom(const QByteArray &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray errorReply(const QString &code, const QString &message, const QString &requestId)
{
    return toBytes(
        {{u"error"_s,
          QJsonObject{{u"code"_s, code}, {u"message"_s, message}, {u"requestId"_s, requestId}}}});
}

} // namespace Protocol
