#include "cli/commands/tenantslink.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "core/login/linkservice.h"
#include "core/phone/typednumber.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqllinktickets.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

Core::Expected<Core::Linked, Core::LinkError> link(Storage::Database &database,
                                                   const Config::Settings &settings,
                                                   const Core::LinkRequest &wish)
{
    const auto instance = settings.greenApi.idInstance.value_or(0);
    Storage::SqlUnitOfWork work(database);
    Storage::SqlLinkTickets tickets(database);
    Storage::SqlTenantDirectory tenants(database);
    Storage::SqlSenderDirectory senders(database, instance);
    Storage::SqlAuditLog audit(database);
    Core::LinkService service({.work = work,
                               .tickets = tickets,
                               .tenants = tenants,
                               .senders = senders,
                               .links = senders,
                               .audit = audit},
                              &QDateTime::currentDateTimeUtc, settings.roles);
    return service.link(wish);
}

QString sentenceFor(Core::LinkError error)
{
    switch (error) {
    case Core::LinkError::NoTicket:
        return u"there is no such ticket, or it is over; the visitor gets another one by sending "
               "the message again"_s;
    case Core::LinkError::NoTenant:
        return u"no tenant has this number; see: amt-kioskctl tenants list"_s;
    case Core::LinkError::SharedNumber:
        return u"several tenants have this number; leave it to one of them first"_s;
    case Core::LinkError::StaffTenant:
        return u"this tenant has the role of staff or of an administrator, and nobody gets that by "
               "a link; put the number that they write from into the directory instead"_s;
    case Core::LinkError::NumberTaken:
        return u"the number of the ticket is another tenant's; change that entry first"_s;
    case Core::LinkError::TooManyTries:
        return u"too many tickets were wrong; try again later"_s;
    case Core::LinkError::StorageFailed:
        return u"the link could not be stored; see the log line above"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList TenantsLink::words() const
{
    return {u"tenants"_s, u"link"_s};
}

QStringList TenantsLink::argumentNames() const
{
    return {u"TICKET"_s, u"PHONE"_s};
}

QString TenantsLink::summary() const
{
    return u"lets the visitor with this ticket sign in as a tenant"_s;
}

ExitCode TenantsLink::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto &ticket = call.arguments.first();
    if (!Core::LinkTicket::isTicket(ticket))
        return fail(ExitCode::Usage, u"TICKET is the four digits on the visitor's screen"_s);
    const auto phone = Core::TypedNumber::known(call.arguments.last(), settings->phone.region);
    if (!phone)
        return fail(ExitCode::Usage, u"PHONE is not a phone number; write it like +996555121001"_s);
    const auto connection = openDatabase(*settings);
    if (!connection)
        return connection.error();
    const auto linked = link((*connection)->database(), *settings,
                             {.ticket = ticket,
                              .phone = *phone,
                              .actor = u"administrator"_s,
                              .origin = u"command line"_s});
    if (!linked) {
        const bool isStored = linked.error() != Core::LinkError::StorageFailed;
        return fail(isStored ? ExitCode::Failed : ExitCode::Database, sentenceFor(linked.error()));
    }
    say(u"The sender signs in as %1 from now on."_s.arg(linked->tenant.name));
    return ExitCode::Done;
}

} // namespace Cli
