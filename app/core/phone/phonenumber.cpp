// SPDX-License-Identifier: GPL-3.0-only
#include "core/phone/phonenumber.h"

#include "core/phone/numberlibrary.h"
#include "core/phone/typednumber.h"

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

// E.164 allows fifteen digits, which no subscriber of WhatsApp has, but most of its hidden ids do.
constexpr qsizetype mostDigits = 14;

bool isDecimal(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

PhoneNumber::PhoneNumber(QString e164)
    : m_e164(std::move(e164))
{
}

std::optional<PhoneNumber> PhoneNumber::fromTyped(QStringView text, const QString &region)
{
    const auto typed = TypedNumber::read(text, region);
    return typed.fault ? std::nullopt : typed.number;
}

std::optional<PhoneNumber> PhoneNumber::fromInternationalDigits(QStringView digits)
{
    if (digits.isEmpty() || digits.size() > mostDigits || !isDecimal(digits))
        return std::nullopt;
    auto canonical = canonicalForm(u'+' + digits.toString());
    // A real international number carries no trunk prefix (0, in Russia 8, in America 1), but
    // libphonenumber drops one silently: "9960555123456" would become somebody else's number.
    if (NumberLibrary::e164From(canonical, {}) != canonical)
        return std::nullopt;
    return PhoneNumber(std::move(canonical));
}

std::optional<PhoneNumber> PhoneNumber::fromE164(QStringView text)
{
    if (!text.startsWith(u'+'))
        return std::nullopt;
    return fromInternationalDigits(text.mid(1));
}

QString PhoneNumber::spaced() const
{
    return NumberLibrary::spaced(m_e164);
}

QString PhoneNumber::masked() const
{
    constexpr auto shownAtEnd = 3;
    return u'+' + NumberLibrary::countryCodeOf(m_e164) + u"•••••"_s + m_e164.right(shownAtEnd);
}

} // namespace Core
