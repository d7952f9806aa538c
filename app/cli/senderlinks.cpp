#include "cli/senderlinks.h"

#include "cli/auditentry.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/stores/sqlsessionstore.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// No sender is looked up here, so it does not matter which account of the gateway it is.
Storage::SqlSenderDirectory directoryIn(Storage::Database &database)
{
    return {database, 0};
}

Core::Stored<QList<Core::SenderLink>> linksOfKiosk(Storage::Database &database,
                                                   const QString &kiosk)
{
    return directoryIn(database).linksMadeBy(u"kiosk:"_s + kiosk);
}

} // namespace

QString nameOf(const Core::Sender &sender)
{
    return sender.phone ? sender.masked() : u"hidden id "_s + sender.masked();
}

Core::Stored<int> undo(Storage::Database &database, const Core::SenderLink &link)
{
    const auto now = QDateTime::currentDateTimeUtc();
    auto done = directoryIn(database).removeLink(link.id);
    if (done)
        done = Storage::SqlAttemptStore(database).cancelAllThrough(link, now);
    if (!done)
        return Core::Unexpected(done.error());
    const auto ended = Storage::SqlSessionStore(database).endAllThrough(link, now);
    if (!ended)
        return ended;
    const auto audited = Storage::SqlAuditLog(database).append(
        auditEntry(Core::AuditAction::senderUnlinked, u"tenant:%1"_s.arg(link.tenantId),
                   u"phone:%1, made by %2, sessions ended: %3"_s.arg(
                       link.sender.masked(), link.madeBy.isEmpty() ? u"unknown"_s : link.madeBy,
                       QString::number(*ended))));
    if (!audited)
        return Core::Unexpected(audited.error());
    return ended;
}

Core::Stored<int> undoLinksOfKiosk(Storage::Database &database, const QString &kiosk)
{
    const auto links = linksOfKiosk(database, kiosk);
    if (!links)
        return Core::Unexpected(links.error());
    for (const auto &link : *links) {
        if (const auto undone = undo(database, link); !undone)
            return undone;
    }
    return int(links->size());
}

Core::Stored<int> countLinksOfKiosk(Storage::Database &database, const QString &kiosk)
{
    const auto links = linksOfKiosk(database, kiosk);
    if (!links)
        return Core::Unexpected(links.error());
    return int(links->size());
}

} // namespace Cli
