// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/finding.h"
#include "core/phone/phonenumber.h"
#include "kiosk/client/httpcalls.h"
#include "protocol/staff.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace Kiosk {

//! How far staff have come with giving somebody's new number to a person of the directory.
struct LinkDialog
{
    enum class Step {
        //! No link is being made.
        Closed,
        //! Staff enter the four digits of the person who was turned down.
        Ticket,
        //! Staff enter the phone number under which the person is known.
        Phone,
        //! Staff enter their PIN.
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

//! The content of the staff's page.
struct StaffView
{
    enum class Tab { Health, Attempts, Doctor };

    Tab tab = Tab::Health;
    //! Filled on the tabs Health and Doctor.
    QList<Core::Finding> findings;
    //! Filled on the tab Attempts, newest first.
    QList<Protocol::AttemptView> attempts;
    LinkDialog link;
    //! The name of the person to whom a number was linked a moment ago, else empty.
    QString linkedTo;
    bool isLoading = false;
    //! Why there is nothing to show.
    std::optional<ClientError> error;
    //! How long the server took to answer; nothing if it did not.
    std::optional<std::chrono::milliseconds> roundTrip;
    //! 0 to 100 per cent.
    int volume = 0;
    //! "ru", "ky" or "en": the language in which each visitor begins.
    QString startLanguage;

    friend bool operator==(const StaffView &, const StaffView &) = default;
};

} // namespace Kiosk
