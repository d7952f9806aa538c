#include "cli/commands/kiosksadd.h"

#include "cli/auditentry.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "service/process/randombytes.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqlkioskregistry.h"
#include "storage/transaction/sqlunitofwork.h"

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

constexpr auto longestName = 100;

// What a listing cannot show could not be told apart there, or revoked.
bool isUnseen(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

bool isName(const QString &name)
{
    return !name.isEmpty() && name.toUcs4().size() <= longestName
        && std::none_of(name.begin(), name.end(), isUnseen);
}

} // namespace

QStringList KiosksAdd::words() const
{
    return {u"kiosks"_s, u"add"_s};
}

QStringList KiosksAdd::argumentNames() const
{
    return {u"NAME"_s};
}

QString KiosksAdd::summary() const
{
    return u"enrols a kiosk and prints its key, once"_s;
}

ExitCode KiosksAdd::run(const Call &call) const
{
    const auto name = call.arguments.first().trimmed();
    if (!isName(name)) {
        return fail(
            ExitCode::Usage,
            u"NAME must have 1 to %1 characters, and no control characters"_s.arg(longestName));
    }
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();

    auto &database = (*connection)->database();
    Storage::SqlKioskRegistry kiosks(database);
    const auto key = Core::Secret::random(Service::secureRandomBytes());
    bool isTaken = false;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        const auto known = kiosks.findByName(name);
        if (!known)
            return Core::Unexpected(known.error());
        isTaken = known->has_value();
        if (isTaken)
            return {};
        const auto entry = auditEntry(Core::AuditAction::kioskAdded, u"kiosk:"_s + name);
        auto added = kiosks.add(
            {.id = 0, .name = name, .keyHash = key.hash(), .createdAt = entry.at, .revokedAt = {}});
        return added ? Storage::SqlAuditLog(database).append(entry) : added;
    });
    if (!stored)
        return fail(ExitCode::Database, u"the kiosk could not be stored; see the log line above"_s);
    if (isTaken) {
        return fail(ExitCode::Failed,
                    u"there is a kiosk of this name already; see: amt-kioskctl kiosks list"_s);
    }
    say(u"Added kiosk %1. This is its key, which nobody can show again:"_s.arg(name));
    say(QString::fromLatin1(key.reveal()));
    say(u"Set it there as kiosk/key."_s);
    return ExitCode::Done;
}

} // namespace Cli
