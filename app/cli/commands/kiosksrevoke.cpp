#include "cli/commands/kiosksrevoke.h"

#include "cli/auditentry.h"
#include "cli/environment.h"
#include "cli/senderlinks.h"
#include "cli/terminal/console.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqlhandoffstore.h"
#include "storage/stores/sqlkioskregistry.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/transaction/sqlunitofwork.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

const auto undoOption = u"undo-links"_s;

struct Revoked
{
    bool wasEnrolled = false;
    int linksUndone = 0;
    int linksLeft = 0;
};

//! Within a unit of work.
Core::Stored<void> revokeKey(Storage::Database &database, const Core::Kiosk &kiosk)
{
    const auto entry = auditEntry(Core::AuditAction::kioskRevoked, u"kiosk:"_s + kiosk.name);
    auto done = Storage::SqlKioskRegistry(database).revoke(kiosk.id, entry.at);
    if (done)
        done = Storage::SqlAttemptStore(database).cancelAllOf(kiosk.name, entry.at);
    if (done)
        done = Storage::SqlSessionStore(database).endAllOfKiosk(kiosk.name, entry.at);
    if (done)
        done = Storage::SqlHandoffStore(database).expireAllOfKiosk(kiosk.name, entry.at);
    return done ? Storage::SqlAuditLog(database).append(entry) : done;
}

// Somebody may want the links undone only after the key is gone, so a kiosk that was revoked before
// will do for that.
Core::Stored<Revoked> revoke(Storage::Database &database, const QString &name, bool undoesLinks)
{
    Revoked revoked;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        const auto kiosk = Storage::SqlKioskRegistry(database).findByName(name);
        if (!kiosk)
            return Core::Unexpected(kiosk.error());
        revoked.wasEnrolled = kiosk->has_value();
        if (revoked.wasEnrolled) {
            if (auto done = revokeKey(database, **kiosk); !done)
                return done;
        }
        const auto links =
            undoesLinks ? undoLinksOfKiosk(database, name) : countLinksOfKiosk(database, name);
        if (!links)
            return Core::Unexpected(links.error());
        (undoesLinks ? revoked.linksUndone : revoked.linksLeft) = *links;
        return {};
    });
    if (!stored)
        return Core::Unexpected(stored.error());
    return revoked;
}

// The key is gone already: it must not wait for an answer.
ExitCode askAboutLinks(Storage::Database &database, const QString &name, int links)
{
    const auto answer =
        ask(u"Numbers that were linked at this kiosk: %1. Undo these links?"_s.arg(links));
    if (!answer.value_or(false)) {
        say(u"Numbers that were linked at this kiosk still sign in: %1. To undo these links: "
            "amt-kioskctl kiosks revoke NAME --undo-links"_s.arg(links));
        return ExitCode::Done;
    }
    const auto undone = revoke(database, name, true);
    if (!undone)
        return fail(ExitCode::Database, u"the links could not be undone; see the log line above"_s);
    say(u"Links that were taken back: %1."_s.arg(undone->linksUndone));
    return ExitCode::Done;
}

} // namespace

QStringList KiosksRevoke::words() const
{
    return {u"kiosks"_s, u"revoke"_s};
}

QStringList KiosksRevoke::argumentNames() const
{
    return {u"NAME"_s};
}

QString KiosksRevoke::summary() const
{
    return u"takes a kiosk's key away and ends what is open there"_s;
}

void KiosksRevoke::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({undoOption, u"also takes back the numbers that were linked at the kiosk"_s});
}

ExitCode KiosksRevoke::run(const Call &call) const
{
    const auto name = call.arguments.first().trimmed();
    const bool undoesLinks = call.options.isSet(undoOption);
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    auto &database = (*connection)->database();

    const auto done = revoke(database, name, undoesLinks);
    if (!done) {
        return fail(ExitCode::Database,
                    u"the kiosk could not be revoked; see the log line above"_s);
    }
    if (!done->wasEnrolled && done->linksUndone == 0) {
        return fail(ExitCode::Failed,
                    u"no enrolled kiosk has this name; see: amt-kioskctl kiosks list"_s);
    }
    if (done->wasEnrolled)
        say(u"The kiosk's key opens nothing any more."_s);
    if (undoesLinks)
        say(u"Links that were taken back: %1."_s.arg(done->linksUndone));
    return done->linksLeft > 0 ? askAboutLinks(database, name, done->linksLeft) : ExitCode::Done;
}

} // namespace Cli
