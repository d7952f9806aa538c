// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/phone/phonenumber.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace Core {

//! Why what somebody typed is not taken for a number.
enum class NumberFault {
    NotANumber,
    //! Its country has numbers with more digits, or with fewer.
    WrongLength,
    //! It has a digit too many or is mistyped, or it belongs to a range that is newer than this
    //! computer's libphonenumber.
    UnknownRange,
};

//! A number as people type it.
struct TypedNumber
{
    //! Also that of an unknown range.
    std::optional<PhoneNumber> number{};
    std::optional<NumberFault> fault{};

    //! Empty where it can be stored. Whoever knows better than the library can let an unknown
    //! range pass.
    [[nodiscard]] std::optional<NumberFault> faultFor(bool acceptsUnknownRanges) const;

    //! As PhoneNumber::fromTyped(). Invisible characters and the width of blanks do not matter.
    [[nodiscard]] static TypedNumber read(QStringView typed, const QString &region);

    //! The same for a number that is only looked up, or that somebody else keeps: one of an unknown
    //! range is a number, too.
    [[nodiscard]] static std::optional<PhoneNumber> known(QStringView text, const QString &region);
};

//! Groups a phone number while it is typed, as libphonenumber's AsYouTypeFormatter does for its
//! country. The first use reads that library's tables, which takes tens of milliseconds: warmUp()
//! can do that in another thread.
class PhoneTyping
{
public:
    //! @p region (ISO 3166, "KG") is whose numbers may be typed without a country code.
    explicit PhoneTyping(QString region);

    //! The text to show for the digits, and a plus in front, that were typed so far.
    [[nodiscard]] QString shown(QStringView typed) const;

    //! The number, once it is a whole one. Where a screen begins with the country's code, people
    //! go on as they are used to: with the 0 of a call within the country ("+996 0555…"), or with
    //! the code once more ("+996 996 555…"). Neither can be another number, so both are taken.
    [[nodiscard]] std::optional<PhoneNumber> number(QStringView typed) const;

    //! The beginning of every number of the region, "+996".
    [[nodiscard]] QString countryCode() const;

    void warmUp() const;

private:
    QString m_region;
};

} // namespace Core
