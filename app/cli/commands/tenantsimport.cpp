#include "cli/commands/tenantsimport.h"

#include "cli/directory/directoryimport.h"
#include "cli/directory/numberentry.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "cli/terminal/progressbar.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/transaction/sqlunitofwork.h"

#include <QFile>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// Lines of a terminal: an empty text is to be seen, and where one ends.
QString quoted(const QString &text)
{
    return u'"' + printable(text) + u'"';
}

void complainOf(const QList<CsvFault> &faults)
{
    for (const auto &fault : faults)
        complain(u"line %1: %2"_s.arg(fault.line).arg(fault.sentence));
}

void preview(const Core::Tenant &tenant, const QString &verb)
{
    say(u"would %1 %2 (%3)"_s.arg(verb, printable(tenant.name),
                                  tenant.phone ? tenant.phone->e164() : u"no number"_s));
}

void preview(const DirectoryImport &plan)
{
    for (const auto &tenant : plan.additions())
        preview(tenant, u"add"_s);
    for (const auto &change : plan.changes()) {
        preview(change.tenant, u"change"_s);
        for (const auto &[column, before, after] : change.differences)
            say(u"    %1: %2 -> %3"_s.arg(column, quoted(before), quoted(after)));
    }
}

void tell(const DirectoryImport &plan, const QString &what)
{
    say(u"%1 %2 added, %3 changed, %4 unchanged."_s.arg(what)
            .arg(plan.additions().size())
            .arg(plan.changes().size())
            .arg(plan.unchanged()));
}

ExitCode endOfDryRun(const DirectoryImport &plan)
{
    preview(plan);
    complainOf(plan.faults());
    tell(plan, u"Dry run:"_s);
    if (plan.faults().isEmpty())
        return ExitCode::Done;
    return fail(ExitCode::Failed, u"nothing would be imported: mend the lines above first"_s);
}

ExitCode endOfImport(const DirectoryImport &plan)
{
    complainOf(plan.faults());
    if (!plan.faults().isEmpty())
        return fail(ExitCode::Failed, u"nothing was imported: mend the lines above first"_s);
    tell(plan, u"Imported:"_s);
    return ExitCode::Done;
}

TenantCsv read(const QByteArray &bytes, const Config::Settings &settings, bool takesUnknownRanges)
{
    ProgressBar bar(u"Reading"_s);
    return TenantCsv::parse(bytes,
                            {.region = settings.phone.region,
                             .takesUnknownRanges = takesUnknownRanges,
                             .roles = settings.roles},
                            [&bar](qsizetype done, qsizetype total) { bar.show(done, total); });
}

Core::Stored<DirectoryImport> bringIn(const TenantCsv &csv, Storage::Database &database,
                                      bool isDryRun)
{
    ProgressBar bar(u"Writing"_s);
    Storage::SqlTenantDirectory directory(database);
    Storage::SqlAuditLog audit(database);
    DirectoryImport plan;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        auto planned = DirectoryImport::plan(csv, directory);
        if (!planned)
            return Core::Unexpected(planned.error());
        plan = std::move(*planned);
        if (isDryRun || !plan.faults().isEmpty())
            return {};
        return plan.apply(directory, audit,
                          [&bar](qsizetype done, qsizetype total) { bar.show(done, total); });
    });
    if (!stored)
        return Core::Unexpected(stored.error());
    return plan;
}

} // namespace

QStringList TenantsImport::words() const
{
    return {u"tenants"_s, u"import"_s};
}

QStringList TenantsImport::argumentNames() const
{
    return {u"FILE.csv"_s};
}

QString TenantsImport::summary() const
{
    return u"brings the directory up to a CSV file"_s;
}

void TenantsImport::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"dry-run"_s, u"only tell what would change, and what is faulty"_s});
    parser.addOption(newRangesOption());
}

ExitCode TenantsImport::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    QFile file(call.arguments.first());
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ExitCode::Failed,
                    u"cannot read %1 (%2)"_s.arg(file.fileName(), file.errorString()));
    }
    const auto csv = read(file.readAll(), *settings, call.options.isSet(u"new-ranges"_s));
    const auto connection = openDatabase(*settings);
    if (!connection)
        return connection.error();
    const bool isDryRun = call.options.isSet(u"dry-run"_s);
    const auto plan = bringIn(csv, (*connection)->database(), isDryRun);
    if (!plan)
        return fail(ExitCode::Database, u"nothing was imported; see the log line above"_s);
    return isDryRun ? endOfDryRun(*plan) : endOfImport(*plan);
}

} // namespace Cli
