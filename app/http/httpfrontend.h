// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/codeloginservice.h"
#include "core/login/handoffservice.h"
#include "core/login/linkservice.h"
#include "core/model/tenant.h"
#include "http/access/credentialauthenticator.h"
#include "http/access/hostandorigin.h"
#include "http/access/ratelimits.h"
#include "http/access/staffpin.h"
#include "http/admissionpolicy.h"
#include "http/base/router.h"
#include "http/channel/channelhub.h"
#include "http/gate/gate.h"
#include "http/gate/httpserver.h"
#include "http/handlers/loginhandlers.h"
#include "http/handlers/staffhandlers.h"
#include "http/webhook/webhookauthenticator.h"
#include "http/webhook/webhookhandler.h"
#include "protocol/staff.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <optional>

namespace Http {

//! Everything that answers on the network: the gate, the routes behind it, and the channels. All of
//! it runs in one thread, the server's.
class HttpFrontend
{
public:
    //! The services that the routes call; all of them outlive this object.
    struct Services
    {
        Core::LoginService &logins;
        Core::CodeLoginService &codes;
        Core::SessionService &sessions;
        Core::HandoffService &handoffs;
        Core::LinkService &links;
        NotificationProcessor &processor;
        Core::ServiceRegistry &services;
        Core::TenantDirectory &tenants;
        const StatusReporter &reporter;
        ChannelHub &channels;
    };

    struct Options
    {
        KioskLookup kiosks;
        StartHandler::Options start;
        //! False where only enrolled kiosks may start an attempt (server/start_policy).
        bool takesWeb = true;
        //! Attempts a minute that one address may start; 0 is no limit.
        int startRate = 30;
        //! For numbers that are typed without a country code.
        QString phoneRegion = QStringLiteral("KG");
        Core::RoleTable roles{};
        Core::Secret webhookToken;
        //! The subnets that notifications may come from; empty allows any.
        QList<TrustedProxies::Subnet> webhookAddresses;
        //! May be empty.
        QUrl publicUrl;
        //! Names that requests may ask for in Host, beside this machine's addresses and the name in
        //! publicUrl.
        QStringList hostNames = ownHostNames();
        QList<TrustedProxies::Subnet> trustedProxies;
        bool hasLoginPage = true;
        std::function<Protocol::ReadyReply()> readiness;
        //! Returns the text of GET /metrics.
        std::function<QByteArray()> metrics;
        //! Opens /metrics from elsewhere; empty opens it on this machine only.
        Core::Secret metricsToken{};
        //! Identifies this process; it is no secret.
        QString instance;
        //! Identifies the database (Storage::identityOf()).
        QString database{};
        StaffBackend staff;
        GateLimits limits;
        ClientBudgets::Shares shares{};
        Traffic traffic{};
    };

    HttpFrontend(Services services, const Options &options, const Core::Clock &now);

    //! Listens on one more address; @p port 0 picks a free one. Returns the URL that reaches it
    //! from this machine, or the operating system's reason.
    [[nodiscard]] Core::Expected<QUrl, QString> listen(
        const QHostAddress &address, quint16 port,
        const std::optional<QSslConfiguration> &tls = std::nullopt);

    //! The number of connections, channels included.
    [[nodiscard]] qsizetype connections() const;

    //! The routes, without the channels.
    [[nodiscard]] QList<Router::Endpoint> endpoints() const { return m_router.endpoints(); }

    //! The time that the client at @p address, which is no proxy, may still use; a negative one is
    //! its debt.
    [[nodiscard]] std::chrono::milliseconds balanceOf(const QHostAddress &address) const
    {
        return m_budgets.balanceOf(m_budgets.accountOf(address));
    }

    //! Sets the configuration of new connections to the addresses with TLS.
    void renewTls(const QSslConfiguration &configuration);

    //! Holds answers back until the changes that they report are on disk.
    [[nodiscard]] AnswerHold &answers() { return m_answers; }

private:
    [[nodiscard]] Admission admit(const RequestHead &head);
    [[nodiscard]] Admission admitClient(const RequestHead &head);
    void charge(const Request &request, const Answered &answered);
    void reportRefused(const QString &path, int status) const;
    [[nodiscard]] Router router(const Services &services, const Options &options,
                                const Core::Clock &now);
    void addLoginRoutes(Router &router, const Services &services, const Options &options,
                        const KioskLogin &kiosks);
    static void addSessionRoutes(Router &router, const Services &services, const Options &options);
    void addStaffRoutes(Router &router, const Services &services, const Options &options,
                        const KioskLogin &kiosks, const Core::Clock &now);
    void addServerRoutes(Router &router, const Options &options) const;

    AnswerHold m_answers;
    TrustedProxies m_proxies;
    ClientBudgets m_budgets;
    const ChannelHub &m_channels;
    StartLimits m_limits;
    WebhookAuthenticator m_webhooks;
    CredentialAuthenticator m_credentials;
    HostPolicy m_hosts;
    StaffPin m_staffPin;
    OriginPolicy m_origins;
    Router m_router;
    AdmissionPolicy m_admission;
    GateLimits m_gateLimits;
    Traffic m_traffic;
    HttpServer m_http;
    //! Children of m_http.
    QList<Gate *> m_gates;
    QList<Gate *> m_tlsGates;
};

} // namespace Http
