// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/pinentry.h"
#include "cli/commands/commands.h"
#include "core/base/expected.h"
#include "core/base/passwordhash.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

Core::Expected<QByteArray, QString> readPin()
{
    HiddenInput input;
    auto pin = input.readLine(u"PIN of the staff screen: "_s);
    if (!pin)
        return Core::Unexpected(u"no PIN was given; type it, or pipe in two lines"_s);
    if (auto fault = faultOfPin(*pin)) {
        Core::wipe(*pin);
        return Core::Unexpected(std::move(*fault));
    }
    auto again = input.readLine(u"Once more: "_s);
    const bool isSame = again == pin;
    if (again)
        Core::wipe(*again);
    if (isSame)
        return std::move(*pin);
    Core::wipe(*pin);
    return Core::Unexpected(u"the PIN was not the same the second time; begin again"_s);
}

Outcome hashPin(const Call &call)
{
    auto pin = readPin();
    if (!pin)
        return call.console.fail(ExitCode::Failed, pin.error());
    const auto hash = Core::PasswordHash::of(std::move(*pin));
    if (!hash) {
        return call.console.fail(ExitCode::Failed,
                                 u"a hash needs 64 MiB of memory, and they are not free"_s);
    }
    call.console.print(QString::fromLatin1(hash->text()));
    return {};
}

} // namespace

QList<CommandSpec> pinCommands()
{
    return {{.words = {u"pin"_s},
             .summary = u"asks for a PIN twice and prints its hash, for kiosk/admin_pin and "
                        "server/staff_pin"_s,
             .run = hashPin}};
}

} // namespace Cli
