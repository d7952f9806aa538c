// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"
#include "cli/base/environment.h"
#include "cli/base/listing.h"
#include "cli/commands/commands.h"
#include "service/auditguard.h"

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

Outcome listAudit(const Call &call)
{
    return listNewest(call,
                      {u"id"_s, u"at"_s, u"actor"_s, u"action"_s, u"subject"_s, u"origin"_s,
                       u"detail"_s, u"hash"_s},
                      [](Storage::Database &database, int limit) {
                          return rowsOf(Storage::SqlAuditLog(database).newest(limit), rowOfEntry);
                      });
}

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
Core::Stored<void> acceptAudit(Storage::Database &database, Service::AuditGuard &guard)
{
    KIOSK_CHECK(Storage::SqlUnitOfWork(database).commit([&database] {
        return Storage::SqlAuditLog(database).append(
            auditEntry(Core::AuditAction::auditAccepted, u"audit"_s));
    }));
    guard.startAnew();
    return {};
}

Outcome verifyAudit(const Call &call)
{
    KIOSK_TRY(connection, openDatabase(call));
    auto &database = connection->database();
    Service::AuditGuard guard(database, connection->place(), dataDirectory());
    if (call.options.isSet(u"accept"_s))
        KIOSK_CHECK(checkStored(call, acceptAudit(database, guard), u"nothing is accepted"_s));
    KIOSK_TRY(verdict,
              checkStored(call, Storage::SqlAuditLog(database).verify(guard.seen()),
                          u"the audit cannot be read"_s));
    for (const auto &fault : verdict.faults)
        call.console.printError(sentenceFor(fault));
    if (!verdict.faults.isEmpty())
        return Core::Unexpected(ExitCode::Failed);
    call.console.print(
        verdict.rows == 0
            ? u"The audit is untouched: 0 rows."_s
            : u"The audit is untouched: %1 rows, the last hash is %2."_s.arg(verdict.rows)
                  .arg(QString::fromLatin1(verdict.lastHash)));
    return {};
}

} // namespace

QList<CommandSpec> auditCommands()
{
    return {
        {.words = {u"audit"_s, u"list"_s},
         .summary = u"shows who did what, newest first"_s,
         .options = {jsonOption(), limitOption()},
         .run = listAudit},
        {.words = {u"audit"_s, u"verify"_s},
         .summary = u"checks that nobody has changed the audit"_s,
         .options = {{u"accept"_s,
                      u"seal the audit as it is: what its seal tells of the past is known"_s}},
         .run = verifyAudit},
    };
}

} // namespace Cli
