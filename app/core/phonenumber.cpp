#include "core/phonenumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;
namespace lib = i18n::phonenumbers;

namespace {

// libphonenumber's name for "no region": the number must be international.
constexpr auto noRegion = "ZZ";
constexpr auto longestInput = 64;

const lib::PhoneNumberUtil &library()
{
    return *lib::PhoneNumberUtil::GetInstance();
}

std::optional<lib::PhoneNumber> parsed(QStringView text, const std::string &region)
{
    if (text.isEmpty() || text.size() > longestInput)
        return std::nullopt;
    lib::PhoneNumber number;
    const auto result = library().Parse(text.toString().toStdString(), region, &number);
    if (result != lib::PhoneNumberUtil::NO_PARSING_ERROR || number.has_extension())
        return std::nullopt;
    return number;
}

QString formatted(const lib::PhoneNumber &number)
{
    std::string e164;
    library().Format(number, lib::PhoneNumberUtil::E164, &e164);
    return QString::fromStdString(e164);
}

// A real international number carries no trunk prefix (0, in Russia 8, in America 1), but
// libphonenumber drops one silently: "9960555123456" would become somebody else's number. The
// exception is Mexico, whose mobiles are still "521…" in WhatsApp years after the 1 was abolished.
bool lostDigits(QStringView digits, const QString &e164)
{
    constexpr auto mexico = "+52"_L1;
    const bool isMexicanMobile =
        e164.startsWith(mexico) && digits == "521"_L1 + e164.mid(mexico.size());
    return e164 != u'+' + digits.toString() && !isMexicanMobile;
}

// No code is the beginning of another one. Parsing the number once more would take a hundred times
// as long, and a directory has a hundred thousand of them.
QString countryCodeOf(const QString &e164)
{
    constexpr auto longest = 3;
    for (int size = 1; size <= longest; ++size) {
        const auto code = e164.mid(1, size);
        std::string region;
        library().GetRegionCodeForCountryCode(code.toInt(), &region);
        if (region != noRegion)
            return code;
    }
    return {};
}

// Lengths only, and not those that can only be dialled without the area code.
bool isPossible(const lib::PhoneNumber &number)
{
    return library().IsPossibleNumberWithReason(number) == lib::PhoneNumberUtil::IS_POSSIBLE;
}

} // namespace

PhoneNumber::PhoneNumber(QString e164)
    : m_e164(std::move(e164))
{
}

std::optional<PhoneNumber> PhoneNumber::fromTyped(QStringView text, const QString &region)
{
    // Vanity numbers ("0555 FLOWERS") are a convenience of libphonenumber that nobody here types.
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); }))
        return std::nullopt;
    const auto number = parsed(text, region.toStdString());
    // Possible, not valid: new ranges are in use years before the library's tables know them.
    if (!number || !isPossible(*number))
        return std::nullopt;
    return PhoneNumber(formatted(*number));
}

std::optional<PhoneNumber> PhoneNumber::fromInternationalDigits(QStringView digits)
{
    const auto number = parsed(QString(u'+' + digits.toString()), noRegion);
    if (!number)
        return std::nullopt;
    auto e164 = formatted(*number);
    return lostDigits(digits, e164) ? std::nullopt : std::optional(PhoneNumber(std::move(e164)));
}

std::optional<PhoneNumber> PhoneNumber::fromE164(QStringView text)
{
    if (!text.startsWith(u'+'))
        return std::nullopt;
    return fromInternationalDigits(text.mid(1));
}

QString PhoneNumber::spaced() const
{
    const auto number = parsed(m_e164, noRegion);
    if (!number)
        return m_e164;
    std::string text;
    library().Format(*number, lib::PhoneNumberUtil::INTERNATIONAL, &text);
    return QString::fromStdString(text);
}

QString PhoneNumber::masked() const
{
    constexpr auto shownAtEnd = 3;
    return u'+' + countryCodeOf(m_e164) + u"•••••"_s + m_e164.right(shownAtEnd);
}

} // namespace Core
