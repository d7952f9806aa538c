#include "cli/tenantsimport.h"

#include "cli/console.h"
#include "cli/directoryimport.h"
#include "cli/workplace.h"
#include "storage/sqlauditlog.h"
#include "storage/sqlunitofwork.h"

#include <QFile>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

ExitCode complainOf(const QList<CsvFault> &faults)
{
    for (const auto &fault : faults)
        complain(u"line %1: %2"_s.arg(fault.line).arg(fault.sentence));
    return fail(ExitCode::Failed, u"nothing was imported: mend the lines above first"_s);
}

void tell(const DirectoryImport &plan, bool isDryRun)
{
    if (isDryRun) {
        for (const auto &tenant : plan.additions())
            say(u"would add %1 (%2)"_s.arg(tenant.name, tenant.phone->e164()));
        for (const auto &[tenant, action] : plan.changes())
            say(u"would change %1 (%2)"_s.arg(tenant.name, tenant.phone->e164()));
    }
    say(u"%1 %2 added, %3 changed, %4 unchanged."_s.arg(isDryRun ? u"Dry run:"_s : u"Imported:"_s)
            .arg(plan.additions().size())
            .arg(plan.changes().size())
            .arg(plan.unchanged()));
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
    const auto csv = TenantCsv::parse(file.readAll(), settings->phone.region);
    if (!csv.faults.isEmpty())
        return complainOf(csv.faults);
    const auto connection = openDatabase(*settings);
    if (!connection)
        return connection.error();

    auto &database = (*connection)->database();
    const bool isDryRun = call.options.isSet(u"dry-run"_s);
    Storage::SqlTenantDirectory directory(database);
    Storage::SqlAuditLog audit(database);
    DirectoryImport plan;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        auto planned = DirectoryImport::plan(csv.rows, directory);
        if (!planned)
            return Core::Unexpected(planned.error());
        plan = std::move(*planned);
        if (isDryRun || !plan.faults().isEmpty())
            return {};
        return plan.apply(directory, audit);
    });
    if (!stored)
        return fail(ExitCode::Database, u"nothing was imported; see the log line above"_s);
    if (!plan.faults().isEmpty())
        return complainOf(plan.faults());
    tell(plan, isDryRun);
    return ExitCode::Done;
}

} // namespace Cli
