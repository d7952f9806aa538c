// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"
#include "cli/base/environment.h"
#include "cli/base/listing.h"
#include "cli/commands/commands.h"
#include "cli/directory/directoryimport.h"
#include "cli/directory/tenantcolumns.h"

#include <QFile>
#include <QJsonDocument>

#include <cerrno>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rowOfTenant(const Core::Tenant &tenant, const Core::RoleTable &roles)
{
    return {
        {u"id"_s, tenant.id},
        {u"name"_s, tenant.name},
        {u"type"_s, tenant.type},
        {u"role"_s, Core::roleKey(roles.roleOf(tenant.type))},
        {u"contact_person"_s, tenant.contactPerson},
        {u"email"_s, tenant.email},
        {u"phone"_s, tenant.phone ? QJsonValue(tenant.phone->e164()) : QJsonValue()},
        {u"inn"_s, tenant.inn},
        {u"address"_s, tenant.address},
        {u"comment"_s, tenant.comment},
        {u"is_active"_s, tenant.isActive},
    };
}

Core::Expected<QList<Core::Tenant>, ExitCode> readDirectory(const Call &call,
                                                            Storage::Database &database)
{
    return checkStored(call, Storage::SqlTenantDirectory(database).all(),
                       u"the directory cannot be read"_s);
}

Outcome listTenants(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    KIOSK_TRY(connection, openDatabase(call, settings));
    KIOSK_TRY(tenants, readDirectory(call, connection->database()));
    QJsonArray rows;
    for (const auto &tenant : tenants)
        rows.append(rowOfTenant(tenant, settings.roles));
    printRows(call, {u"id"_s, u"name"_s, u"type"_s, u"role"_s, u"phone"_s, u"is_active"_s}, rows);
    return {};
}

Core::Expected<Core::Tenant, QString> tenantFrom(const QCommandLineParser &options,
                                                 const Config::Settings &settings)
{
    Core::Tenant tenant;
    tenant.name = options.value(u"name"_s).simplified();
    tenant.type = options.value(u"type"_s);
    if (tenant.name.isEmpty())
        return Core::Unexpected(u"--name is missing"_s);
    const auto typed = Core::TypedNumber::read(options.value(u"phone"_s), settings.phone.region);
    if (const auto fault = typed.faultFor(options.isSet(u"new-ranges"_s)))
        return Core::Unexpected(u"--phone is missing or "_s + sentenceOf(*fault));
    tenant.phone = typed.number;
    if (!settings.roles.contains(tenant.type)) {
        return Core::Unexpected(u"--type is missing or unknown; allowed: %1"_s.arg(
            settings.roles.types().join(u", "_s)));
    }
    return tenant;
}

Outcome addTenant(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    const auto tenant = tenantFrom(call.options, settings);
    if (!tenant)
        return call.console.fail(ExitCode::Usage, tenant.error());
    KIOSK_TRY(connection, openDatabase(call, settings));
    Administration administration(connection->database());
    KIOSK_TRY(id,
              checkStored(call, administration.directory.add(*tenant),
                          u"the tenant could not be stored"_s));
    if (!id) {
        return call.console.fail(
            ExitCode::Failed,
            u"this number belongs to another tenant already; see: amt-kioskctl tenants list"_s);
    }
    call.console.print(u"Added tenant %1."_s.arg(*id));
    return {};
}

Outcome setEnabled(const Call &call, bool isEnabled, const QString &done)
{
    KIOSK_TRY(settings, loadSettings(call));
    const auto phone = Core::TypedNumber::known(call.arguments.first(), settings.phone.region);
    if (!phone) {
        return call.console.fail(ExitCode::Usage,
                                 u"PHONE is not a phone number; write it like +996555121001"_s);
    }
    KIOSK_TRY(connection, openDatabase(call, settings));
    Administration administration(connection->database());
    KIOSK_TRY(owners,
              checkStored(call, administration.directory.setEnabled(*phone, isEnabled),
                          u"the change could not be stored"_s));
    if (owners == 0)
        return call.console.fail(ExitCode::Failed, u"no tenant has this number"_s);
    call.console.print(done);
    return {};
}

Outcome disableTenant(const Call &call)
{
    return setEnabled(call, false, u"The tenant may not sign in any more."_s);
}

Outcome enableTenant(const Call &call)
{
    return setEnabled(call, true, u"The tenant may sign in."_s);
}

// An empty text is to be seen on the terminal, and where one ends.
QString quoted(const QString &text)
{
    return u'"' + printable(text) + u'"';
}

void previewTenant(Console &console, const Core::Tenant &tenant, const QString &verb)
{
    console.print(u"would %1 %2 (%3)"_s.arg(verb, printable(tenant.name),
                                            tenant.phone ? tenant.phone->e164() : u"no number"_s));
}

void previewImport(Console &console, const DirectoryImport &plan)
{
    for (const auto &tenant : plan.additions())
        previewTenant(console, tenant, u"add"_s);
    for (const auto &change : plan.changes()) {
        previewTenant(console, change.tenant, u"change"_s);
        for (const auto &[column, before, after] : change.differences)
            console.print(u"    %1: %2 -> %3"_s.arg(column, quoted(before), quoted(after)));
    }
}

void printFaults(Console &console, const DirectoryImport &plan)
{
    for (const auto &fault : plan.faults())
        console.printError(u"line %1: %2"_s.arg(fault.line).arg(fault.sentence));
}

void printCounts(Console &console, const DirectoryImport &plan, const QString &title)
{
    console.print(u"%1 %2 added, %3 changed, %4 unchanged."_s.arg(title)
                      .arg(plan.additions().size())
                      .arg(plan.changes().size())
                      .arg(plan.unchanged()));
}

Outcome finishDryRun(Console &console, const DirectoryImport &plan)
{
    previewImport(console, plan);
    printFaults(console, plan);
    printCounts(console, plan, u"Dry run:"_s);
    if (plan.faults().isEmpty())
        return {};
    return console.fail(ExitCode::Failed,
                        u"nothing would be imported: mend the lines above first"_s);
}

Outcome finishImport(Console &console, const DirectoryImport &plan)
{
    printFaults(console, plan);
    if (!plan.faults().isEmpty()) {
        return console.fail(ExitCode::Failed,
                            u"nothing was imported: mend the lines above first"_s);
    }
    printCounts(console, plan, u"Imported:"_s);
    return {};
}

TenantCsv parseCsv(const QByteArray &bytes, const Config::Settings &settings,
                   bool acceptsUnknownRanges)
{
    ProgressBar bar(u"Reading"_s);
    return TenantCsv::parse(bytes,
                            {.region = settings.phone.region,
                             .acceptsUnknownRanges = acceptsUnknownRanges,
                             .roles = settings.roles},
                            bar.reporter());
}

Core::Stored<DirectoryImport> importCsv(const TenantCsv &csv, Storage::Database &database,
                                        bool isDryRun)
{
    ProgressBar bar(u"Writing"_s);
    Administration administration(database);
    return administration.work.commit([&]() -> Core::Stored<DirectoryImport> {
        KIOSK_TRY(plan, DirectoryImport::plan(csv, administration.tenants));
        if (!isDryRun && plan.faults().isEmpty())
            KIOSK_CHECK(plan.apply(administration.directory, bar.reporter()));
        return plan;
    });
}

Outcome importTenants(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    QFile file(call.arguments.first());
    if (!file.open(QIODevice::ReadOnly)) {
        return call.console.fail(ExitCode::Failed,
                                 u"cannot read %1 (%2)"_s.arg(file.fileName(), file.errorString()));
    }
    const auto csv = parseCsv(file.readAll(), settings, call.options.isSet(u"new-ranges"_s));
    KIOSK_TRY(connection, openDatabase(call, settings));
    const bool isDryRun = call.options.isSet(u"dry-run"_s);
    KIOSK_TRY(plan,
              checkStored(call, importCsv(csv, connection->database(), isDryRun),
                          u"nothing was imported"_s));
    return isDryRun ? finishDryRun(call.console, plan) : finishImport(call.console, plan);
}

QByteArray csvRow(const Core::Tenant &tenant, char separator)
{
    QByteArrayList cells;
    for (const auto &column : tenantColumns()) {
        const auto text = plainText(column.text(tenant), column.mayHaveLines);
        cells.append(quotedCell(escapedCell(text)));
    }
    return cells.join(separator) + '\n';
}

QByteArray csvOf(const QList<Core::Tenant> &tenants, char separator, bool hasByteOrderMark)
{
    QByteArray bytes = hasByteOrderMark ? "\xEF\xBB\xBF"_ba : QByteArray();
    bytes += tenantColumnNames().join(QLatin1Char(separator)).toUtf8() + '\n';
    for (const auto &tenant : tenants)
        bytes += csvRow(tenant, separator);
    return bytes;
}

QByteArray jsonOf(const QList<Core::Tenant> &tenants)
{
    QJsonArray rows;
    for (const auto &tenant : tenants) {
        QJsonObject row;
        for (const auto &column : tenantColumns())
            row.insert(column.name, column.text(tenant));
        row.insert(u"is_active"_s, tenant.isActive);
        if (!tenant.phone)
            row.insert(u"phone"_s, QJsonValue());
        rows.append(row);
    }
    return QJsonDocument(rows).toJson();
}

Outcome exportTenants(const Call &call)
{
    KIOSK_TRY(connection, openDatabase(call));
    KIOSK_TRY(tenants, readDirectory(call, connection->database()));
    const bool isForExcel = call.options.isSet(u"excel"_s);
    const auto bytes = call.options.isSet(u"json"_s)
        ? jsonOf(tenants)
        : csvOf(tenants, isForExcel ? ';' : ',', isForExcel);
    if (call.console.write(bytes))
        return {};
    return call.console.fail(ExitCode::Failed,
                             u"the export is not whole: standard output takes no more (%1)"_s.arg(
                                 qt_error_string(errno)));
}

QList<QCommandLineOption> addOptions()
{
    return {
        {u"name"_s, u"the name that the screen greets with"_s, u"name"_s},
        {u"phone"_s, u"the number of their WhatsApp"_s, u"number"_s},
        newRangesOption(),
        {u"type"_s,
         u"%1, or one of [roles] in the settings"_s.arg(Core::RoleTable().types().join(u", "_s)),
         u"type"_s}};
}

} // namespace

QList<CommandSpec> tenantCommands()
{
    return {
        {.words = {u"tenants"_s, u"list"_s},
         .summary = u"shows the directory"_s,
         .options = {jsonOption()},
         .run = listTenants},
        {.words = {u"tenants"_s, u"add"_s},
         .summary = u"puts one tenant into the directory"_s,
         .options = addOptions(),
         .run = addTenant},
        {.words = {u"tenants"_s, u"import"_s},
         .arguments = {u"FILE.csv"_s},
         .summary = u"brings the directory up to a CSV file"_s,
         .options = {{u"dry-run"_s, u"only tell what would change, and what is faulty"_s},
                     newRangesOption()},
         .run = importTenants},
        {.words = {u"tenants"_s, u"export"_s},
         .summary = u"writes the directory as CSV, as an import reads it"_s,
         .options = {jsonOption(),
                     {u"excel"_s,
                      u"as Excel opens it in Russian: with semicolons and a byte order mark"_s}},
         .run = exportTenants},
        {.words = {u"tenants"_s, u"disable"_s},
         .arguments = {u"PHONE"_s},
         .summary = u"keeps a tenant from signing in"_s,
         .run = disableTenant},
        {.words = {u"tenants"_s, u"enable"_s},
         .arguments = {u"PHONE"_s},
         .summary = u"lets a disabled tenant sign in again"_s,
         .run = enableTenant},
    };
}

} // namespace Cli
