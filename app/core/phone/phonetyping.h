#pragma once

#include "core/phone/phonenumber.h"

#include <QString>
#include <QStringView>

namespace Core {

//! Groups a phone number while it is typed, as libphonenumber's AsYouTypeFormatter does for its
//! country. The first use reads that library's tables, which takes tens of milliseconds: warmUp()
//! can do that in another thread.
class PhoneTyping
{
public:
    //! @p region (ISO 3166, "KG") is whose numbers may be typed without a country code.
    explicit PhoneTyping(QString region);

    //! What to show of the digits, and a plus in front, that were typed so far.
    [[nodiscard]] QString shown(QStringView typed) const;

    //! The number, once it is a whole one. Where a screen begins with the country's code, people
    //! go on as they are used to: with the 0 of a call within the country ("+996 0555…"), or with
    //! the code once more ("+996 996 555…"). Neither can be another number, so both are taken.
    [[nodiscard]] std::optional<PhoneNumber> number(QStringView typed) const;

    //! What every number of the region begins with, "+996".
    [[nodiscard]] QString countryCode() const;

    void warmUp() const;

private:
    QString m_region;
};

} // namespace Core
