#pragma once

#include "core/phone/phonenumber.h"

#include <QString>

#include <optional>

namespace Core {

//! Who wrote a message, as the gateway vouches for it: a number, the hidden id ("LID") that
//! WhatsApp shows instead of it, or both once the gateway was asked.
struct Sender
{
    std::optional<PhoneNumber> phone{};
    //! The digits before "@lid", or empty. Unique within one gateway account, and no number.
    QString lid{};

    //! For logs and screens: the masked number, or the last three digits of the hidden id.
    [[nodiscard]] QString masked() const;

    //! For counting what one sender does: the number, or the hidden id with "@lid".
    [[nodiscard]] QString key() const;

    friend bool operator==(const Sender &, const Sender &) = default;
};

} // namespace Core
