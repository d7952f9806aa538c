#pragma once

#include "core/codeloginservice.h"
#include "core/expected.h"
#include "core/handoffservice.h"
#include "core/linkservice.h"
#include "core/loginservice.h"
#include "core/sessionservice.h"
#include "server/channelhub.h"
#include "server/expirysweep.h"
#include "server/httpfrontend.h"
#include "server/statusreporter.h"
#include "service/demophone.h"
#include "service/doctorrounds.h"
#include "service/serversetup.h"
#include "service/unsentconfirmations.h"
#include "storage/connection.h"
#include "storage/foreignchanges.h"
#include "storage/sqlattemptstore.h"
#include "storage/sqlauditlog.h"
#include "storage/sqldeferredmessages.h"
#include "storage/sqlhandoffstore.h"
#include "storage/sqlkioskregistry.h"
#include "storage/sqllinktickets.h"
#include "storage/sqlmessagelog.h"
#include "storage/sqlsenderdirectory.h"
#include "storage/sqlserviceregistry.h"
#include "storage/sqlsessionstore.h"
#include "storage/sqltenantdirectory.h"
#include "storage/sqlunitofwork.h"

#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace Service {

//! Where a server is reached from its own machine.
struct ServerAddresses
{
    //! The configured one, for example "http://127.0.0.1:8080".
    QUrl url;
    //! For who is on the same machine. With TLS a port of its own without, on loopback only: no
    //! certificate is made out to 127.0.0.1. Otherwise the same.
    QUrl localUrl;
};

//! A running server: database, core, routes and channels. Make, use and destroy it in one thread,
//! which runs an event loop.
class Server
{
public:
    //! Opens and migrates the database and listens. Everything works when this returns.
    [[nodiscard]] static Core::Expected<std::unique_ptr<Server>, StartError> start(
        const ServerSetup &setup);

    [[nodiscard]] const ServerAddresses &addresses() const { return m_addresses; }

    //! Reads certificate and key anew, for the connections to come; those that there are stay. What
    //! is wrong with the files is logged, and the old ones stay in use.
    void reloadTls();

private:
    Server(std::unique_ptr<Storage::Connection> connection, const ServerSetup &setup);
    [[nodiscard]] Core::Expected<void, StartError> listen();
    [[nodiscard]] ::Server::HttpFrontend::Options frontendOptions(const ServerSetup &setup);
    [[nodiscard]] ::Server::StaffDesk staffDesk(const ServerSetup &setup);
    [[nodiscard]] Core::Stored<std::optional<QString>> kioskWith(const Core::Secret &key);
    [[nodiscard]] Core::ConfirmationSender &confirmations();
    [[nodiscard]] Core::CodeSender *codeSender();
    [[nodiscard]] bool isDatabaseUsable() const;
    [[nodiscard]] QList<Core::Finding> health(const Config::GreenApiSettings &settings) const;

    // In the order in which they need each other.
    std::unique_ptr<Storage::Connection> m_connection;
    Storage::SqlUnitOfWork m_work;
    Storage::SqlAttemptStore m_attempts;
    Storage::SqlTenantDirectory m_tenants;
    Storage::SqlSenderDirectory m_senders;
    Storage::SqlLinkTickets m_tickets;
    Storage::SqlMessageLog m_messages;
    Storage::SqlDeferredMessages m_deferredMessages;
    Storage::SqlSessionStore m_sessions;
    Storage::SqlKioskRegistry m_kiosks;
    Storage::SqlServiceRegistry m_services;
    Storage::SqlHandoffStore m_handoffCodes;
    Storage::SqlAuditLog m_audit;
    Core::Clock m_now;
    UnsentConfirmations m_unsentConfirmations;
    std::optional<DemoConfirmations> m_demoConfirmations;
    std::optional<DemoCodes> m_demoCodes;
    ::Server::ChannelHub m_channels;
    Core::LoginService m_loginService;
    Core::CodeLoginService m_codeLoginService;
    Core::SessionService m_sessionService;
    Core::HandoffService m_handoffService;
    Core::LinkService m_linkService;
    ::Server::StatusReporter m_reporter;
    Storage::ForeignChanges m_foreignChanges;
    ::Server::ExpirySweep m_expiry;
    std::optional<EmbeddedKiosk> m_embeddedKiosk;
    QDateTime m_startedAt;
    //! When the gateway was last heard, in this run or one before.
    std::optional<QDateTime> m_heardAt;
    DoctorRounds m_doctor;
    ::Server::HttpFrontend m_frontend;
    Config::ServerSettings m_settings;
    ServerAddresses m_addresses;
};

} // namespace Service
