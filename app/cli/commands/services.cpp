// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"
#include "cli/base/environment.h"
#include "cli/base/listing.h"
#include "cli/commands/commands.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rowOfService(const Core::ServiceAccount &service)
{
    return {
        {u"id"_s, service.id},
        {u"name"_s, service.name},
        {u"redirects"_s, QJsonArray::fromStringList(service.redirects)},
        {u"created_at"_s, timeCell(service.createdAt)},
        {u"revoked_at"_s, timeCell(service.revokedAt)},
    };
}

Outcome listServices(const Call &call)
{
    KIOSK_TRY(connection, openDatabase(call));
    const auto services = Storage::SqlServiceRegistry(connection->database()).all();
    KIOSK_TRY(rows,
              checkStored(call, rowsOf(services, rowOfService), u"the services cannot be read"_s));
    printRows(call, {u"id"_s, u"name"_s, u"redirects"_s, u"created_at"_s, u"revoked_at"_s}, rows);
    return {};
}

Core::Expected<QStringList, ExitCode> redirectsFrom(const Call &call)
{
    auto redirects = call.options.values(u"redirect"_s);
    redirects.removeDuplicates();
    for (const auto &address : std::as_const(redirects)) {
        if (const auto fault = faultOfRedirect(address))
            return call.console.fail(ExitCode::Usage, *fault);
    }
    return redirects;
}

Outcome addService(const Call &call)
{
    const auto &name = call.arguments.first();
    if (!Core::Enrolment::isServiceName(name)) {
        return call.console.fail(
            ExitCode::Usage,
            u"NAME must have 1 to 64 characters, of the letters A to Z, digits and . _ -"_s);
    }
    KIOSK_TRY(redirects, redirectsFrom(call));
    KIOSK_TRY(connection, openDatabase(call));
    Administration administration(connection->database());
    KIOSK_TRY(secret,
              checkStored(call, administration.enrolment.addService(name, redirects),
                          u"the service could not be stored"_s));
    if (!secret) {
        return call.console.fail(
            ExitCode::Failed,
            u"there is a service of this name already; see: amt-kioskctl services list"_s);
    }
    call.console.print(
        u"Added service %1. This is its secret, which nobody can show again:"_s.arg(name));
    call.console.print(QString::fromLatin1(secret->reveal()));
    call.console.print(u"The service sends both by HTTP Basic."_s);
    return {};
}

Outcome revokeService(const Call &call)
{
    KIOSK_TRY(connection, openDatabase(call));
    Administration administration(connection->database());
    KIOSK_TRY(wasEnrolled,
              checkStored(call, administration.enrolment.revokeService(call.arguments.first()),
                          u"the service could not be revoked"_s));
    if (!wasEnrolled) {
        return call.console.fail(
            ExitCode::Failed,
            u"no enrolled service has this name; see: amt-kioskctl services list"_s);
    }
    call.console.print(u"The service's secret opens nothing any more."_s);
    return {};
}

} // namespace

std::optional<QString> faultOfRedirect(const QString &address)
{
    const auto fault = Core::redirectFault(address);
    if (!fault)
        return std::nullopt;
    switch (*fault) {
    case Core::RedirectFault::HasCredentials:
        return u"--redirect must not have a user's name or password in it"_s;
    case Core::RedirectFault::NotWhole:
        return u"--redirect %1 is no whole address; write it like https://crm.example.org/login"_s
            .arg(address);
    case Core::RedirectFault::NotSecure:
        return u"--redirect %1 does not begin with https://, as all but localhost must"_s.arg(
            address);
    case Core::RedirectFault::HasFragment:
        return u"--redirect %1 has a fragment; leave out the # and what follows"_s.arg(address);
    }
    Q_UNREACHABLE();
}

QList<CommandSpec> serviceCommands()
{
    return {
        {.words = {u"services"_s, u"list"_s},
         .summary = u"shows the enrolled services, and those that were"_s,
         .options = {jsonOption()},
         .run = listServices},
        {.words = {u"services"_s, u"add"_s},
         .arguments = {u"NAME"_s},
         .summary = u"enrols a service and prints its secret, once"_s,
         .options = {{u"redirect"_s,
                      u"where a browser may go after a login for it, exactly; may be repeated"_s,
                      u"url"_s}},
         .run = addService},
        {.words = {u"services"_s, u"revoke"_s},
         .arguments = {u"NAME"_s},
         .summary = u"takes a service's secret away and ends its sessions"_s,
         .run = revokeService},
    };
}

} // namespace Cli
