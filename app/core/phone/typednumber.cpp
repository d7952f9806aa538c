#include "core/phone/typednumber.h"

#include "core/phone/numberforms.h"
#include "core/phone/numberlibrary.h"

#include <algorithm>

namespace Core {

using NumberLibrary::Agreement;

namespace {

// A renumbered country's plan may be older or newer here than the number.
Agreement bestAgreementOf(const PhoneNumber &number)
{
    const auto agreement = NumberLibrary::agreementOf(number.e164());
    const auto other = otherForm(number.e164());
    if (agreement == Agreement::Valid || other.isEmpty())
        return agreement;
    return std::min(agreement, NumberLibrary::agreementOf(other));
}

// Copied from a web page or a chat: marks that change the direction of writing, blanks of every
// width.
QString withoutTheUnseen(QStringView text)
{
    QString seen;
    for (const QChar c : text) {
        if (c.category() == QChar::Separator_Space)
            seen.append(u' ');
        else if (c.category() != QChar::Other_Format)
            seen.append(c);
    }
    return seen;
}

} // namespace

TypedNumber TypedNumber::read(QStringView typed, const QString &region)
{
    const auto text = withoutTheUnseen(typed);
    // Vanity numbers ("0555 FLOWERS") are a convenience of libphonenumber that nobody here types.
    const bool hasLetters =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    const auto e164 = hasLetters ? std::nullopt : NumberLibrary::e164From(text, region);
    const auto number = e164 ? PhoneNumber::fromE164(*e164) : std::nullopt;
    if (!number)
        return {.fault = NumberFault::NotANumber};
    switch (bestAgreementOf(*number)) {
    case Agreement::Valid:
        return {.number = number};
    case Agreement::Possible:
        return {.number = number, .fault = NumberFault::UnknownRange};
    case Agreement::WrongLength:
        return {.fault = NumberFault::WrongLength};
    }
    Q_UNREACHABLE();
}

std::optional<PhoneNumber> TypedNumber::known(QStringView text, const QString &region)
{
    return read(text, region).number;
}

std::optional<NumberFault> TypedNumber::faultFor(bool acceptsUnknownRanges) const
{
    return acceptsUnknownRanges && fault == NumberFault::UnknownRange ? std::nullopt : fault;
}

} // namespace Core
