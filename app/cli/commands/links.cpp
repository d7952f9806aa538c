// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"
#include "cli/base/environment.h"
#include "cli/base/listing.h"
#include "cli/commands/commands.h"
#include "core/login/linkservice.h"
#include "core/phone/typednumber.h"
#include "storage/stores/sqlsenderdirectory.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

Core::Expected<Core::Linked, Core::LinkError> makeLink(Storage::Database &database,
                                                       const Config::Settings &settings,
                                                       const Core::LinkRequest &request)
{
    Storage::SqlUnitOfWork work(database);
    Storage::SqlLinkTickets tickets(database);
    Storage::SqlTenantDirectory tenants(database);
    Storage::SqlSenderDirectory senders(database, settings.greenApi.idInstance.value_or(0));
    Storage::SqlAuditLog audit(database);
    Core::LinkService service({.work = work,
                               .tickets = tickets,
                               .tenants = tenants,
                               .senders = senders,
                               .links = senders,
                               .audit = audit},
                              &QDateTime::currentDateTimeUtc, settings.roles);
    return service.link(request);
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

Outcome linkSender(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    const auto &ticket = call.arguments.first();
    if (!Core::LinkTicket::isTicket(ticket)) {
        return call.console.fail(ExitCode::Usage,
                                 u"TICKET is the four digits on the visitor's screen"_s);
    }
    const auto phone = Core::TypedNumber::known(call.arguments.last(), settings.phone.region);
    if (!phone) {
        return call.console.fail(ExitCode::Usage,
                                 u"PHONE is not a phone number; write it like +996555121001"_s);
    }
    KIOSK_TRY(connection, openDatabase(call, settings));
    const auto by = administrator();
    const auto linked =
        makeLink(connection->database(), settings,
                 {.ticket = ticket, .phone = *phone, .actor = by.name, .origin = by.origin});
    if (!linked) {
        const bool isStored = linked.error() != Core::LinkError::StorageFailed;
        return call.console.fail(isStored ? ExitCode::Failed : ExitCode::Database,
                                 sentenceFor(linked.error()));
    }
    call.console.print(u"The sender signs in as %1 from now on."_s.arg(linked->tenant.name));
    return {};
}

// The masked number, or "hidden id" with its last digits.
QString nameOf(const Core::Sender &sender)
{
    return sender.phone ? sender.masked() : u"hidden id "_s + sender.masked();
}

// The original site may have deleted the tenant.
QJsonObject rowOfLink(const Core::SenderLink &link, const std::optional<Core::Tenant> &tenant,
                      const Core::RoleTable &roles)
{
    return {
        {u"id"_s, link.id},
        {u"tenant_id"_s, link.tenantId},
        {u"tenant_name"_s, tenant ? textCell(tenant->name) : QJsonValue()},
        {u"role"_s, tenant ? QJsonValue(Core::roleKey(roles.roleOf(tenant->type))) : QJsonValue()},
        {u"sender"_s, nameOf(link.sender)},
        {u"made_by"_s, textCell(link.madeBy)},
        {u"created_at"_s, timeCell(link.createdAt)},
    };
}

Core::Stored<QJsonArray> linkRows(Storage::Database &database, const Core::RoleTable &roles)
{
    KIOSK_TRY(links, Storage::SqlSenderDirectory(database, 0).links());
    Storage::SqlTenantDirectory tenants(database);
    QJsonArray rows;
    for (const auto &link : links) {
        KIOSK_TRY(tenant, tenants.find(link.tenantId));
        rows.append(rowOfLink(link, tenant, roles));
    }
    return rows;
}

Outcome listLinks(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    KIOSK_TRY(connection, openDatabase(call, settings));
    KIOSK_TRY(rows,
              checkStored(call, linkRows(connection->database(), settings.roles),
                          u"the links cannot be read"_s));
    printRows(call,
              {u"id"_s, u"tenant_id"_s, u"tenant_name"_s, u"role"_s, u"sender"_s, u"made_by"_s,
               u"created_at"_s},
              rows);
    return {};
}

Outcome unlinkSender(const Call &call)
{
    bool isNumber = false;
    const auto id = call.arguments.first().toLongLong(&isNumber);
    if (!isNumber) {
        return call.console.fail(ExitCode::Usage,
                                 u"ID is a number; see: amt-kioskctl tenants links"_s);
    }
    KIOSK_TRY(connection, openDatabase(call));
    Administration administration(connection->database());
    KIOSK_TRY(ended,
              checkStored(call, administration.directory.unlink(id),
                          u"the link could not be taken back"_s));
    if (!ended) {
        return call.console.fail(ExitCode::Failed,
                                 u"no link has this id; see: amt-kioskctl tenants links"_s);
    }
    call.console.print(u"The sender is unknown again. Sessions that were ended: %1."_s.arg(*ended));
    return {};
}

} // namespace

QList<CommandSpec> linkCommands()
{
    return {
        {.words = {u"tenants"_s, u"link"_s},
         .arguments = {u"TICKET"_s, u"PHONE"_s},
         .summary = u"lets the visitor with this ticket sign in as a tenant"_s,
         .run = linkSender},
        {.words = {u"tenants"_s, u"links"_s},
         .summary = u"shows the numbers that were linked to tenants, newest first"_s,
         .options = {jsonOption()},
         .run = listLinks},
        {.words = {u"tenants"_s, u"unlink"_s},
         .arguments = {u"ID"_s},
         .summary = u"takes a link back and ends what is open through it"_s,
         .run = unlinkSender},
    };
}

} // namespace Cli
