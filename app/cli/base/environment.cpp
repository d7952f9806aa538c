// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/environment.h"

#include "config/loader.h"
#include "service/auditguard.h"
#include "service/setup/serversetup.h"
#include "storage/schema/migrator.h"

namespace Cli {

using namespace Qt::StringLiterals;

Core::Expected<Config::Settings, QStringList> readSettings(const Call &call)
{
    const auto &file = call.configFile;
    const Config::Sources sources{.file = file.isEmpty() ? std::nullopt : std::optional(file),
                                  .environment = QProcessEnvironment::systemEnvironment()};
    for (const auto &note : Config::notes(sources))
        call.console.printError(u"note: "_s + note);
    return Config::load(sources);
}

Core::Expected<Config::Settings, ExitCode> loadSettings(const Call &call)
{
    return readSettings(call).map_error([&](const QStringList &mistakes) {
        for (const auto &mistake : mistakes)
            call.console.printError(mistake);
        return ExitCode::Configuration;
    });
}

QString dataDirectory()
{
    return Config::dataDirectory(QProcessEnvironment::systemEnvironment());
}

Core::Expected<DatabaseConnection, ExitCode> openDatabaseAsItIs(const Call &call,
                                                                const QString &url)
{
    auto connection = Storage::Connection::open(url);
    if (!connection)
        return call.console.fail(ExitCode::Database, connection.error().sentence);
    return std::move(*connection);
}

Core::Expected<DatabaseConnection, ExitCode> openDatabase(const Call &call,
                                                          const Config::Settings &settings)
{
    const auto directory = dataDirectory();
    if (!Service::makeDataDirectory(directory)) {
        return call.console.fail(
            ExitCode::Database,
            u"cannot make the data directory %1: check that this user may write there"_s.arg(
                directory));
    }
    KIOSK_TRY(connection, openDatabaseAsItIs(call, Service::databaseUrl(settings, directory)));
    connection->database().setPhoneRegion(settings.phone.region);
    Storage::Migrator migrator(connection->database());
    if (const auto migrated = migrator.migrate(); !migrated)
        return call.console.fail(ExitCode::Database, migrated.error().sentence);
    if (const auto guarded = Service::guardAudit(*connection, settings.audit, directory); !guarded)
        return call.console.fail(ExitCode::Database, guarded.error());
    return std::move(connection);
}

Core::Expected<DatabaseConnection, ExitCode> openDatabase(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    return openDatabase(call, settings);
}

} // namespace Cli
