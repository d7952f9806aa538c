// SPDX-License-Identifier: GPL-3.0-only
#include "core/phone/typednumber.h"

#include "core/phone/numberlibrary.h"

#include <phonenumbers/asyoutypeformatter.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <memory>
#include <string>

namespace Core {

using NumberLibrary::Agreement;

namespace {

using i18n::phonenumbers::AsYouTypeFormatter;
using i18n::phonenumbers::PhoneNumberUtil;

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

PhoneTyping::PhoneTyping(QString region)
    : m_region(std::move(region))
{
}

QString PhoneTyping::shown(QStringView typed) const
{
    const std::unique_ptr<AsYouTypeFormatter> formatter(
        PhoneNumberUtil::GetInstance()->GetAsYouTypeFormatter(m_region.toStdString()));
    std::string text;
    for (const QChar sign : typed)
        formatter->InputDigit(char32_t(sign.unicode()), &text);
    return QString::fromStdString(text);
}

std::optional<PhoneNumber> PhoneTyping::number(QStringView typed) const
{
    if (const auto number = PhoneNumber::fromTyped(typed, m_region))
        return number;
    const QString code = countryCode();
    const QString twice = code + code.mid(1);
    if (code.isEmpty() || !typed.startsWith(twice))
        return std::nullopt;
    return PhoneNumber::fromTyped(QString(code + typed.mid(twice.size()).toString()), m_region);
}

QString PhoneTyping::countryCode() const
{
    const int code =
        PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(m_region.toStdString());
    return code > 0 ? u'+' + QString::number(code) : QString();
}

void PhoneTyping::warmUp() const
{
    const QString any = shown(countryCode() + QStringLiteral("555123456"));
    Q_UNUSED(any);
}

} // namespace Core
