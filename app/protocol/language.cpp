#include "protocol/language.h"

#include "core/base/language.h"

namespace Protocol {

using namespace Qt::StringLiterals;

std::optional<QString> languageIn(const QJsonObject &json)
{
    const auto language = json.value("language"_L1);
    if (language.isUndefined() || language.isNull())
        return QString();
    return Core::findLanguage(language.toString()) ? std::optional(language.toString())
                                                   : std::nullopt;
}

} // namespace Protocol
