#pragma once

#include "core/model/finding.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace Protocol {

//! The answer of GET /api/kiosk/health/.
struct HealthReply
{
    QList<Core::Finding> findings;
    //! The server's, for example "0.1.0".
    QString version;
    QDateTime startedAt;
    QDateTime serverTime;

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if a time or the findings are missing.
    [[nodiscard]] static std::optional<HealthReply> fromJson(const QJsonObject &json);

    friend bool operator==(const HealthReply &, const HealthReply &) = default;
};

} // namespace Protocol
