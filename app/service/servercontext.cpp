// SPDX-License-Identifier: GPL-3.0-only
#include "service/servercontext.h"

#include "service/auditguard.h"
#include "service/demo.h"
#include "service/process/clockwatch.h"
#include "storage/engine/failure.h"
#include "storage/schema/migrator.h"
#include "storage/upkeep/checkup.h"

#include <QCoreApplication>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

StartError startErrorFrom(const Storage::DatabaseError &error)
{
    return databaseError(error.sentence);
}

// Without its rights the server would start, nobody could sign in, and only the log would show it.
Core::Expected<void, StartError> checkRights(Storage::Database &database)
{
    const auto missing = Storage::Checkup(database).missingRights();
    if (!missing || missing->isEmpty())
        return {};
    return Core::Unexpected(databaseError(Storage::sentenceOfMissingRight(missing->join(", "_L1))));
}

std::unique_ptr<GatewayAccount> accountFrom(const ServerSetup &setup, const Core::Clock &now,
                                            Metrics &metrics)
{
    const auto &settings = setup.settings.greenApi;
    if (!hasAccount(settings))
        return nullptr;
    return std::make_unique<GatewayAccount>(
        GatewayAccount::Options{.credentials = credentialsOf(settings),
                                .timings = setup.link,
                                .isReplying = settings.reply && isGatewayUsed(settings)},
        now, [&metrics](bool isSent, std::chrono::nanoseconds after) {
            metrics.recordMessage(isSent, after);
        });
}

} // namespace

Core::Expected<std::unique_ptr<Storage::Connection>, StartError> openDatabase(
    const ServerSetup &setup)
{
    KIOSK_TRY(connection, Storage::Connection::open(setup.databaseUrl).map_error(startErrorFrom));
    auto &database = connection->database();
    database.setPhoneRegion(setup.settings.phone.region);
    KIOSK_CHECK(Storage::Migrator(database).migrate().map_error(startErrorFrom));
    KIOSK_CHECK(checkRights(database));
    KIOSK_CHECK(guardAudit(*connection, setup.settings.audit, setup.dataDirectory)
                    .map_error(databaseError));
    if (setup.isDemo && !fillDemoDirectory(database))
        return Core::Unexpected(databaseError(u"the demo's tenants cannot be stored"_s));
    return std::move(connection);
}

ServerContext::ServerContext(std::unique_ptr<Storage::Connection> openConnection,
                             const ServerSetup &setup)
    : connection(std::move(openConnection))
    , stores(*connection, setup.settings.greenApi.idInstance.value_or(0),
             setup.sharesCommits ? Storage::GroupCommit::Sharing::Together
                                 : Storage::GroupCommit::Sharing::Alone)
    , now([] { return QDateTime::currentDateTimeUtc(); })
    , clock(clockRecord(database(), setup.dataDirectory), &readClocks,
            [directory = setup.dataDirectory](const Core::ClockRecord &record) {
                keepClockRecord(directory, record);
            })
    , startedAt(now())
    , metrics(QCoreApplication::applicationVersion(), startedAt)
    , attempts(stores.work, stores.attempts, metrics)
    , account(accountFrom(setup, now, metrics))
{
}

Core::Clock ServerContext::unsteppedClock()
{
    return [this] { return clock.unsteppedNow(); };
}

bool ServerContext::isMessageAwaited(std::chrono::milliseconds patience)
{
    const auto time = now();
    return stores.attempts.isMessageAwaited(time.addDuration(-patience), time).value_or(false);
}

std::optional<bool> ServerContext::isSending() const
{
    return account ? std::optional(account->outbox.isWorking()) : std::nullopt;
}

void ServerContext::measureStatements()
{
    database().setObserver([this](std::chrono::nanoseconds duration, bool isDone) {
        metrics.recordStatement(duration, isDone);
    });
}

} // namespace Service
