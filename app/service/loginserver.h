// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "http/channel/statusreporter.h"
#include "http/httpfrontend.h"
#include "service/coreservices.h"
#include "service/gatewaywiring.h"
#include "service/process/runtimefile.h"
#include "service/servercontext.h"
#include "service/serverupkeep.h"
#include "service/servicewatch.h"
#include "service/setup/serversetup.h"
#include "service/staffbackend.h"

#include <QString>

#include <memory>
#include <optional>

namespace Service {

//! A running server: database, core, routes and channels. Make, use and destroy it in one thread,
//! which runs an event loop.
class LoginServer
{
public:
    //! Opens and migrates the database and listens. Everything works when this returns. An error
    //! says which part of the set-up failed, and in one English sentence what to do.
    [[nodiscard]] static Core::Expected<std::unique_ptr<LoginServer>, StartError> start(
        const ServerSetup &setup);

    [[nodiscard]] const ServerAddresses &addresses() const { return m_addresses; }

    //! Reads certificate and key anew for future connections; open ones keep the old ones. If the
    //! files cannot be used, that is logged and the old ones stay in use.
    void reloadTls();

    //! Stores what waits for the end of this turn of the event loop.
    ~LoginServer();
    Q_DISABLE_COPY_MOVE(LoginServer)

private:
    LoginServer(std::unique_ptr<Storage::Connection> connection, const ServerSetup &setup);
    [[nodiscard]] Core::Expected<void, StartError> listen();
    [[nodiscard]] Http::HttpFrontend::Services frontendServices();
    [[nodiscard]] Http::HttpFrontend::Options frontendOptions(const ServerSetup &setup);
    [[nodiscard]] QByteArray metrics() const;
    void holdAnswers();
    void watchService();

    // In the order in which they need each other.
    ServerContext m_context;
    CoreServices m_services;
    //! Tells the channels of changes, from watchService() on.
    ServiceWatch m_serviceWatch;
    Http::StatusReporter m_reporter;
    ServerUpkeep m_upkeep;
    GatewayWiring m_gateway;
    //! Tells this process from every other.
    QString m_instance;
    StaffBackend m_staff;
    Http::HttpFrontend m_frontend;
    Config::ServerSettings m_settings;
    ServerAddresses m_addresses;
};

} // namespace Service
