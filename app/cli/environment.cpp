#include "cli/environment.h"

#include "cli/terminal/console.h"
#include "config/datadirectory.h"
#include "config/loader.h"
#include "service/auditguard.h"
#include "service/setup/serversetup.h"
#include "storage/schema/migrator.h"

namespace Cli {

using namespace Qt::StringLiterals;

Core::Expected<Config::Settings, QStringList> readSettings(const QString &configFile)
{
    const Config::Sources sources{.file = configFile.isEmpty() ? std::nullopt
                                                               : std::optional(configFile),
                                  .environment = QProcessEnvironment::systemEnvironment()};
    for (const auto &note : Config::notes(sources))
        complain(u"note: "_s + note);
    return Config::load(sources);
}

Core::Expected<Config::Settings, ExitCode> loadSettings(const QString &configFile)
{
    const auto settings = readSettings(configFile);
    if (settings)
        return *settings;
    for (const auto &mistake : settings.error())
        complain(mistake);
    return Core::Unexpected(ExitCode::Configuration);
}

QString dataDirectory()
{
    return Config::dataDirectory(QProcessEnvironment::systemEnvironment());
}

Core::Expected<std::unique_ptr<Storage::Connection>, ExitCode> openDatabaseAsItIs(
    const QString &url)
{
    auto connection = Storage::Connection::open(url);
    if (connection)
        return std::move(*connection);
    complain(connection.error().sentence);
    return Core::Unexpected(ExitCode::Database);
}

Core::Expected<std::unique_ptr<Storage::Connection>, ExitCode> openDatabase(
    const Config::Settings &settings)
{
    const auto directory = dataDirectory();
    if (!Service::makeDataDirectory(directory)) {
        complain(u"cannot make the data directory %1: check that this user may write there"_s.arg(
            directory));
        return Core::Unexpected(ExitCode::Database);
    }
    auto connection = openDatabaseAsItIs(Service::databaseUrl(settings, directory));
    if (!connection)
        return connection;
    (*connection)->database().setPhoneRegion(settings.phone.region);
    Storage::Migrator migrator((*connection)->database());
    if (const auto migrated = migrator.migrate(); !migrated) {
        complain(migrated.error().sentence);
        return Core::Unexpected(ExitCode::Database);
    }
    if (const auto guarded = Service::guardAudit(**connection, settings.audit, directory);
        !guarded) {
        complain(guarded.error());
        return Core::Unexpected(ExitCode::Database);
    }
    return connection;
}

Core::Expected<std::unique_ptr<Storage::Connection>, ExitCode> openDatabaseFor(
    const QString &configFile)
{
    const auto settings = loadSettings(configFile);
    if (!settings)
        return Core::Unexpected(settings.error());
    return openDatabase(*settings);
}

} // namespace Cli
