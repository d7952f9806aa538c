// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/unicodetext.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace Core {

using namespace Qt::StringLiterals;

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

// Capital letters only: the text is in capitals when this is applied. From the confusables of
// Unicode Technical Standard 39: every Cyrillic letter that looks like a Latin one in either case.
// The palochka Ӏ looks like I and L, so these become one; an empty Braille cell looks like a blank.
QChar latinLookAlike(QChar c)
{
    static const QHash<QChar, QChar> lookAlikes{
        {u'А', u'A'}, {u'В', u'B'}, {u'Ь', u'B'}, {u'С', u'C'}, {u'Ԁ', u'D'}, {u'Е', u'E'},
        {u'Ҽ', u'E'}, {u'Ғ', u'F'}, {u'Ԍ', u'G'}, {u'Н', u'H'}, {u'Һ', u'H'}, {u'І', u'I'},
        {u'Ӏ', u'I'}, {u'L', u'I'}, {u'Ј', u'J'}, {u'К', u'K'}, {u'М', u'M'}, {u'О', u'O'},
        {u'Р', u'P'}, {u'Ԛ', u'Q'}, {u'Г', u'R'}, {u'Ѕ', u'S'}, {u'Т', u'T'}, {u'Ѵ', u'V'},
        {u'Ѡ', u'W'}, {u'Ԝ', u'W'}, {u'Х', u'X'}, {u'У', u'Y'}, {u'Ү', u'Y'}, {u'\u2800', u' '},
    };
    return lookAlikes.value(c, c);
}

// Keyboards turn hyphens into other dashes. Some that look like one are no dashes to Unicode: the
// minus, the hyphen bullet, the modifier letter minus, the heavy minus, the long vowel of a
// Japanese keyboard and the lines of boxes.
bool isDash(QChar c)
{
    return c.category() == QChar::Punctuation_Dash
        || u"\u2212\u2043\u02D7\u2796\u30FC\u2500\u2501"_s.contains(c);
}

QChar lookAlike(QChar c)
{
    return isDash(c) ? QChar(u'-') : latinLookAlike(c);
}

struct Range
{
    char32_t first;
    char32_t last;
};

// Default_Ignorable_Code_Point of the Unicode Character Database, as far as it is no format
// character: the grapheme joiner, fillers, variation selectors, tags and what is reserved for such.
constexpr std::array ignorables{
    Range{0x034F, 0x034F}, Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5}, Range{0x180B, 0x180F},
    Range{0x2060, 0x206F}, Range{0x3164, 0x3164},   Range{0xFE00, 0xFE0F}, Range{0xFFA0, 0xFFA0},
    Range{0xFFF0, 0xFFF8}, Range{0xE0000, 0xE0FFF},
};

bool isInvisible(char32_t c)
{
    const auto category = QChar::category(c);
    if (category == QChar::Other_Control)
        return !QChar::isSpace(c);
    return category == QChar::Other_Format
        || std::any_of(ignorables.begin(), ignorables.end(),
                       [c](Range range) { return c >= range.first && c <= range.last; });
}

bool isMark(char32_t c)
{
    return QChar::combiningClass(c) != 0;
}

// The text as a reader sees it, with half an emoji as U+FFFD because PCRE refuses such a text. A
// pile of marks is cut to the Stream-Safe Text Format of Unicode Standard Annex 15: Qt sorts them
// in quadratic time.
std::u32string visible(QStringView text)
{
    constexpr auto mostMarks = 30;
    std::u32string result;
    auto marks = 0;
    for (const char32_t c : text.toUcs4()) {
        if (isInvisible(c))
            continue;
        marks = isMark(c) ? marks + 1 : 0;
        if (marks <= mostMarks)
            result.push_back(c);
    }
    return result;
}

// NFKC in capitals, piece by piece: Qt moves the rest of a string for each character that becomes
// two, which takes minutes for a megabyte of them.
QString normalised(std::u32string_view text)
{
    constexpr std::size_t pieceLength = 256;
    QString result;
    while (!text.empty()) {
        auto end = std::min(pieceLength, text.size());
        while (end < text.size() && isMark(text[end]))
            ++end;
        const auto piece = QString::fromUcs4(text.data(), static_cast<qsizetype>(end));
        result += piece.normalized(QString::NormalizationForm_KC).toUpper();
        text.remove_prefix(end);
    }
    return result;
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

QString foldedText(QStringView text)
{
    auto result = normalised(visible(text));
    std::transform(result.cbegin(), result.cend(), result.begin(), lookAlike);
    return result;
}

} // namespace Core
