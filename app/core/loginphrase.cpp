#include "core/loginphrase.h"

#include "core/attempt.h"
#include "core/foldedtext.h"

namespace Core {

using namespace Qt::StringLiterals;

namespace {

const auto idPattern = u"[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}"_s;
const auto notInsideAWord = u"(?<![\\p{L}\\p{N}])"_s;
const auto notFollowedByMore = u"(?![\\p{L}\\p{N}]|-[0-9A-F])"_s;

QRegularExpression phrasePattern(const QString &keyword)
{
    QStringList words;
    for (const auto &word : foldedText(keyword).simplified().split(u' '))
        words.append(QRegularExpression::escape(word));
    return QRegularExpression(notInsideAWord + words.join("\\s+"_L1) + "\\s+("_L1 + idPattern + u')'
                                  + notFollowedByMore,
                              QRegularExpression::UseUnicodePropertiesOption);
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

} // namespace

LoginPhrase::LoginPhrase(QString keyword)
    : m_keyword(std::move(keyword))
    , m_phrase(phrasePattern(m_keyword))
{
    Q_ASSERT(m_phrase.isValid());
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

} // namespace Core
