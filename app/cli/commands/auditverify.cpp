#include "cli/commands/auditverify.h"

#include "cli/auditentry.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "service/auditguard.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/transaction/sqlunitofwork.h"

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
    case Storage::AuditFault::Kind::SealMissing:
        return u"the audit has no seal: somebody has removed it, or an earlier version of this "
               "program has written last"_s;
    case Storage::AuditFault::Kind::SealBroken:
        return u"the seal of the audit does not fit its end, row %1: rows after it are missing, or "
               "the end was rewritten"_s.arg(fault.id);
    case Storage::AuditFault::Kind::SealOfAnotherKey:
        return u"the audit is sealed with another key than this one; set audit/key to the same "
               "value everywhere"_s;
    case Storage::AuditFault::Kind::SealWasBroken:
        return u"before row %1 the audit had no seal that fits: rows may be missing there, or "
               "another key or an earlier version of this program was in use; if you know why: "
               "amt-kioskctl audit verify --accept"_s.arg(fault.id);
    case Storage::AuditFault::Kind::NotAsSeen:
        return u"row %1 of the audit, which was there before, is missing or another one: an "
               "earlier state was put back; if you know why: amt-kioskctl audit verify "
               "--accept"_s.arg(fault.id);
    }
    Q_UNREACHABLE();
}

// Seals what is there, and leaves a trace of that.
bool accept(Storage::Database &database, Service::AuditGuard &guard)
{
    const auto stored = Storage::SqlUnitOfWork(database).commit([&database] {
        return Storage::SqlAuditLog(database).append(
            auditEntry(Core::AuditAction::auditAccepted, u"audit"_s));
    });
    if (stored)
        guard.startAnew();
    return stored.has_value();
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

void AuditVerify::addOptions(QCommandLineParser &parser) const
{
    parser.addOption(
        {u"accept"_s, u"seal the audit as it is: what its seal tells of the past is known"_s});
}

ExitCode AuditVerify::run(const Call &call) const
{
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    auto &database = (*connection)->database();
    Service::AuditGuard guard(database, (*connection)->place(), dataDirectory());
    if (call.options.isSet(u"accept"_s) && !accept(database, guard))
        return fail(ExitCode::Database, u"nothing is accepted; see the log line above"_s);
    const auto verdict = Storage::SqlAuditLog(database).verify(guard.seen());
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
