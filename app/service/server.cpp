#include "service/server.h"

#include "core/logevent.h"
#include "server/bearer.h"
#include "server/tlsfiles.h"
#include "service/demo.h"
#include "service/doctor.h"
#include "service/findings.h"
#include "service/logging.h"
#include "service/randombytes.h"
#include "storage/migrator.h"
#include "storage/statement.h"

#include <QCoreApplication>

#include <sys/resource.h>

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

Core::CodeRules codeRulesFrom(const Config::Settings &settings)
{
    return {.attemptLife = settings.login.attempt,
            .kioskSession = settings.session.kiosk,
            .webSession = settings.session.web};
}

// The webhook's secret is what the servers of one database share, where it is configured, and what
// the database does not hold. The key is a hash of it, so that what is made with the one tells
// nothing of the other.
Core::Secret codeKeyFrom(const Core::Secret &webhookToken)
{
    return Core::Secret(Core::Secret("login codes:" + webhookToken.reveal()).hash());
}

template <typename Sender>
std::optional<Sender> demoSender(const DemoInbox &inbox)
{
    return inbox ? std::optional<Sender>(std::in_place, inbox) : std::nullopt;
}

// Debian lets a process have 1024 files open unless it asks for more, which is less than the
// connections that the gate takes. Failing costs nothing but those.
void allowManyConnections()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        qCWarning(lcService) << "the limit of open files cannot be raised";
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

    allowManyConnections();
    std::unique_ptr<Server> server(new Server(std::move(*connection), setup));
    if (const auto listening = server->listen(); !listening)
        return Core::Unexpected(listening.error());
    qCInfo(lcService).noquote() << Core::LogEvent("server.listening"_L1)
                                       .with("url"_L1, server->addresses().url.toString())
                                       .text();
    return server;
}

Server::Server(std::unique_ptr<Storage::Connection> connection, const ServerSetup &setup)
    : m_connection(std::move(connection))
    , m_work(m_connection->database())
    , m_attempts(m_connection->database())
    , m_tenants(m_connection->database())
    , m_senders(m_connection->database())
    , m_tickets(m_connection->database())
    , m_messages(m_connection->database())
    , m_deferredMessages(m_connection->database())
    , m_sessions(m_connection->database())
    , m_kiosks(m_connection->database())
    , m_services(m_connection->database())
    , m_handoffCodes(m_connection->database())
    , m_audit(m_connection->database())
    , m_now([] { return QDateTime::currentDateTimeUtc(); })
    , m_demoConfirmations(demoSender<DemoConfirmations>(setup.demoPhone))
    , m_demoCodes(demoSender<DemoCodes>(setup.demoPhone))
    , m_loginService({.work = m_work,
                      .attempts = m_attempts,
                      .tenants = m_tenants,
                      .senders = m_senders,
                      .links = m_senders,
                      .tickets = m_tickets,
                      .messages = m_messages,
                      .deferred = m_deferredMessages,
                      .sessions = m_sessions,
                      .audit = m_audit},
                     {.publisher = m_channels, .confirmations = confirmations()}, m_now,
                     secureRandomBytes(), rulesFrom(setup.settings))
    , m_codeLoginService({.work = m_work,
                          .attempts = m_attempts,
                          .history = m_attempts,
                          .tenants = m_tenants,
                          .sessions = m_sessions,
                          .audit = m_audit},
                         codeSender(), m_now, secureRandomBytes(), codeKeyFrom(setup.webhookToken),
                         codeRulesFrom(setup.settings))
    , m_sessionService({.work = m_work,
                        .sessions = m_sessions,
                        .tenants = m_tenants,
                        .senders = m_senders,
                        .links = m_senders,
                        .audit = m_audit},
                       m_now, secureRandomBytes())
    , m_handoffService({.work = m_work,
                        .codes = m_handoffCodes,
                        .sessions = m_sessions,
                        .tenants = m_tenants,
                        .audit = m_audit},
                       m_now, secureRandomBytes(), setup.settings.session.web)
    , m_linkService({.work = m_work,
                     .tickets = m_tickets,
                     .tenants = m_tenants,
                     .senders = m_senders,
                     .links = m_senders,
                     .audit = m_audit},
                    m_now)
    , m_reporter(m_sessionService, m_tenants, m_linkService)
    , m_foreignChanges(m_connection->database())
    , m_expiry(m_loginService, m_channels, [this] { return m_foreignChanges.happened(); })
    , m_embeddedKiosk(setup.kiosk)
    , m_startedAt(m_now())
    , m_heardAt(m_messages.newest().value_or(std::nullopt))
    , m_doctor([doctor = Doctor(setup, m_now)] { return doctor.examine(); }, m_now)
    , m_frontend({.logins = m_loginService,
                  .codes = m_codeLoginService,
                  .sessions = m_sessionService,
                  .handoffs = m_handoffService,
                  .links = m_linkService,
                  .services = m_services,
                  .tenants = m_tenants,
                  .reporter = m_reporter,
                  .channels = m_channels},
                 frontendOptions(setup), m_now)
    , m_settings(setup.settings.server)
{
}

::Server::HttpFrontend::Options Server::frontendOptions(const ServerSetup &setup)
{
    const auto &settings = setup.settings;
    const Core::LoginPhrase phrase(settings.login.keyword);
    const bool takesWeb = settings.server.startPolicy == Config::StartPolicy::Open;
    return {
        .kiosks = [this](const Core::Secret &key) { return kioskWith(key); },
        .start = {.phrase = phrase,
                  .companyNumber = settings.whatsapp.number,
                  .rotateAfter = settings.login.rotate,
                  .takesWeb = takesWeb},
        .startRate = settings.server.startRate,
        .phoneRegion = settings.phone.region,
        .notifications = {.account = {.idInstance = settings.greenApi.idInstance,
                                      .number = settings.whatsapp.number},
                          .phrase = phrase,
                          .isListening = settings.greenApi.mode != Config::GatewayMode::Off,
                          .heard = [this] { m_heardAt = m_now(); }},
        .webhookToken = setup.webhookToken,
        .webhookAddresses = settings.greenApi.webhookAddresses,
        .publicUrl = settings.server.publicUrl.value_or(QUrl()),
        .trustedProxies = settings.server.trustedProxies,
        .hasLoginPage = settings.server.webLogin && takesWeb,
        .isDatabaseUsable = [this] { return isDatabaseUsable(); },
        .staff = staffDesk(setup),
        .limits = {},
    };
}

Core::ConfirmationSender &Server::confirmations()
{
    if (m_demoConfirmations)
        return *m_demoConfirmations;
    return m_unsentConfirmations;
}

Core::CodeSender *Server::codeSender()
{
    return m_demoCodes ? &*m_demoCodes : nullptr;
}

::Server::StaffDesk Server::staffDesk(const ServerSetup &setup)
{
    return {
        .version = QCoreApplication::applicationVersion(),
        .startedAt = m_startedAt,
        .health = [this, settings = setup.settings.greenApi] { return health(settings); },
        .attempts =
            [this](const ::Server::AttemptsWanted &wanted) {
                return wanted.all ? m_attempts.newestOf(wanted.kiosk, wanted.limit)
                                  : m_attempts.newestEventful(wanted.kiosk, wanted.limit);
            },
        .doctor = [this] { return m_doctor.ask(); },
    };
}

bool Server::isDatabaseUsable() const
{
    return Storage::run(m_connection->database(), u"SELECT 1 FROM tenants"_s).has_value();
}

QList<Core::Finding> Server::health(const Config::GreenApiSettings &settings) const
{
    using Core::Finding;
    using Core::FindingCode;
    QList<Finding> findings{
        Finding::of(FindingCode::ServerOk, u"The server runs."_s).withSince(m_startedAt),
        isDatabaseUsable()
            ? Finding::of(FindingCode::DatabaseOk, u"The database answers."_s)
            : Finding::of(FindingCode::DatabaseFailed, u"The database does not answer."_s,
                          u"See the server's log; the doctor tells more."_s),
        gatewayFinding(settings),
    };
    if (settings.mode != Config::GatewayMode::Off)
        findings.append(webhookFinding(m_heardAt, m_now()));
    return findings;
}

Core::Stored<std::optional<QString>> Server::kioskWith(const Core::Secret &key)
{
    if (m_embeddedKiosk && ::Server::hasHash(key, m_embeddedKiosk->key.hash()))
        return m_embeddedKiosk->name;
    const auto kiosk = m_kiosks.findByKey(key.hash());
    if (!kiosk)
        return Core::Unexpected(kiosk.error());
    return *kiosk ? std::optional((*kiosk)->name) : std::nullopt;
}

Core::Expected<void, StartError> Server::listen()
{
    std::optional<QSslConfiguration> tls;
    if (!m_settings.tlsCertificate.isEmpty()) {
        auto configuration =
            ::Server::tlsConfigurationFrom(m_settings.tlsCertificate, m_settings.tlsKey);
        if (!configuration) {
            return Core::Unexpected(StartError{.kind = StartError::Kind::Configuration,
                                               .sentence = std::move(configuration.error())});
        }
        tls = std::move(*configuration);
    }
    const auto url = m_frontend.listen(m_settings.listen, m_settings.port, tls);
    if (!url) {
        return Core::Unexpected(StartError{
            .kind = StartError::Kind::Network,
            .sentence =
                u"cannot listen on %1 port %2 (%3): another program may be using it; set "
                "server/port to another one, or to 0 for any"_s.arg(m_settings.listen.toString())
                    .arg(m_settings.port)
                    .arg(url.error())});
    }
    m_addresses = {.url = *url, .localUrl = *url};
    if (!tls)
        return {};
    const auto local = m_frontend.listen(QHostAddress(QHostAddress::LocalHost), 0);
    if (!local) {
        return Core::Unexpected(
            StartError{.kind = StartError::Kind::Network,
                       .sentence = u"cannot listen on 127.0.0.1 (%1)"_s.arg(local.error())});
    }
    m_addresses.localUrl = *local;
    return {};
}

void Server::reloadTls()
{
    if (m_settings.tlsCertificate.isEmpty())
        return;
    const auto configuration =
        ::Server::tlsConfigurationFrom(m_settings.tlsCertificate, m_settings.tlsKey);
    if (!configuration) {
        qCWarning(lcService).noquote() << Core::LogEvent("tls.not_reloaded"_L1)
                                              .with("message"_L1, configuration.error())
                                              .text();
        return;
    }
    m_frontend.renewTls(*configuration);
    qCInfo(lcService).noquote() << Core::LogEvent("tls.reloaded"_L1)
                                       .with("certificate"_L1, m_settings.tlsCertificate)
                                       .text();
}

} // namespace Service
