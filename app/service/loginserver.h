#pragma once

#include "core/base/expected.h"
#include "core/login/codeloginservice.h"
#include "core/login/handoffservice.h"
#include "core/login/linkservice.h"
#include "core/login/loginservice.h"
#include "core/login/sessionservice.h"
#include "core/model/listeners.h"
#include "http/channel/channelhub.h"
#include "http/channel/expirysweep.h"
#include "http/channel/statusreporter.h"
#include "http/httpfrontend.h"
#include "service/auditguard.h"
#include "service/cluster.h"
#include "service/doctor/doctorrounds.h"
#include "service/gateway/gatewayaccount.h"
#include "service/gateway/gatewaylink.h"
#include "service/gateway/signinrelay.h"
#include "service/gateway/unsentconfirmations.h"
#include "service/metrics/countedattempts.h"
#include "service/metrics/metrics.h"
#include "service/process/clockwatch.h"
#include "service/retentionrounds.h"
#include "service/servicewatch.h"
#include "service/setup/serversetup.h"
#include "service/setup/stores.h"
#include "storage/engine/connection.h"
#include "storage/upkeep/checkup.h"
#include "storage/upkeep/retention.h"

#include <QString>
#include <QUrl>

#include <chrono>
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
class LoginServer
{
public:
    //! Opens and migrates the database and listens. Everything works when this returns.
    [[nodiscard]] static Core::Expected<std::unique_ptr<LoginServer>, StartError> start(
        const ServerSetup &setup);

    [[nodiscard]] const ServerAddresses &addresses() const { return m_addresses; }

    //! Reads certificate and key anew, for the connections to come; those that there are stay. What
    //! is wrong with the files is logged, and the old ones stay in use.
    void reloadTls();

    //! Stores what waits for the end of this turn of the event loop.
    ~LoginServer();
    Q_DISABLE_COPY_MOVE(LoginServer)

private:
    LoginServer(std::unique_ptr<Storage::Connection> connection, const ServerSetup &setup);
    [[nodiscard]] Core::Expected<void, StartError> listen();
    [[nodiscard]] Http::HttpFrontend::Options frontendOptions(const ServerSetup &setup);
    [[nodiscard]] Http::StaffDesk staffDesk(const ServerSetup &setup);
    [[nodiscard]] Http::NotificationListeners notificationListeners();
    [[nodiscard]] Core::Stored<std::optional<QString>> kioskWith(const Core::Secret &key);
    [[nodiscard]] Core::ConfirmationSender &confirmations();
    [[nodiscard]] Core::CodeSender *codeSender();
    void linkGateway(const ServerSetup &setup);
    void onLinked(const Core::Linked &linked, const QString &kiosk);
    void onNumberKnown(const Core::PhoneNumber &number);
    [[nodiscard]] std::optional<Core::Examination> examination();
    [[nodiscard]] bool isDatabaseUsable() const;
    [[nodiscard]] bool isMessageAwaited(std::chrono::milliseconds patience);
    [[nodiscard]] QList<Core::Finding> health(const Config::GreenApiSettings &settings) const;
    [[nodiscard]] Protocol::ReadyReply readiness() const;
    [[nodiscard]] ServiceCondition condition() const;
    void watchService();
    [[nodiscard]] std::optional<Core::GatewayState> gatewayState() const;
    [[nodiscard]] std::optional<bool> isSending() const;
    void measure();
    void holdAnswers();
    [[nodiscard]] QByteArray metrics() const;

    // In the order in which they need each other.
    std::unique_ptr<Storage::Connection> m_connection;
    Stores m_stores;
    Core::Clock m_now;
    ClockWatch m_clock;
    QDateTime m_startedAt;
    Metrics m_metrics;
    CountedAttempts m_attempts;
    UnsentConfirmations m_unsentConfirmations;
    //! Only where an account is configured.
    std::unique_ptr<GatewayAccount> m_gateway;
    Http::ChannelHub m_channels;
    SignInRelay m_signIns;
    Core::LoginService m_loginService;
    Core::CodeLoginService m_codeLoginService;
    Core::SessionService m_sessionService;
    Core::HandoffService m_handoffService;
    Core::LinkService m_linkService;
    //! Tells the channels what it sees from linkGateway() on.
    ServiceWatch m_serviceWatch;
    Http::StatusReporter m_reporter;
    Cluster m_cluster;
    Storage::Recovery m_recovery;
    Http::ExpirySweep m_expiry;
    AuditGuard m_auditGuard;
    Storage::Retention m_retention;
    RetentionRounds m_retentionRounds;
    std::optional<EmbeddedKiosk> m_embeddedKiosk;
    //! The company's, configured or asked from the gateway.
    std::optional<Core::PhoneNumber> m_companyNumber;
    //! When the gateway was last heard, in this run or one before.
    std::optional<QDateTime> m_heardAt;
    Http::NotificationProcessor m_processor;
    //! Together with m_gateway, unless greenapi/mode=off.
    std::unique_ptr<GatewayLink> m_link;
    QString m_instance;
    DoctorRounds m_doctor;
    Http::HttpFrontend m_frontend;
    Config::ServerSettings m_settings;
    ServerAddresses m_addresses;
};

} // namespace Service
