#pragma once

#include "core/expected.h"

#include <QRegularExpression>
#include <QString>
#include <QUuid>

namespace Core {

//! Why a text signs nobody in.
enum class PhraseError {
    NoLogin,
    //! It carries the ids of several attempts.
    SeveralIds,
};

//! The sentence that a visitor sends, "AMT LOGIN <attempt id>": how it is written and how it is
//! recognised after it went through a phone. Letter case, extra spaces, invisible characters,
//! compatibility forms (NFKC) and Cyrillic letters that look like Latin ones do not matter, nor
//! does text around it; but a text with two different ids names none.
class LoginPhrase
{
public:
    //! @p keyword are the words before the id, without the id; it must have a visible character.
    explicit LoginPhrase(QString keyword);

    [[nodiscard]] QString textFor(const QUuid &attemptId) const;
    [[nodiscard]] Expected<QUuid, PhraseError> attemptIn(QStringView text) const;

private:
    QString m_keyword;
    QRegularExpression m_phrase;
};

} // namespace Core
