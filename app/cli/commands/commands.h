// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "cli/base/command.h"

#include <optional>

namespace Cli {

// The rows of commandTable() by subject. Each function stands in the source of its subject, for
// example kioskCommands() in kiosks.cpp. A new subject gets a source, a function here, and a place
// in allCommands().

[[nodiscard]] QList<CommandSpec> serveCommands();
//! migrate, backup and restore.
[[nodiscard]] QList<CommandSpec> databaseCommands();
[[nodiscard]] QList<CommandSpec> tenantCommands();
//! The links of senders to tenants.
[[nodiscard]] QList<CommandSpec> linkCommands();
[[nodiscard]] QList<CommandSpec> kioskCommands();
[[nodiscard]] QList<CommandSpec> serviceCommands();
//! Attempts and sessions.
[[nodiscard]] QList<CommandSpec> sessionCommands();
[[nodiscard]] QList<CommandSpec> auditCommands();
[[nodiscard]] QList<CommandSpec> gatewayCommands();
[[nodiscard]] QList<CommandSpec> doctorCommands();
[[nodiscard]] QList<CommandSpec> simulateCommands();
[[nodiscard]] QList<CommandSpec> pinCommands();

//! All of them, in the order of the help.
[[nodiscard]] inline QList<CommandSpec> allCommands()
{
    return serveCommands() + databaseCommands() + tenantCommands() + linkCommands()
        + kioskCommands() + serviceCommands() + sessionCommands() + auditCommands()
        + gatewayCommands() + doctorCommands() + simulateCommands() + pinCommands();
}

//! Says in one sentence why --redirect must not be @p address; nothing if it may. A browser is sent
//! there after a login, so it is an absolute https address, or for development an http one of this
//! computer (Core::redirectFault()).
[[nodiscard]] std::optional<QString> faultOfRedirect(const QString &address);

} // namespace Cli
