// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/language.h"

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

const Language *findLanguage(QStringView code)
{
    const auto found =
        std::find_if(languages.begin(), languages.end(),
                     [code](const Language &language) { return language.code == code; });
    return found == languages.end() ? nullptr : &*found;
}

const Language &languageOrFirst(QStringView code)
{
    const auto *language = findLanguage(code);
    return language ? *language : languages.front();
}

QStringList languageCodes()
{
    QStringList codes;
    for (const auto &language : languages)
        codes.append(language.code);
    return codes;
}

QString languageAlternatives()
{
    auto codes = languageCodes();
    const auto last = codes.takeLast();
    return codes.join(u", "_s) + u" or "_s + last;
}

} // namespace Core
