#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Protocol {

//! The body of POST /api/auth/whatsapp/request-code/.
struct CodeRequest
{
    //! As it was typed; the server completes it with its own region.
    QString phone;
    //! The code of a Core::Language, or empty if it does not matter.
    QString language;

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if there is no phone, or if the language is not one of ours.
    [[nodiscard]] static std::optional<CodeRequest> fromJson(const QJsonObject &json);
};

} // namespace Protocol
