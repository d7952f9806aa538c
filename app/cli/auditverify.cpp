#include "cli/auditverify.h"

#include "cli/console.h"
#include "cli/workplace.h"
#include "storage/sqlauditlog.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QString sentenceFor(const Storage::AuditFault &fault)
{
    switch (fault.kind) {
    case Storage::AuditFault::Kind::Edited:
        return u"row %1 of the audit was edited"_s.arg(fault.id);
    case Storage::AuditFault::Kind::Gap:
        return u"rows are missing before row %1 of the audit"_s.arg(fault.id);
    case Storage::AuditFault::Kind::OutOfOrder:
        return u"row %1 of the audit is out of order: it does not follow the row before it"_s.arg(
            fault.id);
    case Storage::AuditFault::Kind::WrongBeginning:
        return u"the beginning of the audit is wrong: rows before row %1 were removed by somebody "
               "else than the server"_s.arg(fault.id);
    case Storage::AuditFault::Kind::WrongEnd:
        return u"the end of the audit is wrong: rows are missing after row %1, or were added"_s.arg(
            fault.id);
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList AuditVerify::words() const
{
    return {u"audit"_s, u"verify"_s};
}

QString AuditVerify::summary() const
{
    return u"checks that nobody has changed the audit"_s;
}

ExitCode AuditVerify::run(const Call &call) const
{
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    const auto verdict = Storage::SqlAuditLog((*connection)->database()).verify();
    if (!verdict)
        return fail(ExitCode::Database, u"the audit cannot be read; see the log line above"_s);
    for (const auto &fault : verdict->faults)
        complain(sentenceFor(fault));
    if (!verdict->faults.isEmpty())
        return ExitCode::Failed;
    say(verdict->rows == 0
            ? u"The audit is untouched: 0 rows."_s
            : u"The audit is untouched: %1 rows, the last hash is %2."_s.arg(verdict->rows)
                  .arg(QString::fromLatin1(verdict->lastHash)));
    return ExitCode::Done;
}

} // namespace Cli
