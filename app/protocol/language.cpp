#include "protocol/language.h"

#include <QStringList>

namespace Protocol {

using namespace Qt::StringLiterals;

std::optional<QString> languageIn(const QJsonObject &json)
{
    static const QStringList languages{u"ru"_s, u"ky"_s, u"en"_s};
    const auto language = json.value("language"_L1);
    if (language.isUndefined() || language.isNull())
        return QString();
    return languages.contains(language.toString()) ? std::optional(language.toString())
                                                   : std::nullopt;
}

} // namespace Protocol
