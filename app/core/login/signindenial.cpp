#include "core/login/signindenial.h"

#include "core/base/foldedtext.h"

#include <algorithm>
#include <array>

namespace Core {

using namespace Qt::StringLiterals;

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
    static const std::array words{foldedText(u"NO"), foldedText(u"НЕТ"), foldedText(u"ЖОК")};
    const auto folded = foldedText(text);
    const auto word = trimmed(folded);
    return std::any_of(words.begin(), words.end(),
                       [word](const QString &each) { return word == each; });
}

} // namespace Core
