#include "cli/commands/tenantsexport.h"

#include "cli/directory/csvcell.h"
#include "cli/directory/tenantcolumns.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "cli/terminal/listing.h"
#include "storage/stores/sqltenantdirectory.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QByteArray headerRow(char separator)
{
    return tenantColumnNames().join(QLatin1Char(separator)).toUtf8() + '\n';
}

QByteArray rowOf(const Core::Tenant &tenant, char separator)
{
    QByteArrayList cells;
    for (const auto &column : tenantColumns()) {
        const auto text = plainText(column.text(tenant), column.mayHaveLines);
        cells.append(quotedCell(escapedCell(text)));
    }
    return cells.join(separator) + '\n';
}

QJsonObject objectOf(const Core::Tenant &tenant)
{
    QJsonObject object;
    for (const auto &column : tenantColumns())
        object.insert(column.name, column.text(tenant));
    object.insert(u"is_active"_s, tenant.isActive);
    if (!tenant.phone)
        object.insert(u"phone"_s, QJsonValue());
    return object;
}

QByteArray jsonOf(const QList<Core::Tenant> &tenants)
{
    QJsonArray rows;
    for (const auto &tenant : tenants)
        rows.append(objectOf(tenant));
    return QJsonDocument(rows).toJson();
}

QByteArray csvOf(const QList<Core::Tenant> &tenants, char separator, bool hasMark)
{
    QByteArray bytes = hasMark ? "\xEF\xBB\xBF"_ba : QByteArray();
    bytes += headerRow(separator);
    for (const auto &tenant : tenants)
        bytes += rowOf(tenant, separator);
    return bytes;
}

} // namespace

QStringList TenantsExport::words() const
{
    return {u"tenants"_s, u"export"_s};
}

QString TenantsExport::summary() const
{
    return u"writes the directory as CSV, as an import reads it"_s;
}

void TenantsExport::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
    parser.addOption(
        {u"excel"_s, u"as Excel opens it in Russian: with semicolons and a byte order mark"_s});
}

ExitCode TenantsExport::run(const Call &call) const
{
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    const auto tenants = Storage::SqlTenantDirectory((*connection)->database()).all();
    if (!tenants)
        return fail(ExitCode::Database, u"the directory cannot be read; see the log line above"_s);
    const bool isForExcel = call.options.isSet(u"excel"_s);
    const auto bytes = call.options.isSet(u"json"_s)
        ? jsonOf(*tenants)
        : csvOf(*tenants, isForExcel ? ';' : ',', isForExcel);
    if (!put(bytes)) {
        return fail(ExitCode::Failed,
                    u"the export is not whole: standard output takes no more (%1)"_s.arg(
                        qt_error_string(errno)));
    }
    return ExitCode::Done;
}

} // namespace Cli
