// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/staff.h"

#include "core/base/timestamp.h"

#include <QJsonArray>

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Core::Finding &finding)
{
    QJsonObject json{
        {u"part"_s, finding.part},
        {u"state"_s, Core::toString(finding.state)},
        {u"code"_s, Core::toString(finding.code)},
        {u"message"_s, finding.message},
        {u"fix"_s, finding.fix},
    };
    if (finding.since)
        json.insert("since"_L1, Core::toRfc3339(*finding.since));
    if (finding.count)
        json.insert("count"_L1, *finding.count);
    if (!finding.subject.isEmpty())
        json.insert("subject"_L1, finding.subject);
    return json;
}

std::optional<Core::Finding> findingFrom(const QJsonObject &json)
{
    const auto state = Core::findingStateFrom(json.value("state"_L1).toString());
    const auto part = json.value("part"_L1).toString();
    const auto code = json.value("code"_L1).toString();
    if (!state || part.isEmpty() || code.isEmpty())
        return std::nullopt;
    Core::Finding finding{
        .code = Core::findingCodeFrom(code),
        .part = part,
        .state = *state,
        .message = json.value("message"_L1).toString(),
        .fix = json.value("fix"_L1).toString(),
        .subject = json.value("subject"_L1).toString(),
    };
    if (const auto since = Core::fromRfc3339(json.value("since"_L1).toString()); since.isValid())
        finding.since = since;
    if (const auto count = json.value("count"_L1); count.isDouble())
        finding.count = count.toInteger();
    return finding;
}

QJsonArray toJson(const QList<Core::Finding> &findings)
{
    QJsonArray json;
    for (const auto &finding : findings)
        json.append(toJson(finding));
    return json;
}

QList<Core::Finding> findingsFrom(const QJsonArray &json)
{
    QList<Core::Finding> findings;
    for (const auto &each : json) {
        if (auto finding = findingFrom(each.toObject()))
            findings.append(std::move(*finding));
    }
    return findings;
}

QJsonObject HealthReply::toJson() const
{
    return {
        {u"findings"_s, Protocol::toJson(findings)},
        {u"version"_s, version},
        {u"startedAt"_s, Core::toRfc3339(startedAt)},
        {u"serverTime"_s, Core::toRfc3339(serverTime)},
    };
}

std::optional<HealthReply> HealthReply::fromJson(const QJsonObject &json)
{
    HealthReply reply{
        .findings = findingsFrom(json.value("findings"_L1).toArray()),
        .version = json.value("version"_L1).toString(),
        .startedAt = Core::fromRfc3339(json.value("startedAt"_L1).toString()),
        .serverTime = Core::fromRfc3339(json.value("serverTime"_L1).toString()),
    };
    if (!json.value("findings"_L1).isArray() || !reply.startedAt.isValid()
        || !reply.serverTime.isValid())
        return std::nullopt;
    return reply;
}

QJsonObject ReadyReply::toJson() const
{
    QJsonObject json{{u"status"_s, parts.isEmpty() ? u"ready"_s : u"not_ready"_s},
                     {u"parts"_s, QJsonArray::fromStringList(parts)},
                     {u"reasons"_s, QJsonArray::fromStringList(reasons)}};
    if (gateway)
        json.insert("gateway"_L1, Core::toString(*gateway));
    if (sending)
        json.insert("sending"_L1, *sending);
    return json;
}

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

QJsonObject DoctorReply::toJson() const
{
    if (!examination)
        return {{u"status"_s, u"running"_s}, {u"findings"_s, QJsonArray()}};
    return {
        {u"status"_s, u"done"_s},
        {u"findings"_s, Protocol::toJson(examination->findings)},
        {u"checkedAt"_s, Core::toRfc3339(examination->at)},
    };
}

std::optional<DoctorReply> DoctorReply::fromJson(const QJsonObject &json)
{
    const auto status = json.value("status"_L1).toString();
    if (status == "running"_L1)
        return DoctorReply{};
    const auto at = Core::fromRfc3339(json.value("checkedAt"_L1).toString());
    if (status != "done"_L1 || !at.isValid() || !json.value("findings"_L1).isArray())
        return std::nullopt;
    return DoctorReply{
        .examination = Core::Examination{
            .findings = findingsFrom(json.value("findings"_L1).toArray()), .at = at}};
}

} // namespace Protocol
