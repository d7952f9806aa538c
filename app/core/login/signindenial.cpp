#include "core/login/signindenial.h"

#include "core/base/foldedtext.h"
#include "core/base/language.h"

#include <algorithm>

namespace Core {

namespace {

bool isAround(QChar c)
{
    return c.isSpace() || c.isPunct();
}

QStringView trimmed(QStringView text)
{
    while (!text.isEmpty() && isAround(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isAround(text.back()))
        text.chop(1);
    return text;
}

} // namespace

bool isDenial(QStringView text)
{
    const auto folded = foldedText(text);
    const auto word = trimmed(folded);
    return std::any_of(languages.begin(), languages.end(), [word](const Language &language) {
        return word == foldedText(language.denial);
    });
}

} // namespace Core
