// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>
#include <QStringView>

namespace GreenApi {

//! The kinds of chat ids (Green API, Chat Id).
enum class ChatKind {
    //! "996555121001@c.us", the full international number.
    Person,
    //! "155508384256027@lid", a person whose number WhatsApp hides. Fifteen digits or more are a
    //! hidden id whatever stands behind them: the gateway has written "155508384256027@c.us", too,
    //! and no number has as many.
    HiddenPerson,
    //! A group, a channel, the statuses, and whatever WhatsApp invents next.
    Other,
};

//! The address of a chat or of a sender.
struct ChatId
{
    ChatKind kind = ChatKind::Other;
    //! The digits before "@", without a device suffix ":3". Empty for Other.
    QString digits;

    //! Never fails: what it does not know is Other.
    [[nodiscard]] static ChatId parse(QStringView text);

    //! The id of a person as the gateway writes it, "996555121001@c.us".
    [[nodiscard]] static QString ofPerson(const QString &digits);
    //! The same of a person whose number is hidden, "155508384256027@lid".
    [[nodiscard]] static QString ofHiddenPerson(const QString &digits);

    //! This one as the gateway writes it, without a device suffix. Empty for Other.
    [[nodiscard]] QString text() const;

    friend bool operator==(const ChatId &, const ChatId &) = default;
};

} // namespace GreenApi
