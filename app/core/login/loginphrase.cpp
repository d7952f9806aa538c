// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/loginphrase.h"

#include "core/base/language.h"
#include "core/base/unicodetext.h"
#include "core/model/attempt.h"

#include <QUrl>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

const auto idPattern = u"[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}"_s;
const auto notInsideAWord = u"(?<![\\p{L}\\p{N}])"_s;
// A word behind a dash is no part of the id, more digits are.
const auto notFollowedByMore = u"(?![\\p{L}\\p{N}]|-[0-9A-F]++(?![\\p{L}\\p{N}]))"_s;

QStringList wordsOf(const QString &keyword)
{
    QStringList words;
    for (const auto &word : foldedText(keyword).simplified().split(u' '))
        words.append(QRegularExpression::escape(word));
    return words;
}

QRegularExpression phrasePattern(const QString &keyword)
{
    return QRegularExpression(notInsideAWord + wordsOf(keyword).join("\\s+"_L1) + "\\s+("_L1
                                  + idPattern + u')' + notFollowedByMore,
                              QRegularExpression::UseUnicodePropertiesOption);
}

QRegularExpression loosePattern(const QString &keyword)
{
    return QRegularExpression(wordsOf(keyword).join("[^\\p{L}\\p{N}]*+"_L1),
                              QRegularExpression::UseUnicodePropertiesOption);
}

// Programs that open a link write a blank as "+", "%20" or "%2520".
QString withBlanks(QString text)
{
    static const QRegularExpression encoded(u"%(?:25)*(?:20|2B|0A|0D)"_s);
    return text.replace(encoded, u" "_s);
}

QList<QUuid> idsIn(const QString &text)
{
    static const QRegularExpression anyId(idPattern);
    QList<QUuid> ids;
    auto matches = anyId.globalMatch(text);
    while (matches.hasNext() && ids.size() < LoginPhrase::mostIds) {
        const auto id = attemptIdFrom(matches.next().capturedView());
        if (id && !ids.contains(*id))
            ids.append(*id);
    }
    return ids;
}

bool isHexadecimal(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F');
}

// No word at all, or an id that was cut or lost its hyphens: its first group at the least.
bool isCutId(QStringView text)
{
    constexpr auto firstGroup = 8;
    auto digits = 0;
    for (const QChar c : text) {
        if (!c.isLetterOrNumber())
            continue;
        if (!isHexadecimal(c))
            return false;
        ++digits;
    }
    return digits == 0 || digits >= firstGroup;
}

// Somebody has copied an id by hand: one word in its form, with a sign in it that no id has.
bool isMistypedId(QStringView text)
{
    static const QRegularExpression form(
        u"^[^\\p{L}\\p{N}]*(?=.{30,40}(?![\\p{L}\\p{N}-]))"
        "[\\p{L}\\p{N}]++(?:-[\\p{L}\\p{N}]++){4}[^\\p{L}\\p{N}]*$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return form.match(text).hasMatch();
}

bool hasOtherId(const QString &text, QStringView id)
{
    static const QRegularExpression anyId(idPattern);
    auto matches = anyId.globalMatch(text);
    while (matches.hasNext()) {
        if (matches.next().capturedView() != id)
            return true;
    }
    return false;
}

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

LoginPhrase::LoginPhrase(QString keyword)
    : m_keyword(std::move(keyword))
    , m_phrase(phrasePattern(m_keyword))
    , m_looseKeyword(loosePattern(m_keyword))
{
    Q_ASSERT(m_phrase.isValid());
    Q_ASSERT(m_looseKeyword.isValid());
}

QString LoginPhrase::textFor(const QUuid &attemptId) const
{
    return m_keyword + u' ' + toString(attemptId);
}

Expected<QUuid, PhraseError> LoginPhrase::attemptIn(QStringView text) const
{
    const auto plain = foldedText(text);
    const auto match = m_phrase.match(plain);
    const auto id = attemptIdFrom(match.capturedView(1));
    if (!id)
        return Unexpected(PhraseError::NoLogin);
    if (hasOtherId(plain, match.capturedView(1)))
        return Unexpected(PhraseError::SeveralIds);
    return *id;
}

std::optional<UnclearPhrase> LoginPhrase::unclearIn(QStringView text) const
{
    // More than anybody's phone makes of a phrase or two.
    constexpr qsizetype longest = 1000;
    if (text.size() > longest)
        return std::nullopt;
    auto plain = withBlanks(foldedText(text));
    if (auto ids = idsIn(plain); !ids.isEmpty())
        return UnclearPhrase{.ids = std::move(ids)};
    if (!plain.contains(m_looseKeyword))
        return std::nullopt;
    const auto rest = plain.replace(m_looseKeyword, u" "_s);
    return isCutId(rest) || isMistypedId(rest) ? std::optional(UnclearPhrase{}) : std::nullopt;
}

bool isDenial(QStringView text)
{
    static const auto words = foldedDenials();
    const auto folded = foldedText(text);
    return words.contains(trimmed(folded));
}

QString whatsappLink(const PhoneNumber &number, const QString &text)
{
    return u"https://wa.me/"_s + number.digits() + u"?text="_s
        + QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace Core
