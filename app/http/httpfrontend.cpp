// SPDX-License-Identifier: GPL-3.0-only
#include "http/httpfrontend.h"

#include "http/base/credentials.h"
#include "http/handlers/codehandlers.h"
#include "http/handlers/handoffhandlers.h"
#include "http/handlers/healthhandlers.h"
#include "http/handlers/loginhandlers.h"
#include "http/handlers/loginpage.h"
#include "http/handlers/sessionhandlers.h"
#include "http/handlers/staffhandlers.h"
#include "protocol/paths.h"

namespace Http {

using namespace Qt::StringLiterals;
namespace Path = Protocol::Path;
using namespace std::chrono_literals;

namespace {

// Some of them are proven or over by then.
constexpr auto whenChannelsAreMany = 5s;

// Programs of this machine are not counted: it is theirs.
ClientPlace placeOf(const Request &request, const TrustedProxies &proxies)
{
    const auto client = proxies.clientOf(request);
    return isThisMachine(client) ? ClientPlace() : ClientPlace::of(client);
}

// As much of it as tells whose it was.
Request handshakeOf(const QWebSocket &socket)
{
    const auto forwardedFor = "x-forwarded-for"_ba;
    Request request;
    request.peer = socket.peerAddress();
    request.headers.insert(forwardedFor, socket.request().rawHeader(forwardedFor));
    return request;
}

QUrl urlOf(const QTcpServer &listener, bool isSecure)
{
    auto address = listener.serverAddress();
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4)
        address = QHostAddress::LocalHost;
    else if (address == QHostAddress::AnyIPv6)
        address = QHostAddress::LocalHostIPv6;
    QUrl url;
    url.setScheme(isSecure ? u"https"_s : u"http"_s);
    url.setHost(address.toString());
    url.setPort(listener.serverPort());
    return url;
}

} // namespace

HttpFrontend::HttpFrontend(Services services, const Options &options, const Core::Clock &now)
    : m_proxies(options.trustedProxies)
    , m_budgets(m_proxies, options.shares, monotonicNow)
    , m_channels(services.channels)
    , m_limits(options.startRate, m_proxies, monotonicNow)
    , m_webhooks({.token = options.webhookToken,
                  .addresses = options.webhookAddresses,
                  .proxies = m_proxies,
                  .unread = options.traffic.unread},
                 now)
    , m_credentials(KioskLogin(options.kiosks), ServiceLogin(services.services),
                    MetricsAccess(options.metricsToken), m_proxies, now)
    , m_hosts(options.publicUrl, m_proxies, options.hostNames)
    , m_staffPin(options.staff.pin, monotonicNow)
    , m_origins(options.publicUrl, m_proxies)
    , m_router(router(services, options, now))
    , m_admission({.router = m_router,
                   .hosts = m_hosts,
                   .origins = m_origins,
                   .webhooks = m_webhooks,
                   .credentials = m_credentials})
    , m_gateLimits(options.limits)
    , m_traffic(options.traffic)
    , m_http(
          m_router, Path::channelPrefix,
          [this, services](std::unique_ptr<QWebSocket> socket, const QString &path) {
              const auto client = placeOf(handshakeOf(*socket), m_proxies);
              services.channels.open(std::move(socket), path,
                                     {.logins = services.logins,
                                      .sessions = services.sessions,
                                      .reporter = services.reporter},
                                     client);
          },
          options.traffic.answered,
          [this](const Request &request, const Answered &answered) { charge(request, answered); })
{
}

Router HttpFrontend::router(const Services &services, const Options &options,
                            const Core::Clock &now)
{
    // A kiosk that has shown its key pays from a budget of its own from then on.
    const KioskLogin kiosks([this, lookUp = options.kiosks](const Core::Secret &key) {
        auto kiosk = lookUp(key);
        if (kiosk && *kiosk)
            m_budgets.recordEnrolled(key, u"kiosk "_s + **kiosk);
        return kiosk;
    });
    Router router;
    addLoginRoutes(router, services, options, kiosks);
    addSessionRoutes(router, services, options);
    addStaffRoutes(router, services, options, kiosks, now);
    addServerRoutes(router, options);
    return router;
}

void HttpFrontend::addLoginRoutes(Router &router, const Services &services, const Options &options,
                                  const KioskLogin &kiosks)
{
    const StartAuthorizer authorizer(kiosks, m_limits, options.takesWeb);
    router.add("POST", Path::start,
               StartHandler(services.logins, authorizer, options.start,
                            [&codes = services.codes] { return codes.canSend(); }),
               Credential::KioskKey);
    router.add("GET", Path::status, StatusHandler(services.logins, services.reporter));
    router.add("POST", Path::confirm, ConfirmHandler(services.logins, services.reporter));
    router.add("POST", Path::requestCode,
               CodeRequestHandler(services.codes, authorizer, options.phoneRegion, m_proxies),
               Credential::KioskKey);
    router.add("POST", Path::verifyCode, CodeEntryHandler(services.codes, services.reporter));
    router.add("POST", Path::greenApiWebhook, WebhookHandler(services.processor, m_webhooks));
    if (options.hasLoginPage) {
        router.add("GET", Path::loginPage, LoginPageHandler(services.services, m_origins));
        router.add("GET", Path::loginScript, loginScript);
        router.add("GET", Path::loginStyle, loginStyle);
        router.add("GET", Path::loginIcon, loginIcon);
    }
}

void HttpFrontend::addSessionRoutes(Router &router, const Services &services,
                                    const Options &options)
{
    const ServiceLogin enrolled(services.services);
    router.add("GET", Path::me, MeHandler(services.sessions, options.roles));
    router.add("POST", Path::logout, LogoutHandler(services.sessions));
    router.add("POST", Path::introspect,
               IntrospectHandler(services.sessions, enrolled, options.roles),
               Credential::ServiceSecret);
    router.add("POST", Path::handoffCode, HandoffCodeHandler(services.handoffs, services.services));
    router.add("POST", Path::handoff, HandoffHandler(services.handoffs, enrolled, options.roles),
               Credential::ServiceSecret);
}

void HttpFrontend::addStaffRoutes(Router &router, const Services &services, const Options &options,
                                  const KioskLogin &kiosks, const Core::Clock &now)
{
    router.add("GET", Path::kioskHealth, HealthHandler(kiosks, options.staff, now),
               Credential::KioskKey);
    router.add("GET", Path::kioskAttempts,
               AttemptsHandler(kiosks, options.staff, services.tenants, options.roles, now),
               Credential::KioskKey);
    router.add("GET", Path::kioskDoctor, DoctorHandler(kiosks, options.staff),
               Credential::KioskKey);
    router.add("POST", Path::kioskLinks,
               LinksHandler(kiosks, services.links, m_staffPin,
                            {.region = options.phoneRegion,
                             .roles = options.roles,
                             .linked = options.staff.linked}),
               Credential::KioskKey);
}

void HttpFrontend::addServerRoutes(Router &router, const Options &options) const
{
    router.add("GET", Path::healthz, HealthzHandler(options.instance, options.database, m_proxies));
    router.add("GET", Path::readyz, ReadyzHandler(options.readiness));
    router.add("GET", Path::metrics,
               MetricsHandler(options.metrics, MetricsAccess(options.metricsToken)),
               Credential::MetricsToken);
    router.add("GET", Path::schema, SchemaHandler());
}

Core::Expected<QUrl, QString> HttpFrontend::listen(const QHostAddress &address, quint16 port,
                                                   const std::optional<QSslConfiguration> &tls)
{
    auto gate = std::make_unique<Gate>(
        m_gateLimits,
        Gate::Policy{
            .admit = [this](const RequestHead &head) { return admit(head); },
            .answer = [this](const Request &request) { return m_http.answerAndReport(request); }},
        m_proxies, m_answers, m_budgets);
    QObject::connect(gate.get(), &Gate::faulted, &m_http,
                     [this](int status) { reportRefused({}, status); });
    if (tls)
        gate->secure(*tls);
    if (!gate->listen(address, port))
        return Core::Unexpected(gate->errorString());
    auto url = urlOf(*gate, tls.has_value());
    m_gates.append(gate.get());
    if (tls)
        m_tlsGates.append(gate.get());
    m_http.bind(gate.release());
    return url;
}

Admission HttpFrontend::admitClient(const RequestHead &head)
{
    const auto account = m_budgets.accountOf(head.request);
    const auto client = placeOf(head.request, m_proxies);
    Admission admission;
    if (const auto wait = m_budgets.waitOf(account); wait > 0ms)
        admission.refusal = Response::rateLimited(wait, head.request.id);
    else if (head.isUpgrade && !m_channels.hasRoomFor(client))
        admission.refusal = Response::rateLimited(whenChannelsAreMany, head.request.id);
    else
        admission = m_admission.admit(head);
    if (head.isUpgrade && !admission.refusal)
        m_budgets.charge(account, Cost::channel);
    admission.client = client;
    admission.account = account;
    return admission;
}

// Services that show their secret pay for themselves from then on.
void HttpFrontend::charge(const Request &request, const Answered &answered)
{
    if (request.path == Path::greenApiWebhook && m_webhooks.isOpenFor(request))
        return;
    if (answered.duration)
        m_budgets.charge(m_budgets.accountOf(request), *answered.duration);
    const bool isForServices = request.path == Path::introspect || request.path == Path::handoff;
    const auto service = basicCredentials(request.header("authorization"));
    if (isForServices && answered.status == 200 && service)
        m_budgets.recordEnrolled(*credentials(request.header("authorization"), "Basic"_ba),
                                 u"service "_s + service->name);
}

// The gateway pays nothing and waits for nobody: what it brings is what everybody waits for.
Admission HttpFrontend::admit(const RequestHead &head)
{
    auto admission = m_admission.isGateway(head) ? m_admission.admit(head) : admitClient(head);
    if (!admission.refusal)
        return admission;
    reportRefused(head.request.path, admission.refusal->status);
    admission.refusal = overTls(std::move(*admission.refusal), head.request);
    return admission;
}

void HttpFrontend::reportRefused(const QString &path, int status) const
{
    if (!m_traffic.answered)
        return;
    QString route;
    if (m_router.has(path))
        route = path;
    else if (path.startsWith(Path::channelPrefix))
        route = Path::channelPrefix;
    m_traffic.answered({.route = route, .status = status});
}

qsizetype HttpFrontend::connections() const
{
    qsizetype count = 0;
    for (const auto *gate : m_gates)
        count += gate->guards();
    return count;
}

void HttpFrontend::renewTls(const QSslConfiguration &configuration)
{
    for (auto *gate : std::as_const(m_tlsGates))
        gate->secure(configuration);
}

} // namespace Http
