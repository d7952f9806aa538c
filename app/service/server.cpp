#include "service/server.h"

#include "core/logevent.h"
#include "server/bearer.h"
#include "server/healthhandlers.h"
#include "server/loginpage.h"
#include "server/sessionhandlers.h"
#include "server/starthandler.h"
#include "server/statushandler.h"
#include "server/webhookhandler.h"
#include "service/demo.h"
#include "service/logging.h"
#include "service/randombytes.h"
#include "storage/migrator.h"
#include "storage/statement.h"

namespace Service {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// "auto" asks for no number while nothing can send one.
Core::ConfirmationRule confirmationFrom(const Config::ConfirmPolicy &policy)
{
    return {.web = policy.web, .staff = policy.staff, .all = policy.all};
}

// Those that are good at one time where a code is renewed on schedule, and two for restarts.
int liveAttempts(const Config::LoginSettings &login)
{
    return int(login.attempt / login.rotate) + 2;
}

Core::LoginRules rulesFrom(const Config::Settings &settings)
{
    return {.attemptLife = settings.login.attempt,
            .kioskSession = settings.session.kiosk,
            .webSession = settings.session.web,
            .confirmation = confirmationFrom(settings.login.confirm),
            .liveAttemptsPerKiosk = liveAttempts(settings.login)};
}

::Server::KioskLookup lookupOf(const std::optional<EmbeddedKiosk> &kiosk)
{
    return [kiosk](const Core::Secret &key) -> std::optional<QString> {
        if (!kiosk || !::Server::hasHash(key, kiosk->key.hash()))
            return std::nullopt;
        return kiosk->name;
    };
}

StartError databaseError(const Storage::DatabaseError &error)
{
    return {.kind = StartError::Kind::Database, .sentence = error.sentence};
}

} // namespace

Core::Expected<std::unique_ptr<Server>, StartError> Server::start(const ServerSetup &setup)
{
    auto connection = Storage::Connection::open(setup.databaseUrl);
    if (!connection)
        return Core::Unexpected(databaseError(connection.error()));
    const auto migrated =
        Storage::Migrator((*connection)->database(), Storage::builtInMigrations()).migrate();
    if (!migrated)
        return Core::Unexpected(databaseError(migrated.error()));
    if (setup.isDemo && !fillDemoDirectory((*connection)->database())) {
        return Core::Unexpected(StartError{.kind = StartError::Kind::Database,
                                           .sentence = u"the demo's tenants cannot be stored"_s});
    }

    std::unique_ptr<Server> server(new Server(std::move(*connection), setup));
    if (const auto listening = server->listen(setup.settings.server); !listening)
        return Core::Unexpected(listening.error());
    qCInfo(lcService).noquote()
        << Core::LogEvent("server.listening"_L1).with("url"_L1, server->url().toString()).text();
    return server;
}

Server::Server(std::unique_ptr<Storage::Connection> connection, const ServerSetup &setup)
    : m_connection(std::move(connection))
    , m_work(m_connection->database())
    , m_attempts(m_connection->database())
    , m_tenants(m_connection->database())
    , m_messages(m_connection->database())
    , m_sessions(m_connection->database())
    , m_kiosks(m_connection->database())
    , m_services(m_connection->database())
    , m_handoffCodes(m_connection->database())
    , m_audit(m_connection->database())
    , m_now([] { return QDateTime::currentDateTimeUtc(); })
    , m_loginService({.work = m_work,
                      .attempts = m_attempts,
                      .tenants = m_tenants,
                      .messages = m_messages,
                      .sessions = m_sessions,
                      .audit = m_audit},
                     {.publisher = m_channels, .confirmations = m_confirmations}, m_now,
                     secureRandomBytes(), rulesFrom(setup.settings))
    , m_sessionService(
          {.work = m_work, .sessions = m_sessions, .tenants = m_tenants, .audit = m_audit}, m_now,
          secureRandomBytes())
    , m_handoffService({.work = m_work,
                        .codes = m_handoffCodes,
                        .sessions = m_sessions,
                        .tenants = m_tenants,
                        .audit = m_audit},
                       m_now, secureRandomBytes(), setup.settings.session.web)
    , m_reporter(m_sessionService, m_tenants)
    , m_expiry(m_loginService)
    , m_http(router(setup),
             ::Server::OriginPolicy(setup.settings.server.publicUrl.value_or(QUrl()),
                                    setup.settings.server.trustedProxies),
             ::Server::ChannelHub::pathPrefix(),
             [this](std::unique_ptr<QWebSocket> socket, const QString &path) {
                 openChannel(std::move(socket), path);
             })
    , m_listener(new QTcpServer(&m_http))
{
}

::Server::Router Server::router(const ServerSetup &setup)
{
    using namespace ::Server;
    const auto &settings = setup.settings;
    const Core::LoginPhrase phrase(settings.login.keyword);
    Router router;
    router.add("POST", u"/api/auth/whatsapp/start"_s,
               StartHandler(m_loginService, lookupOf(setup.kiosk),
                            {.phrase = phrase,
                             .companyNumber = settings.whatsapp.number,
                             .rotateAfter = settings.login.rotate}));
    router.add("GET", u"/api/auth/whatsapp/status"_s, StatusHandler(m_loginService, m_reporter));
    router.add("POST", u"/api/webhooks/greenapi/incoming"_s,
               WebhookHandler(m_loginService,
                              {.token = setup.webhookToken,
                               .account = {.idInstance = settings.greenApi.idInstance,
                                           .number = settings.whatsapp.number},
                               .phrase = phrase,
                               .isListening = settings.greenApi.mode != Config::GatewayMode::Off}),
               Router::LargeBody::Handle);
    router.add("GET", u"/api/auth/me"_s, MeHandler(m_sessionService));
    router.add("POST", u"/api/auth/logout"_s, LogoutHandler(m_sessionService));
    router.add("GET", u"/healthz"_s, healthz);
    router.add(
        "GET", u"/readyz"_s, ReadyzHandler([this] {
            return Storage::run(m_connection->database(), u"SELECT 1 FROM tenants"_s).has_value();
        }));
    if (settings.server.webLogin) {
        router.add("GET", u"/login"_s, loginPage);
        router.add("GET", u"/login/login.js"_s, loginScript);
        router.add("GET", u"/login/login.css"_s, loginStyle);
        router.add("GET", u"/login/icon.svg"_s, loginIcon);
        router.add("POST", u"/login/qr"_s, loginQr);
    }
    return router;
}

Core::Expected<void, StartError> Server::listen(const Config::ServerSettings &settings)
{
    constexpr auto backlog = 1024; // Qt's 50 makes a burst of visitors wait a second
    m_listener->setListenBacklogSize(backlog);
    if (!m_listener->listen(settings.listen, settings.port)) {
        return Core::Unexpected(StartError{
            .kind = StartError::Kind::Network,
            .sentence =
                u"cannot listen on %1 port %2 (%3): another program may be using it; set "
                "server/port to another one, or to 0 for any"_s.arg(settings.listen.toString())
                    .arg(settings.port)
                    .arg(m_listener->errorString())});
    }
    m_http.bind(m_listener);
    return {};
}

void Server::openChannel(std::unique_ptr<QWebSocket> socket, const QString &path)
{
    m_channels.open(
        std::move(socket), path,
        {.logins = m_loginService, .sessions = m_sessionService, .reporter = m_reporter});
}

QUrl Server::url() const
{
    auto address = m_listener->serverAddress();
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4)
        address = QHostAddress::LocalHost;
    else if (address == QHostAddress::AnyIPv6)
        address = QHostAddress::LocalHostIPv6;
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(address.toString());
    url.setPort(m_listener->serverPort());
    return url;
}

} // namespace Service
