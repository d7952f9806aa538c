#include "cli/commands/kioskslist.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "cli/terminal/listing.h"
#include "storage/stores/sqlkioskregistry.h"

#include <QJsonObject>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rowOf(const Core::Kiosk &kiosk)
{
    return {
        {u"id"_s, kiosk.id},
        {u"name"_s, kiosk.name},
        {u"created_at"_s, timeCell(kiosk.createdAt)},
        {u"revoked_at"_s, timeCell(kiosk.revokedAt)},
    };
}

} // namespace

QStringList KiosksList::words() const
{
    return {u"kiosks"_s, u"list"_s};
}

QString KiosksList::summary() const
{
    return u"shows the enrolled kiosks, and those that were"_s;
}

void KiosksList::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
}

ExitCode KiosksList::run(const Call &call) const
{
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    const auto kiosks = Storage::SqlKioskRegistry((*connection)->database()).all();
    if (!kiosks)
        return fail(ExitCode::Database, u"the kiosks cannot be read; see the log line above"_s);
    QJsonArray rows;
    for (const auto &kiosk : *kiosks)
        rows.append(rowOf(kiosk));
    list({u"id"_s, u"name"_s, u"created_at"_s, u"revoked_at"_s}, rows,
         call.options.isSet(u"json"_s));
    return ExitCode::Done;
}

} // namespace Cli
