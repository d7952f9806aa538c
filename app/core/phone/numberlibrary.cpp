// SPDX-License-Identifier: GPL-3.0-only
#include "core/phone/numberlibrary.h"

#include <QRegularExpression>

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <array>

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

namespace Core {

using namespace Qt::StringLiterals;

namespace {

//! A group of numbers that may stand with some digits more.
struct TwoForms
{
    //! "+55".
    QLatin1StringView country;
    //! How the number is written without the additional digits, behind the country code.
    QLatin1StringView shortForm;
    //! Where the additional digits stand in the long form, behind the country code.
    qsizetype at;
    QLatin1StringView added;
    //! Whether the long form is the one in force.
    bool isLongInForce = true;
};

// No short form fits two rows, and no long form is another number's short one: they differ in
// length, and numbers of either length exist in one of the two ways only.
constexpr std::array table{
    // Brazil put a 9 before all mobile numbers, whose first digit was 6 to 9, from July 2012 to
    // November 2016 (ITU, communication of Anatel of 6.II.2013; Anatel, Resolução 553/2010).
    // WhatsApp keeps the accounts of before. Fixed lines begin with 2 to 5, and the trunked radio
    // that kept eight digits ended in 2018.
    TwoForms{"+55"_L1, "[1-9][1-9][6-9][0-9]{7}"_L1, 2, "9"_L1},
    // Argentina: ten digits name one subscriber, because fixed lines and mobiles share the area
    // codes and each block of numbers is given to one service (Plan Fundamental de Numeración
    // Nacional, Resolución SC 46/97). Callers from abroad put a 9 before a mobile; WhatsApp puts it
    // before every number.
    TwoForms{"+54"_L1, "[1-3][0-9]{9}"_L1, 0, "9"_L1},
    // Mexico gave up the 1 before mobiles on 3 August 2019 (ITU, communication of the IFT of
    // 12.VI.2018; Plan Técnico Fundamental de Numeración, DOF of 11 May 2018). WhatsApp keeps it.
    TwoForms{"+52"_L1, "[2-9][0-9]{9}"_L1, 0, "1"_L1, false},
    // Benin put 01 before every number on 30 November 2024 (ARCEP Bénin, Plan national de
    // numérotation à dix chiffres). WhatsApp keeps eight digits.
    TwoForms{"+229"_L1, "[2-9][0-9]{7}"_L1, 0, "01"_L1},
    // Ivory Coast put two digits of the operator before every number on 31 January 2021 (ARTCI,
    // Plan national de numérotation à dix chiffres): 01 and 21 of Moov, 05 and 25 of MTN, 07 and 27
    // of Orange. Of a mobile the second digit told the operator before, of a fixed line the third
    // (ITU, T0202000031). WhatsApp keeps eight digits.
    TwoForms{"+225"_L1, "(?:0[1-3]|[457][0-3])[0-9]{6}"_L1, 0, "01"_L1},
    TwoForms{"+225"_L1, "[04-9][4-6][0-9]{6}"_L1, 0, "05"_L1},
    TwoForms{"+225"_L1, "[04-9][7-9][0-9]{6}"_L1, 0, "07"_L1},
    TwoForms{"+225"_L1, "2[0-3]8[0-9]{5}"_L1, 0, "21"_L1},
    TwoForms{"+225"_L1, "(?:2[0-4]|3[0-6])0[0-9]{5}"_L1, 0, "25"_L1},
    TwoForms{"+225"_L1, "(?:2[0-4][2-7]|3[0-6][6-9])[0-9]{5}"_L1, 0, "27"_L1},
};

bool isShort(const QString &national, const TwoForms &forms)
{
    static const auto patterns = [] {
        std::array<QRegularExpression, table.size()> all;
        std::transform(table.begin(), table.end(), all.begin(), [](const TwoForms &each) {
            return QRegularExpression(u"\\A(?:"_s + each.shortForm + u")\\z"_s);
        });
        return all;
    }();
    return patterns.at(static_cast<std::size_t>(&forms - table.data())).match(national).hasMatch();
}

// Empty where @p e164 is not in the short form.
QString lengthened(const QString &e164, const TwoForms &forms)
{
    auto national = e164.mid(forms.country.size());
    if (!e164.startsWith(forms.country) || !isShort(national, forms))
        return {};
    return forms.country + national.insert(forms.at, forms.added);
}

// Empty where @p e164 is not in the long form.
QString shortened(const QString &e164, const TwoForms &forms)
{
    auto national = e164.mid(forms.country.size());
    if (!e164.startsWith(forms.country)
        || national.mid(forms.at, forms.added.size()) != forms.added)
        return {};
    national.remove(forms.at, forms.added.size());
    return isShort(national, forms) ? forms.country + national : QString();
}

} // namespace

QString canonicalForm(const QString &e164)
{
    for (const auto &forms : table) {
        const auto inForce = forms.isLongInForce ? lengthened(e164, forms) : shortened(e164, forms);
        if (!inForce.isEmpty())
            return inForce;
    }
    return e164;
}

QString otherForm(const QString &canonical)
{
    for (const auto &forms : table) {
        const auto other =
            forms.isLongInForce ? shortened(canonical, forms) : lengthened(canonical, forms);
        if (!other.isEmpty())
            return other;
    }
    return {};
}

} // namespace Core
