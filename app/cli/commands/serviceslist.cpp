#include "cli/commands/serviceslist.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "cli/terminal/listing.h"
#include "storage/stores/sqlserviceregistry.h"

#include <QJsonObject>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rowOf(const Core::ServiceAccount &service)
{
    return {
        {u"id"_s, service.id},
        {u"name"_s, service.name},
        {u"redirects"_s, QJsonArray::fromStringList(service.redirects)},
        {u"created_at"_s, timeCell(service.createdAt)},
        {u"revoked_at"_s, timeCell(service.revokedAt)},
    };
}

} // namespace

QStringList ServicesList::words() const
{
    return {u"services"_s, u"list"_s};
}

QString ServicesList::summary() const
{
    return u"shows the enrolled services, and those that were"_s;
}

void ServicesList::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
}

ExitCode ServicesList::run(const Call &call) const
{
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    const auto services = Storage::SqlServiceRegistry((*connection)->database()).all();
    if (!services)
        return fail(ExitCode::Database, u"the services cannot be read; see the log line above"_s);
    QJsonArray rows;
    for (const auto &service : *services)
        rows.append(rowOf(service));
    list({u"id"_s, u"name"_s, u"redirects"_s, u"created_at"_s, u"revoked_at"_s}, rows,
         call.options.isSet(u"json"_s));
    return ExitCode::Done;
}

} // namespace Cli
