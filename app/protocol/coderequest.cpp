#include "protocol/coderequest.h"

#include "protocol/language.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject CodeRequest::toJson() const
{
    QJsonObject json{{u"phone"_s, phone}};
    if (!language.isEmpty())
        json.insert("language"_L1, language);
    return json;
}

std::optional<CodeRequest> CodeRequest::fromJson(const QJsonObject &json)
{
    const auto phone = json.value("phone"_L1).toString();
    const auto language = languageIn(json);
    if (phone.isEmpty() || !language)
        return std::nullopt;
    return CodeRequest{.phone = phone, .language = *language};
}

} // namespace Protocol
