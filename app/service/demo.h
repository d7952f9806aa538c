// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QList>

#include <optional>

namespace Service {

//! The settings of `amt-kiosk --demo` on top of the ordinary ones: an invented account and company
//! number, any free port, the number match for staff, so that it can be seen, and the database
//! where the data directory is (give it an empty one).
[[nodiscard]] Config::Settings demoSettings(Config::Settings settings);

//! An invented person whose phone is played by a button.
struct DemoSender
{
    Core::PhoneNumber phone;
    //! Empty for a number that is not in the directory.
    std::optional<Core::Tenant> tenant;
};

[[nodiscard]] QList<DemoSender> demoSenders();

//! Puts the tenants of demoSenders() into an empty database.
[[nodiscard]] Core::Stored<void> fillDemoDirectory(Storage::Database &database);

} // namespace Service
