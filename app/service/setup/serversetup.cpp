// SPDX-License-Identifier: GPL-3.0-only
#include "service/setup/serversetup.h"

#include "config/keptsecret.h"
#include "service/process/processresources.h"

#include <QDir>
#include <QFile>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// The webhook's token only where it is configured.
ServerSetup bareSetup(const Config::Settings &settings, const QString &dataDirectory)
{
    return {
        .settings = settings,
        .dataDirectory = dataDirectory,
        .databaseUrl = databaseUrl(settings, dataDirectory),
        .webhookToken = settings.greenApi.webhookToken,
        .kiosk = {},
        .isDemo = false,
        .link = {},
    };
}

} // namespace

StartError databaseError(const QString &sentence)
{
    return {.kind = StartError::Kind::Database, .sentence = sentence};
}

Core::ExitCode exitCodeOf(StartError::Kind kind)
{
    switch (kind) {
    case StartError::Kind::Configuration:
        return Core::ExitCode::Configuration;
    case StartError::Kind::Database:
        return Core::ExitCode::Database;
    case StartError::Kind::Network:
        return Core::ExitCode::Network;
    }
    Q_UNREACHABLE();
}

QString databaseUrl(const Config::Settings &settings, const QString &dataDirectory)
{
    const auto url = QString::fromUtf8(settings.database.url.reveal());
    return url == "sqlite:"_L1 ? url + dataDirectory + u"/amt-kiosk.db"_s : url;
}

bool makeDataDirectory(const QString &dataDirectory)
{
    if (QDir(dataDirectory).exists())
        return true;
    return QDir().mkpath(dataDirectory)
        && QFile::setPermissions(dataDirectory,
                                 QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

bool hasAccount(const Config::GreenApiSettings &settings)
{
    return settings.idInstance && !settings.apiToken.isEmpty();
}

bool isGatewayUsed(const Config::GreenApiSettings &settings)
{
    return hasAccount(settings) && settings.mode != Config::GatewayMode::Off;
}

GreenApi::ProxyPolicy proxiesOf(const Config::GreenApiSettings &settings)
{
    return {settings.proxy, QProcessEnvironment::systemEnvironment()};
}

GreenApi::Credentials credentialsOf(const Config::GreenApiSettings &settings)
{
    return {.apiUrl = settings.apiUrl,
            .idInstance = *settings.idInstance,
            .apiToken = settings.apiToken,
            .proxies = proxiesOf(settings)};
}

ServerSetup setUpAsItIs(const Config::Settings &settings, const QString &dataDirectory)
{
    auto setup = bareSetup(settings, dataDirectory);
    const auto secret = Config::KeptSecret::WebhookToken;
    if (!setup.webhookToken.isEmpty() || !QFile::exists(Config::fileOf(secret, dataDirectory)))
        return setup;
    if (auto kept = Config::keptSecret(secret, dataDirectory, secureRandomBytes()))
        setup.webhookToken = std::move(*kept);
    return setup;
}

Core::Expected<ServerSetup, StartError> setUp(const Config::Settings &settings,
                                              const QString &dataDirectory)
{
    if (!makeDataDirectory(dataDirectory))
        return Core::Unexpected(databaseError(
            u"cannot make the data directory %1: check that this user may write there, or set "
            "XDG_DATA_HOME to another place"_s.arg(dataDirectory)));
    auto setup = bareSetup(settings, dataDirectory);
    if (!setup.webhookToken.isEmpty())
        return setup;
    KIOSK_TRY(
        generated,
        Config::keptSecret(Config::KeptSecret::WebhookToken, dataDirectory, secureRandomBytes())
            .map_error(databaseError));
    setup.webhookToken = std::move(generated);
    return setup;
}

RunningServer describe(const ServerSetup &setup, const ServerAddresses &addresses)
{
    const bool hasSecretUrl = !setup.databaseUrl.startsWith("sqlite:"_L1);
    return {
        .addresses = addresses,
        .dataDirectory = setup.dataDirectory,
        .hasGeneratedToken = setup.settings.greenApi.webhookToken.isEmpty(),
        .database = hasSecretUrl ? QString() : setup.databaseUrl,
        .idInstance = setup.settings.greenApi.idInstance,
        .companyNumber = setup.settings.whatsapp.number,
    };
}

} // namespace Service
