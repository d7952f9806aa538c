// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"
#include "cli/base/environment.h"
#include "cli/base/listing.h"
#include "cli/commands/commands.h"

namespace Cli {

using namespace Qt::StringLiterals;
using KioskLinks = Core::Enrolment::Links;

namespace {

const auto undoLinksOption = u"undo-links"_s;

QJsonObject rowOfKiosk(const Core::Kiosk &kiosk)
{
    return {
        {u"id"_s, kiosk.id},
        {u"name"_s, kiosk.name},
        {u"created_at"_s, timeCell(kiosk.createdAt)},
        {u"revoked_at"_s, timeCell(kiosk.revokedAt)},
    };
}

Outcome listKiosks(const Call &call)
{
    KIOSK_TRY(connection, openDatabase(call));
    const auto kiosks = Storage::SqlKioskRegistry(connection->database()).all();
    KIOSK_TRY(rows, checkStored(call, rowsOf(kiosks, rowOfKiosk), u"the kiosks cannot be read"_s));
    printRows(call, {u"id"_s, u"name"_s, u"created_at"_s, u"revoked_at"_s}, rows);
    return {};
}

Outcome addKiosk(const Call &call)
{
    const auto name = call.arguments.first().trimmed();
    if (!Core::Enrolment::isKioskName(name)) {
        return call.console.fail(
            ExitCode::Usage,
            u"NAME must have 1 to %1 characters, and no control characters"_s.arg(
                Core::Enrolment::longestKioskName));
    }
    KIOSK_TRY(connection, openDatabase(call));
    Administration administration(connection->database());
    KIOSK_TRY(key,
              checkStored(call, administration.enrolment.addKiosk(name),
                          u"the kiosk could not be stored"_s));
    if (!key) {
        return call.console.fail(
            ExitCode::Failed,
            u"there is a kiosk of this name already; see: amt-kioskctl kiosks list"_s);
    }
    call.console.print(
        u"Added kiosk %1. This is its key, which nobody can show again:"_s.arg(name));
    call.console.print(QString::fromLatin1(key->reveal()));
    call.console.print(u"Set it there as kiosk/key."_s);
    return {};
}

void printUndone(const Call &call, int links)
{
    call.console.print(u"Links that were taken back: %1."_s.arg(links));
}

// The key is gone already: it must not wait for an answer.
Outcome askAboutLinks(const Call &call, Core::Enrolment &enrolment, const QString &name, int links)
{
    const auto answer = call.console.confirm(
        u"Numbers that were linked at this kiosk: %1. Undo these links?"_s.arg(links));
    if (!answer.value_or(false)) {
        call.console.print(
            u"Numbers that were linked at this kiosk still sign in: %1. To undo these links: "
            "amt-kioskctl kiosks revoke NAME --undo-links"_s.arg(links));
        return {};
    }
    KIOSK_TRY(revoked,
              checkStored(call, enrolment.revokeKiosk(name, KioskLinks::Undo),
                          u"the links could not be undone"_s));
    printUndone(call, revoked.linksUndone);
    return {};
}

Outcome revokeKiosk(const Call &call)
{
    const auto name = call.arguments.first().trimmed();
    const bool undoesLinks = call.options.isSet(undoLinksOption);
    KIOSK_TRY(connection, openDatabase(call));
    Administration administration(connection->database());
    const auto links = undoesLinks ? KioskLinks::Undo : KioskLinks::Keep;
    KIOSK_TRY(revoked,
              checkStored(call, administration.enrolment.revokeKiosk(name, links),
                          u"the kiosk could not be revoked"_s));
    if (!revoked.wasEnrolled && revoked.linksUndone == 0) {
        return call.console.fail(
            ExitCode::Failed, u"no enrolled kiosk has this name; see: amt-kioskctl kiosks list"_s);
    }
    if (revoked.wasEnrolled)
        call.console.print(u"The kiosk's key opens nothing any more."_s);
    if (undoesLinks)
        printUndone(call, revoked.linksUndone);
    if (revoked.linksLeft == 0)
        return {};
    return askAboutLinks(call, administration.enrolment, name, revoked.linksLeft);
}

} // namespace

QList<CommandSpec> kioskCommands()
{
    return {
        {.words = {u"kiosks"_s, u"list"_s},
         .summary = u"shows the enrolled kiosks, and those that were"_s,
         .options = {jsonOption()},
         .run = listKiosks},
        {.words = {u"kiosks"_s, u"add"_s},
         .arguments = {u"NAME"_s},
         .summary = u"enrols a kiosk and prints its key, once"_s,
         .run = addKiosk},
        {.words = {u"kiosks"_s, u"revoke"_s},
         .arguments = {u"NAME"_s},
         .summary = u"takes a kiosk's key away and ends what is open there"_s,
         .options = {{undoLinksOption,
                      u"also takes back the numbers that were linked at the kiosk"_s}},
         .run = revokeKiosk},
    };
}

} // namespace Cli
