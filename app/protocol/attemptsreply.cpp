#include "protocol/attemptsreply.h"

#include "core/base/timestamp.h"

#include <QJsonArray>

namespace Protocol {

using namespace Qt::StringLiterals;

AttemptView AttemptView::of(const Core::Attempt &attempt, const std::optional<Core::Tenant> &tenant,
                            const Core::RoleTable &roles)
{
    return {
        .attemptId = attempt.id,
        .createdAt = attempt.createdAt,
        .state = attempt.state,
        .maskedPhone = attempt.verifiedPhone ? attempt.verifiedPhone->masked() : QString(),
        .name = tenant ? tenant->name : QString(),
        .role = tenant ? Core::roleKey(roles.roleOf(tenant->type)) : QString(),
    };
}

QJsonObject AttemptView::toJson() const
{
    QJsonObject json{
        {u"attemptId"_s, Core::toString(attemptId)},
        {u"createdAt"_s, Core::toRfc3339(createdAt)},
        {u"status"_s, Core::toString(state.status)},
    };
    const auto insertIf = [&json](const QString &member, const QString &text) {
        if (!text.isEmpty())
            json.insert(member, text);
    };
    insertIf(u"failureReason"_s, state.failure ? Core::toString(*state.failure) : QString());
    insertIf(u"phone"_s, maskedPhone);
    insertIf(u"name"_s, name);
    insertIf(u"role"_s, role);
    return json;
}

std::optional<AttemptView> AttemptView::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const auto createdAt = Core::fromRfc3339(json.value("createdAt"_L1).toString());
    const auto status = Core::attemptStatusFrom(json.value("status"_L1).toString());
    if (!attemptId || !createdAt.isValid() || !status)
        return std::nullopt;
    return AttemptView{
        .attemptId = *attemptId,
        .createdAt = createdAt,
        .state = {.status = *status,
                  .failure = Core::failureReasonFrom(json.value("failureReason"_L1).toString())},
        .maskedPhone = json.value("phone"_L1).toString(),
        .name = json.value("name"_L1).toString(),
        .role = json.value("role"_L1).toString(),
    };
}

QJsonObject AttemptsReply::toJson() const
{
    QJsonArray list;
    for (const auto &attempt : attempts)
        list.append(attempt.toJson());
    return {{u"attempts"_s, list}};
}

std::optional<AttemptsReply> AttemptsReply::fromJson(const QJsonObject &json)
{
    if (!json.value("attempts"_L1).isArray())
        return std::nullopt;
    AttemptsReply reply;
    for (const auto &each : json.value("attempts"_L1).toArray()) {
        if (auto attempt = AttemptView::fromJson(each.toObject()))
            reply.attempts.append(std::move(*attempt));
    }
    return reply;
}

} // namespace Protocol
