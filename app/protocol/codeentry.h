#pragma once

#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <optional>

namespace Protocol {

//! The body of POST /api/auth/whatsapp/verify-code/.
struct CodeEntry
{
    QUuid attemptId;
    //! Six digits.
    QString code;

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if there is no attempt's id, or if the code is not six digits.
    [[nodiscard]] static std::optional<CodeEntry> fromJson(const QJsonObject &json);
};

} // namespace Protocol
