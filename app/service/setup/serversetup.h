// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/base/expected.h"
#include "greenapi/client/credentials.h"
#include "service/gateway/gatewayaccount.h"
#include "service/process/runtimefile.h"

#include <QString>

#include <optional>

namespace Service {

//! The reason why a server could not start.
struct StartError
{
    enum class Kind { Configuration, Database, Network };
    Kind kind = Kind::Database;
    //! One English sentence that says what to do.
    QString sentence;
};

//! An error of Kind::Database, for which @p sentence says what to do.
[[nodiscard]] StartError databaseError(const QString &sentence);

[[nodiscard]] Core::ExitCode exitCodeOf(StartError::Kind kind);

//! The kiosk in the same process, which needs no enrolment: its key is made at each start.
struct EmbeddedKiosk
{
    QString name;
    Core::Secret key;
};

//! The input from which a server is made.
struct ServerSetup
{
    Config::Settings settings;
    QString dataDirectory;
    //! "sqlite:/path/file.db"
    QString databaseUrl;
    //! The configured one, else the generated one of the data directory.
    Core::Secret webhookToken;
    std::optional<EmbeddedKiosk> kiosk;
    //! The database is a new one, to be filled with invented tenants.
    bool isDemo = false;
    LinkTimings link{};
    //! Requests that are ready together share a commit; false is for comparing.
    bool sharesCommits = true;
};

//! The database of @p settings, with the data directory's file where none is named.
[[nodiscard]] QString databaseUrl(const Config::Settings &settings, const QString &dataDirectory);

//! Makes the data directory if it is missing (for its user only). False if that is impossible.
[[nodiscard]] bool makeDataDirectory(const QString &dataDirectory);

//! As setUp(), but makes nothing: the webhook's token is empty where none was made yet.
[[nodiscard]] ServerSetup setUpAsItIs(const Config::Settings &settings,
                                      const QString &dataDirectory);

//! Whether what is needed to call the gateway is configured.
[[nodiscard]] bool hasAccount(const Config::GreenApiSettings &settings);

//! Whether a server of @p settings keeps a link to the gateway: an account is configured, and
//! greenapi/mode is not "off".
[[nodiscard]] bool isGatewayUsed(const Config::GreenApiSettings &settings);

//! The proxies for calls to the internet: as configured, or as the environment says.
[[nodiscard]] GreenApi::ProxyPolicy proxiesOf(const Config::GreenApiSettings &settings);

//! The access to the account, which must be configured (hasAccount()).
[[nodiscard]] GreenApi::Credentials credentialsOf(const Config::GreenApiSettings &settings);

//! Completes the settings with the data directory and its content, both of which are made if they
//! are missing.
[[nodiscard]] Core::Expected<ServerSetup, StartError> setUp(const Config::Settings &settings,
                                                            const QString &dataDirectory);

//! The content of the runtime file for a server of @p setup that listens at @p addresses.
[[nodiscard]] RunningServer describe(const ServerSetup &setup, const ServerAddresses &addresses);

} // namespace Service
