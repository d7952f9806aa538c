#include "core/phone/phonetyping.h"

#include <phonenumbers/asyoutypeformatter.h>
#include <phonenumbers/phonenumberutil.h>

#include <memory>
#include <string>

namespace Core {

namespace {

using i18n::phonenumbers::AsYouTypeFormatter;
using i18n::phonenumbers::PhoneNumberUtil;

} // namespace

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
