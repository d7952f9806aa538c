// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/loginphrase.h"

#include "fuzz/target.h"

#include <cstring>

using namespace Core;
using namespace Qt::StringLiterals;

namespace {

using Fuzz::require;
using Found = Expected<QUuid, PhraseError>;

const auto id = QUuid::fromString(u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s);
const auto otherId = QUuid::fromString(u"abcdefab-cdef-4abc-8def-abcdefabcdef"_s);

const LoginPhrase &phrase()
{
    static const LoginPhrase phrase(u"AMT LOGIN"_s);
    return phrase;
}

//! A zero-width space behind all that stands in ASCII.
QString strewn(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        result += c;
        if (c.unicode() < 0x80)
            result += u'\u200b';
    }
    return result;
}

QString inOtherCase(const QString &text)
{
    QString result;
    for (const QChar c : text)
        result += c.unicode() >= 0x80 ? c : c.isUpper() ? c.toLower() : c.toUpper();
    return result;
}

QString withOtherDashes(QString text)
{
    return text.replace(u'-', u'–').replace(u'−', u'-');
}

QString withWiderSpaces(QString text)
{
    return text.replace(u' ', u" \n\u00a0"_s);
}

// The small form of "İ" alone is two characters, the second one no letter.
QString inSmallLetters(const QString &text)
{
    return text.contains(u'\u0130') ? text : text.toLower();
}

void checkThatLooksDoNotMatter(const QString &text, const Found &found)
{
    require(phrase().attemptIn(inSmallLetters(text)) == found, "letter case does not matter");
    require(phrase().attemptIn(inOtherCase(text)) == found,
            "the case of a single letter does not matter");
    require(phrase().attemptIn(withWiderSpaces(text)) == found, "wider spaces do not matter");
    require(phrase().attemptIn(withOtherDashes(text)) == found, "the kind of dash does not matter");
    require(phrase().attemptIn(strewn(text)) == found, "invisible characters do not matter");
    require(phrase().attemptIn(u"Салам! "_s + text + u" Рахмат."_s) == found,
            "text around it does not matter");
}

void checkThatAFurtherIdIsNoticed(const QString &text, const Found &found)
{
    const auto further = phrase().attemptIn(text + u' ' + phrase().textFor(otherId));
    if (found && *found != otherId)
        require(further == Unexpected(PhraseError::SeveralIds), "two ids name none");
    else if (further)
        require(*further == otherId, "the only id is the one that was added");
    else
        require(further.error() == PhraseError::SeveralIds, "a phrase at the end is found");
}

void checkText(const QString &text)
{
    const auto found = phrase().attemptIn(text);
    checkThatLooksDoNotMatter(text, found);
    checkThatAFurtherIdIsNoticed(text, found);
    if (found)
        require(phrase().attemptIn(phrase().textFor(*found)) == found, "an id can be sent again");
    const auto unclear = phrase().unclearIn(text);
    if (found && unclear)
        require(unclear->ids.contains(*found), "what is read is seen as well");
    require(!unclear || unclear->ids.size() <= LoginPhrase::mostIds, "an answer has its limits");
}

//! Half a surrogate pair included, which no UTF-8 has.
QString utf16From(QByteArrayView input)
{
    QString text(input.size() / 2, Qt::Uninitialized);
    std::memcpy(text.data(), input.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    return text;
}

//! Alone, and beside a phrase, so that there is something to be lost.
void checkTextAnywhere(const QString &text)
{
    const auto exact = phrase().textFor(id);
    checkText(text);
    checkText(text + exact);
    checkText(exact + text);
}

} // namespace

void Fuzz::run(QByteArrayView input)
{
    checkTextAnywhere(QString::fromUtf8(input));
    checkTextAnywhere(utf16From(input));
}
