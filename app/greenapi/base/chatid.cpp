// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/base/chatid.h"

#include <QRegularExpression>

namespace GreenApi {

using namespace Qt::StringLiterals;

ChatId ChatId::parse(QStringView text)
{
    // "\z", not "$", which would let a line break follow; "[0-9]", because other scripts have
    // digits too.
    static const QRegularExpression person(u"\\A([0-9]{5,14})(?::[0-9]+)?@c\\.us\\z"_s);
    static const QRegularExpression hidden(
        u"\\A(?:([0-9]{5,25})(?::[0-9]+)?@lid|([0-9]{15,20})(?::[0-9]+)?@(?:c\\.us|s\\.whatsapp\\.net))\\z"_s);
    if (const auto match = person.match(text); match.hasMatch())
        return {.kind = ChatKind::Person, .digits = match.captured(1)};
    if (const auto match = hidden.match(text); match.hasMatch())
        return {.kind = ChatKind::HiddenPerson,
                .digits = match.captured(match.lastCapturedIndex())};
    return {};
}

QString ChatId::ofPerson(const QString &digits)
{
    return digits + "@c.us"_L1;
}

QString ChatId::ofHiddenPerson(const QString &digits)
{
    return digits + "@lid"_L1;
}

QString ChatId::text() const
{
    switch (kind) {
    case ChatKind::Person:
        return ofPerson(digits);
    case ChatKind::HiddenPerson:
        return ofHiddenPerson(digits);
    case ChatKind::Other:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace GreenApi
