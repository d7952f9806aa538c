#pragma once

#include "core/login/codeloginservice.h"
#include "core/login/handoffservice.h"
#include "core/login/linkservice.h"
#include "core/model/tenant.h"
#include "http/access/credentialauthenticator.h"
#include "http/access/hostpolicy.h"
#include "http/access/originpolicy.h"
#include "http/access/staffpin.h"
#include "http/access/startlimits.h"
#include "http/admissionpolicy.h"
#include "http/base/traffic.h"
#include "http/channel/channelhub.h"
#include "http/gate/gate.h"
#include "http/gate/httpserver.h"
#include "http/handlers/staffhandlers.h"
#include "http/handlers/starthandler.h"
#include "http/webhook/webhookauthenticator.h"
#include "http/webhook/webhookhandler.h"
#include "protocol/readyreply.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <optional>

namespace Http {

//! All that answers on the network: the gate, the routes behind it, and the channels.
class HttpFrontend
{
public:
    //! What the routes call; all of it outlives this object.
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
        //! Its hasCodeLogin does not matter: the code logins themselves know.
        StartHandler::Options start;
        //! Attempts a minute that one address may start; 0 is no limit.
        int startRate = 30;
        //! For numbers that are typed without a country code.
        QString phoneRegion = QStringLiteral("KG");
        Core::RoleTable roles{};
        Core::Secret webhookToken;
        //! Where notifications may come from; empty is anywhere.
        QList<TrustedProxies::Subnet> webhookAddresses;
        //! May be empty.
        QUrl publicUrl;
        //! By which this machine may be asked, beside its addresses and the name in publicUrl.
        QStringList hostNames = ownHostNames();
        QList<TrustedProxies::Subnet> trustedProxies;
        bool hasLoginPage = true;
        std::function<Protocol::ReadyReply()> readiness;
        //! The text of GET /metrics.
        std::function<QByteArray()> metrics;
        //! Opens /metrics from elsewhere; empty opens it on this machine only.
        Core::Secret metricsToken{};
        //! Tells this process from every other; it is no secret.
        QString instance;
        //! Tells the database from every other.
        QString database{};
        StaffDesk staff;
        GateLimits limits;
        ClientBudgets::Shares shares{};
        Traffic traffic{};
    };

    HttpFrontend(Services services, const Options &options, const Core::Clock &now);

    //! Listens on one more address; @p port 0 picks a free one. The URL for who reaches it from
    //! this machine, or the operating system's reason.
    [[nodiscard]] Core::Expected<QUrl, QString> listen(
        const QHostAddress &address, quint16 port,
        const std::optional<QSslConfiguration> &tls = std::nullopt);

    //! How many connections there are, channels included.
    [[nodiscard]] qsizetype connections() const;

    //! What is answered at which address, but for the channels.
    [[nodiscard]] QList<Router::Place> places() const { return m_router.places(); }

    //! The time that the client at @p address, which is no proxy, may still use; below
    //! zero is what it owes.
    [[nodiscard]] std::chrono::milliseconds balanceOf(const QHostAddress &address) const
    {
        return m_budgets.balanceOf(m_budgets.accountOf(address));
    }

    //! What new connections to the addresses with TLS get from now on.
    void renewTls(const QSslConfiguration &configuration);

    //! What keeps answers back until what they tell of is on disk.
    [[nodiscard]] AnswerHold &answers() { return m_answers; }

private:
    [[nodiscard]] Admission admit(const RequestHead &head);
    [[nodiscard]] Admission admitClient(const RequestHead &head);
    void charge(const Request &request, const Answered &answered);
    void tellRefused(const QString &path, int status) const;
    [[nodiscard]] Router router(const Services &services, const Options &options,
                                const Core::Clock &now);

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
