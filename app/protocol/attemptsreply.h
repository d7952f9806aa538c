#pragma once

#include "core/model/attempt.h"
#include "core/model/tenant.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace Protocol {

//! One attempt as the staff see it.
struct AttemptView
{
    QUuid attemptId;
    QDateTime createdAt;
    Core::AttemptState state;
    //! "+996•••••123", empty while no message came.
    QString maskedPhone;
    //! Who signed in, or is about to; empty if nobody.
    QString name;
    //! Core::roleKey(), "landlord"; empty if nobody.
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
    //! Those that can be read; nothing if there is no list.
    [[nodiscard]] static std::optional<AttemptsReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
