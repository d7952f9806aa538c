#include "core/phone/numberlibrary.h"

#include <phonenumbers/phonenumberutil.h>

namespace Core::NumberLibrary {

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

QString formatted(const lib::PhoneNumber &number, lib::PhoneNumberUtil::PhoneNumberFormat format)
{
    std::string text;
    library().Format(number, format, &text);
    return QString::fromStdString(text);
}

} // namespace

std::optional<QString> e164From(QStringView text, const QString &region)
{
    const auto number = parsed(text, region.isEmpty() ? noRegion : region.toStdString());
    if (!number)
        return std::nullopt;
    return formatted(*number, lib::PhoneNumberUtil::E164);
}

Agreement agreementOf(const QString &e164)
{
    const auto number = parsed(e164, noRegion);
    if (!number)
        return Agreement::WrongLength;
    if (library().IsValidNumber(*number))
        return Agreement::Valid;
    // Numbers that can only be dialled without the area code do not count.
    return library().IsPossibleNumberWithReason(*number) == lib::PhoneNumberUtil::IS_POSSIBLE
        ? Agreement::Possible
        : Agreement::WrongLength;
}

bool knowsRegion(const QString &region)
{
    return library().GetCountryCodeForRegion(region.toStdString()) != 0;
}

QString spaced(const QString &e164)
{
    const auto number = parsed(e164, noRegion);
    return number ? formatted(*number, lib::PhoneNumberUtil::INTERNATIONAL) : e164;
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

} // namespace Core::NumberLibrary
