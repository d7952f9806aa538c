// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/attempt.h"
#include "core/model/finding.h"
#include "core/model/gatewaystate.h"
#include "core/model/tenant.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Protocol {

//! A finding is {"part","state","code","message","fix"} and, where the code has them, "since",
//! "count" and "subject".
[[nodiscard]] QJsonObject toJson(const Core::Finding &finding);
//! Returns nothing if part, state or code is missing. An unknown code is no error: the server may
//! be newer than the kiosk.
[[nodiscard]] std::optional<Core::Finding> findingFrom(const QJsonObject &json);

[[nodiscard]] QJsonArray toJson(const QList<Core::Finding> &findings);
//! Leaves out the entries that cannot be read.
[[nodiscard]] QList<Core::Finding> findingsFrom(const QJsonArray &json);

//! The answer of GET /api/kiosk/health/.
struct HealthReply
{
    QList<Core::Finding> findings;
    //! The server's version, for example "0.1.0".
    QString version;
    QDateTime startedAt;
    QDateTime serverTime;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if a time or the findings are missing.
    [[nodiscard]] static std::optional<HealthReply> fromJson(const QJsonObject &json);

    friend bool operator==(const HealthReply &, const HealthReply &) = default;
};

//! The answer of GET /readyz: 200 while everything that a login needs can be used, 503 otherwise.
struct ReadyReply
{
    //! The parts that cannot be used: "database", "gateway".
    QStringList parts;
    //! The same in English sentences.
    QStringList reasons;
    //! The state of the gateway's account, or nothing where none is configured or none is known
    //! yet. In every state but Authorized and Suspended no message signs in, and "gateway" is among
    //! the parts.
    std::optional<Core::GatewayState> gateway{};
    //! Whether WhatsApp messages can be sent; nothing where that is not known.
    std::optional<bool> sending{};

    [[nodiscard]] QJsonObject toJson() const;
};

//! One attempt as the staff see it.
struct AttemptView
{
    QUuid attemptId;
    QDateTime createdAt;
    Core::AttemptState state;
    //! "+996•••••123", empty while no message came.
    QString maskedPhone;
    //! The tenant who signed in or is about to; empty if there is none.
    QString name;
    //! Core::roleKey() of that tenant, for example "landlord"; empty if there is none.
    QString role;

    [[nodiscard]] static AttemptView of(const Core::Attempt &attempt,
                                        const std::optional<Core::Tenant> &tenant,
                                        const Core::RoleTable &roles);

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<AttemptView> fromJson(const QJsonObject &json);

    friend bool operator==(const AttemptView &, const AttemptView &) = default;
};

//! The answer of GET /api/kiosk/attempts/, newest first.
struct AttemptsReply
{
    QList<AttemptView> attempts;

    [[nodiscard]] QJsonObject toJson() const;
    //! Leaves out the attempts that cannot be read. Returns nothing if there is no list.
    [[nodiscard]] static std::optional<AttemptsReply> fromJson(const QJsonObject &json);
};

//! The answer of GET /api/kiosk/doctor/: 200 with the findings, or 202 while the examination is
//! still running; the client then asks again after a second.
struct DoctorReply
{
    //! Empty while the examination is running.
    std::optional<Core::Examination> examination;

    [[nodiscard]] QJsonObject toJson() const;
    //! Returns nothing if the reply does not say whether the examination is done.
    [[nodiscard]] static std::optional<DoctorReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
