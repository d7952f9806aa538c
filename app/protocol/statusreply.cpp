#include "protocol/statusreply.h"

#include "protocol/sessionview.h"

namespace Protocol {

using namespace Qt::StringLiterals;

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
    if (confirm) {
        json.insert(
            "confirm"_L1,
            QJsonObject{{u"digits"_s, confirm->digits}, {u"triesLeft"_s, confirm->triesLeft}});
    }
    if (service)
        json.insert("service"_L1, service->toJson());
    return json;
}

namespace {

std::optional<NumberWanted> numberWantedIn(const QJsonObject &json)
{
    const auto digits = json.value("digits"_L1).toInt();
    if (digits <= 0)
        return std::nullopt;
    return NumberWanted{.digits = digits, .triesLeft = json.value("triesLeft"_L1).toInt()};
}

std::optional<ServiceView> serviceIn(const QJsonValue &value)
{
    return value.isObject() ? std::optional(ServiceView::fromJson(value.toObject())) : std::nullopt;
}

} // namespace

std::optional<StatusReply> StatusReply::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const auto status = Core::attemptStatusFrom(json.value("status"_L1).toString());
    const auto failure = Core::failureReasonFrom(json.value("failureReason"_L1).toString());
    const bool hasFailed = status == Core::AttemptStatus::Failed;
    if (!attemptId || !status || failure.has_value() != hasFailed)
        return std::nullopt;
    return StatusReply{
        .attemptId = *attemptId,
        .state = {.status = *status, .failure = failure},
        .user = UserView::fromJson(json.value("user"_L1).toObject()),
        .maskedPhone = json.value("phone"_L1).toString(),
        .ticket = json.value("ticket"_L1).toString(),
        .session = grantFrom(json.value("session"_L1).toObject()),
        .confirm = numberWantedIn(json.value("confirm"_L1).toObject()),
        .service = serviceIn(json.value("service"_L1)),
    };
}

} // namespace Protocol
