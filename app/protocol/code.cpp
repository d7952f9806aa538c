// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/code.h"

#include "core/base/timestamp.h"
#include "core/model/attempt.h"
#include "protocol/login.h"

#include <algorithm>

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject CodeRequest::toJson() const
{
    QJsonObject json{{u"phone"_s, phone}};
    if (!language.isEmpty())
        json.insert("language"_L1, language);
    return json;
}

std::optional<CodeRequest> CodeRequest::fromJson(const QJsonObject &json)
{
    const auto phone = json.value("phone"_L1).toString();
    const auto language = languageIn(json);
    if (phone.isEmpty() || !language)
        return std::nullopt;
    return CodeRequest{.phone = phone, .language = *language};
}

QJsonObject CodeReply::toJson() const
{
    return {
        {u"attemptId"_s, Core::toString(attemptId)},
        {u"expiresAt"_s, Core::toRfc3339(expiresAt)},
        {u"expiresIn"_s, qint64(expiresIn.count())},
        {u"serverTime"_s, Core::toRfc3339(serverTime)},
        {u"resendAfter"_s, qint64(resendAfter.count())},
    };
}

std::optional<CodeReply> CodeReply::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const CodeReply reply{
        .attemptId = attemptId.value_or(QUuid()),
        .expiresAt = Core::fromRfc3339(json.value("expiresAt"_L1).toString()),
        .expiresIn = std::chrono::seconds(json.value("expiresIn"_L1).toInteger()),
        .serverTime = Core::fromRfc3339(json.value("serverTime"_L1).toString()),
        .resendAfter = std::chrono::seconds(json.value("resendAfter"_L1).toInteger()),
    };
    const bool complete = attemptId && reply.expiresAt.isValid() && reply.serverTime.isValid()
        && reply.expiresIn.count() > 0;
    return complete ? std::optional(reply) : std::nullopt;
}

namespace {

// Digits of other scripts are no digits here: QChar::isDigit() would take them.
bool isCode(const QString &text)
{
    constexpr auto digits = 6;
    return text.size() == digits
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QJsonObject CodeEntry::toJson() const
{
    return {{u"attemptId"_s, Core::toString(attemptId)}, {u"code"_s, code}};
}

std::optional<CodeEntry> CodeEntry::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const auto code = json.value("code"_L1).toString();
    if (!attemptId || !isCode(code))
        return std::nullopt;
    return CodeEntry{.attemptId = *attemptId, .code = code};
}

} // namespace Protocol
