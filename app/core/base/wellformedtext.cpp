#include "core/base/wellformedtext.h"

namespace Core {

namespace {

constexpr QChar byteOrderMark = u'\uFEFF';

bool isHalfOfAPair(const QString &text, qsizetype at)
{
    const auto c = text.at(at);
    if (c.isHighSurrogate())
        return at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
    return c.isLowSurrogate() && at > 0 && text.at(at - 1).isHighSurrogate();
}

bool isForeign(const QString &text, qsizetype at)
{
    const auto c = text.at(at);
    if (c.isSurrogate())
        return !isHalfOfAPair(text, at);
    return c.isNull() || c.unicode() >= 0xfffe;
}

} // namespace

QString wellFormed(const QString &text)
{
    qsizetype begin = 0;
    while (begin < text.size() && text.at(begin) == byteOrderMark)
        ++begin;
    auto result = begin == 0 ? text : text.sliced(begin);
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (isForeign(result, i))
            result[i] = QChar(QChar::ReplacementCharacter);
    }
    return result;
}

} // namespace Core
