#include "cli/commands/auditlist.h"

#include "cli/terminal/listing.h"
#include "storage/audit/sqlauditlog.h"

#include <QJsonObject>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rowOfEntry(const Storage::AuditRow &row)
{
    return {
        {u"id"_s, row.id},
        {u"at"_s, timeCell(row.entry.at)},
        {u"actor"_s, row.entry.actor},
        {u"action"_s, row.entry.action},
        {u"subject"_s, row.entry.subject},
        {u"origin"_s, row.entry.origin},
        {u"detail"_s, row.entry.detail},
        {u"hash"_s, QString::fromLatin1(row.hash)},
    };
}

} // namespace

QStringList AuditList::words() const
{
    return {u"audit"_s, u"list"_s};
}

QString AuditList::summary() const
{
    return u"shows who did what, newest first"_s;
}

void AuditList::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
    addLimitOption(parser);
}

ExitCode AuditList::run(const Call &call) const
{
    return listNewest(call,
                      {u"id"_s, u"at"_s, u"actor"_s, u"action"_s, u"subject"_s, u"origin"_s,
                       u"detail"_s, u"hash"_s},
                      [](Storage::Database &database, int limit) {
                          return rowsOf(Storage::SqlAuditLog(database).newest(limit), rowOfEntry);
                      });
}

} // namespace Cli
