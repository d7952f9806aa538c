// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/api/apicall.h"

#include "simulator/state/contacts.h"

namespace Simulator {

using namespace Qt::StringLiterals;

HttpReply errorReply(const ApiCall &call, int status, const QString &message)
{
    return HttpReply::json({{u"statusCode"_s, status},
                            {u"timestamp"_s, call.at.toString(Qt::ISODateWithMs)},
                            {u"path"_s, call.path},
                            {u"message"_s, message}},
                           status);
}

HttpReply invalidReply(const ApiCall &call, const QString &details)
{
    return errorReply(call, 400, u"Validation failed. Details: "_s + details);
}

std::optional<QString> complaintAboutText(const QJsonObject &body, const QString &name)
{
    const auto value = body[name];
    if (value.isUndefined())
        return u"'%1' is required"_s.arg(name);
    if (!value.isString())
        return u"'%1' must be a string"_s.arg(name);
    if (value.toString().isEmpty())
        return u"'%1' is not allowed to be empty"_s.arg(name);
    return std::nullopt;
}

std::optional<QString> complaintAboutChatId(const QJsonObject &body)
{
    if (const auto complaint = complaintAboutText(body, u"chatId"_s))
        return complaint;
    if (!Address::isChatId(body["chatId"_L1].toString())) {
        return u"'chatId' must be one of the next formats: 'phone_number@c.us', 'chat_id@lid' or "
               "'group_id@g.us'"_s;
    }
    return std::nullopt;
}

} // namespace Simulator
