// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/phone/phonenumber.h"

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringView>
#include <QUuid>

#include <optional>

namespace Core {

//! Why a text signs nobody in.
enum class PhraseError {
    NoLogin,
    //! It carries the ids of several attempts.
    SeveralIds,
};

//! A text that was meant to sign in, but cannot be read as the phrase: several ids, other signs for
//! the blanks, the keyword or the id alone, an id that was cut.
struct UnclearPhrase
{
    //! The ids in it; none where only the keyword was sent. At most LoginPhrase::mostIds.
    QList<QUuid> ids;
};

//! The sentence that a visitor sends, "AMT LOGIN <attempt id>": how it is written and how it is
//! recognised after it went through a phone. Letter case, extra spaces, invisible characters,
//! compatibility forms (NFKC), the kind of dash and Cyrillic letters that look like Latin ones do
//! not matter, nor does text around it; but a text with two different ids names none.
class LoginPhrase
{
public:
    static constexpr qsizetype mostIds = 5;

    //! @p keyword are the words before the id, without the id; it must have a visible character.
    explicit LoginPhrase(QString keyword);

    [[nodiscard]] QString textFor(const QUuid &attemptId) const;
    [[nodiscard]] Expected<QUuid, PhraseError> attemptIn(QStringView text) const;

    //! Tells what is seen of the phrase in a text that attemptIn() does not take. Any id counts,
    //! whether or not it is an attempt's; the keyword alone only where no other words stand beside
    //! it, because people also write about signing in.
    [[nodiscard]] std::optional<UnclearPhrase> unclearIn(QStringView text) const;

private:
    QString m_keyword;
    QRegularExpression m_phrase;
    //! The words of the keyword, whatever stands between them that is no letter and no digit.
    QRegularExpression m_looseKeyword;
};

//! Whether a message says that it was somebody else who signed in: the denial of any Language and
//! nothing else, with the tolerance of LoginPhrase for how it is written, and blanks and
//! punctuation around it.
[[nodiscard]] bool isDenial(QStringView text);

//! The link that opens WhatsApp with @p text written to @p number; the person still presses Send.
//! Blanks are "%20", never "+" (green-api.com FAQ; a "+" arrives as it is on some phones).
[[nodiscard]] QString whatsappLink(const PhoneNumber &number, const QString &text);

} // namespace Core
