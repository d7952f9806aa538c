#pragma once

#include "core/phone/phonenumber.h"
#include "kiosk/client/httpcalls.h"

#include <QString>

#include <optional>

namespace Kiosk {

//! How far staff have come with giving somebody's new number to a person of the directory.
struct LinkDialog
{
    enum class Step {
        //! Nobody does that at the moment.
        Closed,
        //! The four digits of whoever was turned down are entered.
        Ticket,
        //! The number is entered under which the person is known.
        Phone,
        //! The PIN is entered.
        Pin,
        //! The server is asked.
        Asking,
    };

    Step step = Step::Closed;
    QString ticket{};
    std::optional<Core::PhoneNumber> phone{};
    //! Why the server did not do it.
    std::optional<ClientError> trouble{};

    friend bool operator==(const LinkDialog &, const LinkDialog &) = default;
};

} // namespace Kiosk
