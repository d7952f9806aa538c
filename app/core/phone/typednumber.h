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

} // namespace Core
