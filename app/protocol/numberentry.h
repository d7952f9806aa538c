#pragma once

#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <optional>

namespace Protocol {

//! The body of POST /api/auth/whatsapp/confirm/: the number of a number match, from a screen that
//! has no channel.
struct NumberEntry
{
    QUuid attemptId;
    QString number;

    [[nodiscard]] static std::optional<NumberEntry> fromJson(const QJsonObject &json);
};

} // namespace Protocol
