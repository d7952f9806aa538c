#include "core/login/signindenial.h"

#include "core/base/foldedtext.h"
#include "core/base/language.h"

#include <QStringList>

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

QStringList foldedDenials()
{
    QStringList words;
    for (const auto &language : languages)
        words.append(foldedText(language.denial));
    return words;
}

} // namespace

bool isDenial(QStringView text)
{
    static const auto words = foldedDenials();
    const auto folded = foldedText(text);
    return words.contains(trimmed(folded));
}

} // namespace Core
