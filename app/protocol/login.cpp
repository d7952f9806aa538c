// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/login.h"

#include "core/base/language.h"
#include "core/base/timestamp.h"
#include "core/model/attempt.h"
#include "protocol/session.h"

namespace Protocol {

using namespace Qt::StringLiterals;

std::optional<QString> languageIn(const QJsonObject &json)
{
    const auto language = json.value("language"_L1);
    if (language.isUndefined() || language.isNull())
        return QString();
    return Core::findLanguage(language.toString()) ? std::optional(language.toString())
                                                   : std::nullopt;
}

QJsonObject StartReply::toJson() const
{
    return {
        {u"attemptId"_s, Core::toString(attemptId)},
        {u"expiresAt"_s, Core::toRfc3339(expiresAt)},
        {u"loginMessage"_s, loginMessage},
        {u"qrPayload"_s, loginMessage},
        {u"whatsappLink"_s, whatsappLink ? QJsonValue(*whatsappLink) : QJsonValue()},
        {u"channelToken"_s, QString::fromLatin1(channelToken.reveal())},
        {u"expiresIn"_s, qint64(expiresIn.count())},
        {u"serverTime"_s, Core::toRfc3339(serverTime)},
        {u"rotateAfter"_s, qint64(rotateAfter.count())},
        {u"codeLogin"_s, codeLogin},
    };
}

std::optional<StartReply> StartReply::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    StartReply reply{
        .attemptId = attemptId.value_or(QUuid()),
        .expiresAt = Core::fromRfc3339(json.value("expiresAt"_L1).toString()),
        .loginMessage = json.value("loginMessage"_L1).toString(),
        .whatsappLink = {},
        .channelToken = Core::Secret(json.value("channelToken"_L1).toString().toLatin1()),
        .expiresIn = std::chrono::seconds(json.value("expiresIn"_L1).toInteger()),
        .serverTime = Core::fromRfc3339(json.value("serverTime"_L1).toString()),
        .rotateAfter = std::chrono::seconds(json.value("rotateAfter"_L1).toInteger()),
        .codeLogin = json.value("codeLogin"_L1).toBool(),
    };
    if (const auto link = json.value("whatsappLink"_L1); link.isString())
        reply.whatsappLink = link.toString();
    const bool complete = attemptId && reply.expiresAt.isValid() && reply.serverTime.isValid()
        && !reply.loginMessage.isEmpty() && !reply.channelToken.isEmpty()
        && reply.expiresIn.count() > 0;
    return complete ? std::optional(reply) : std::nullopt;
}

namespace {

QJsonObject stateToJson(ServiceState state)
{
    switch (state) {
    case ServiceState::Unknown:
        return {{u"state"_s, u"unknown"_s}};
    case ServiceState::Ok:
        return {{u"state"_s, u"ok"_s}};
    case ServiceState::GatewayTrouble:
        return {{u"state"_s, u"trouble"_s}, {u"reason"_s, u"gateway"_s}};
    case ServiceState::ServerTrouble:
        return {{u"state"_s, u"trouble"_s}, {u"reason"_s, u"database"_s}};
    }
    Q_UNREACHABLE();
}

ServiceState stateFrom(const QJsonObject &json)
{
    const auto state = json.value("state"_L1).toString();
    if (state == "ok"_L1)
        return ServiceState::Ok;
    if (state != "trouble"_L1)
        return ServiceState::Unknown;
    return json.value("reason"_L1).toString() == "gateway"_L1 ? ServiceState::GatewayTrouble
                                                              : ServiceState::ServerTrouble;
}

} // namespace

QJsonObject ServiceView::toJson() const
{
    auto json = stateToJson(state);
    if (gateway)
        json.insert("gateway"_L1, Core::toString(*gateway));
    if (sending)
        json.insert("sending"_L1, *sending);
    return json;
}

ServiceView ServiceView::fromJson(const QJsonObject &json)
{
    ServiceView view{.state = stateFrom(json)};
    if (const auto gateway = json.value("gateway"_L1); gateway.isString())
        view.gateway = Core::gatewayStateFrom(gateway.toString());
    if (const auto sending = json.value("sending"_L1); sending.isBool())
        view.sending = sending.toBool();
    return view;
}

QJsonObject NumberWanted::toJson() const
{
    return {{u"digits"_s, digits}, {u"triesLeft"_s, triesLeft}};
}

std::optional<NumberWanted> NumberWanted::fromJson(const QJsonObject &json)
{
    const auto digits = json.value("digits"_L1).toInt();
    if (digits <= 0)
        return std::nullopt;
    return NumberWanted{.digits = digits, .triesLeft = json.value("triesLeft"_L1).toInt()};
}

QJsonObject StatusReply::toJson() const
{
    QJsonObject json{
        {u"attemptId"_s, Core::toString(attemptId)},
        {u"status"_s, Core::toString(state.status)},
    };
    if (state.failure)
        json.insert("failureReason"_L1, Core::toString(*state.failure));
    if (!maskedPhone.isEmpty())
        json.insert("phone"_L1, maskedPhone);
    if (!ticket.isEmpty())
        json.insert("ticket"_L1, ticket);
    if (user)
        json.insert("user"_L1, user->toJson());
    if (session)
        json.insert("session"_L1, Protocol::toJson(*session));
    if (confirm)
        json.insert("confirm"_L1, confirm->toJson());
    if (service)
        json.insert("service"_L1, service->toJson());
    return json;
}

std::optional<StatusReply> StatusReply::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const auto status = Core::attemptStatusFrom(json.value("status"_L1).toString());
    const auto failure = Core::failureReasonFrom(json.value("failureReason"_L1).toString());
    const bool hasFailed = status == Core::AttemptStatus::Failed;
    if (!attemptId || !status || failure.has_value() != hasFailed)
        return std::nullopt;
    const auto service = json.value("service"_L1);
    return StatusReply{
        .attemptId = *attemptId,
        .state = {.status = *status, .failure = failure},
        .user = UserView::fromJson(json.value("user"_L1).toObject()),
        .maskedPhone = json.value("phone"_L1).toString(),
        .ticket = json.value("ticket"_L1).toString(),
        .session = grantFrom(json.value("session"_L1).toObject()),
        .confirm = NumberWanted::fromJson(json.value("confirm"_L1).toObject()),
        .service = service.isObject() ? std::optional(ServiceView::fromJson(service.toObject()))
                                      : std::nullopt,
    };
}

std::optional<NumberEntry> NumberEntry::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const auto number = json.value("number"_L1);
    if (!attemptId || !number.isString())
        return std::nullopt;
    return NumberEntry{.attemptId = *attemptId, .number = number.toString()};
}

} // namespace Protocol
