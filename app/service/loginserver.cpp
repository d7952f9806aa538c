#include "service/loginserver.h"

#include "core/base/logevent.h"
#include "http/base/bearer.h"
#include "http/gate/tlsfiles.h"
#include "service/demo.h"
#include "service/doctor/accountfindings.h"
#include "service/doctor/doctor.h"
#include "service/doctor/findings.h"
#include "service/doctor/gatewaytexts.h"
#include "service/process/clockrecord.h"
#include "service/process/logging.h"
#include "service/process/randombytes.h"
#include "service/setup/settingsmapping.h"
#include "service/startwarnings.h"
#include "storage/engine/connection.h"
#include "storage/engine/failure.h"
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "storage/upkeep/checkup.h"

#include <QCoreApplication>

#include <sys/resource.h>

namespace Service {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The webhook's secret is what the servers of one database share, where it is configured, and what
// the database does not hold. The key is a hash of it, so that what is made with the one tells
// nothing of the other.
Core::Secret codeKeyFrom(const Core::Secret &webhookToken)
{
    return Core::Secret(Core::Secret("login codes:" + webhookToken.reveal()).hash());
}

std::unique_ptr<GatewayAccount> accountFrom(const ServerSetup &setup, const Core::Clock &now,
                                            Metrics &metrics)
{
    const auto &settings = setup.settings.greenApi;
    if (!hasAccount(settings))
        return nullptr;
    return std::make_unique<GatewayAccount>(
        credentialsOf(settings), setup.link, now,
        [&metrics](bool isSent, std::chrono::nanoseconds after) {
            metrics.noteMessage(isSent, after);
        });
}

GreenApi::Account accountOf(const Config::Settings &settings)
{
    return {.idInstance = settings.greenApi.idInstance, .number = settings.whatsapp.number};
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

// Where the kiosk is in the same process, the PIN of its screen is the server's to know.
std::optional<Core::PasswordHash> staffPinOf(const ServerSetup &setup)
{
    const auto &pin = setup.settings.server.staffPin;
    return pin || !setup.kiosk ? pin : setup.settings.kiosk.adminPin;
}

StartError databaseError(const Storage::DatabaseError &error)
{
    return {.kind = StartError::Kind::Database, .sentence = error.sentence};
}

// Otherwise nobody could sign in, and only the log would tell.
Core::Expected<void, StartError> checkRights(Storage::Database &database)
{
    const auto missing = Storage::Checkup(database).missingRights();
    if (!missing || missing->isEmpty())
        return {};
    return Core::Unexpected(
        StartError{.kind = StartError::Kind::Database,
                   .sentence = Storage::sentenceOfMissingRight(missing->join(", "_L1))});
}

} // namespace

Core::Expected<std::unique_ptr<LoginServer>, StartError> LoginServer::start(
    const ServerSetup &setup)
{
    auto connection = Storage::Connection::open(setup.databaseUrl);
    if (!connection)
        return Core::Unexpected(databaseError(connection.error()));
    (*connection)->database().setPhoneRegion(setup.settings.phone.region);
    const auto migrated = Storage::Migrator((*connection)->database()).migrate();
    if (!migrated)
        return Core::Unexpected(databaseError(migrated.error()));
    if (auto rights = checkRights((*connection)->database()); !rights)
        return Core::Unexpected(std::move(rights.error()));
    if (auto guarded = guardAudit(**connection, setup.settings.audit, setup.dataDirectory);
        !guarded) {
        return Core::Unexpected(
            StartError{.kind = StartError::Kind::Database, .sentence = std::move(guarded.error())});
    }
    if (setup.isDemo && !fillDemoDirectory((*connection)->database())) {
        return Core::Unexpected(StartError{.kind = StartError::Kind::Database,
                                           .sentence = u"the demo's tenants cannot be stored"_s});
    }

    allowManyConnections();
    std::unique_ptr<LoginServer> server(new LoginServer(std::move(*connection), setup));
    if (const auto listening = server->listen(); !listening)
        return Core::Unexpected(listening.error());
    qCInfo(lcService).noquote() << Core::LogEvent("server.listening"_L1)
                                       .with("url"_L1, server->addresses().url.toString())
                                       .text();
    if (!setup.isDemo)
        warnAtStart(setup.settings);
    return server;
}

LoginServer::LoginServer(std::unique_ptr<Storage::Connection> connection, const ServerSetup &setup)
    : m_connection(std::move(connection))
    , m_stores(*m_connection, setup.settings.greenApi.idInstance.value_or(0),
               setup.sharesCommits ? Storage::GroupCommit::Sharing::Together
                                   : Storage::GroupCommit::Sharing::Alone)
    , m_now([] { return QDateTime::currentDateTimeUtc(); })
    , m_clock(clockRecord(m_connection->database(), setup.dataDirectory), &readClocks,
              [directory = setup.dataDirectory](const Core::ClockRecord &record) {
                  keepClockRecord(directory, record);
              })
    , m_startedAt(m_now())
    , m_metrics(QCoreApplication::applicationVersion(), m_startedAt)
    , m_attempts(m_stores.work, m_stores.attempts, m_metrics)
    , m_gateway(accountFrom(setup, m_now, m_metrics))
    , m_signIns([this](const Core::Attempt &attempt) {
        if (m_link)
            m_link->tellSignedIn(attempt);
    })
    , m_loginService(
          {.work = m_attempts,
           .attempts = m_attempts,
           .tenants = m_stores.tenants,
           .senders = m_stores.senders,
           .links = m_stores.senders,
           .tickets = m_stores.tickets,
           .messages = m_stores.messages,
           .deferred = m_stores.deferred,
           .sessions = m_stores.sessions,
           .codes = m_stores.attempts,
           .audit = m_stores.audit},
          {.publisher = m_channels, .confirmations = confirmations(), .notifier = &m_signIns},
          m_now, secureRandomBytes(), rulesFrom(setup.settings),
          [this] { return m_clock.unsteppedNow(); })
    , m_codeLoginService({.work = m_attempts,
                          .attempts = m_attempts,
                          .history = m_stores.attempts,
                          .tenants = m_stores.tenants,
                          .sessions = m_stores.sessions,
                          .audit = m_stores.audit},
                         {.sender = codeSender(), .publisher = m_channels, .notifier = &m_signIns},
                         m_now, secureRandomBytes(), codeKeyFrom(setup.webhookToken),
                         codeRulesFrom(setup.settings))
    , m_sessionService({.work = m_stores.work,
                        .sessions = m_stores.sessions,
                        .handoffs = m_stores.handoffCodes,
                        .tenants = m_stores.tenants,
                        .senders = m_stores.senders,
                        .links = m_stores.senders,
                        .audit = m_stores.audit},
                       m_now, secureRandomBytes(), setup.settings.roles,
                       [this] { return m_clock.unsteppedNow(); })
    , m_handoffService({.work = m_stores.work,
                        .codes = m_stores.handoffCodes,
                        .sessions = m_stores.sessions,
                        .tenants = m_stores.tenants,
                        .audit = m_stores.audit},
                       m_now, secureRandomBytes(), setup.settings.session.web,
                       [this] { return m_clock.unsteppedNow(); })
    , m_linkService({.work = m_stores.work,
                     .tickets = m_stores.tickets,
                     .tenants = m_stores.tenants,
                     .senders = m_stores.senders,
                     .links = m_stores.senders,
                     .audit = m_stores.audit},
                    m_now, setup.settings.roles)
    , m_serviceWatch([this] { return condition(); },
                     {.confirmation = rulesFrom(setup.settings).confirmation,
                      .isSimulated = setup.isDemo && !m_gateway,
                      .isListening = setup.settings.greenApi.mode != Config::GatewayMode::Off})
    , m_reporter(m_sessionService, m_stores.tenants, m_linkService, setup.settings.roles,
                 [this](bool isForKiosk) { return m_serviceWatch.view(isForKiosk); })
    , m_cluster(*m_connection, m_channels)
    , m_recovery(m_connection->database(), m_stores.work)
    , m_expiry(m_loginService, m_channels, [this] { return m_cluster.hasForeignChanges(); })
    , m_auditGuard(m_connection->database(), m_connection->place(), setup.dataDirectory)
    , m_retention(m_connection->database(), limitsFrom(setup.settings.retention))
    , m_retentionRounds(
          [this] {
              // It has transactions of its own.
              m_stores.work.flush();
              m_auditGuard.noteNewest();
              return m_retention.step(m_now());
          },
          {}, [this] { return m_cluster.isLeading() && m_clock.isTrusted(); })
    , m_embeddedKiosk(setup.kiosk)
    , m_companyNumber(setup.settings.whatsapp.number)
    , m_heardAt(m_stores.messages.newest().value_or(std::nullopt))
    , m_processor(m_loginService, m_sessionService,
                  {.account = accountOf(setup.settings),
                   .phrase = Core::LoginPhrase(setup.settings.login.keyword),
                   .isListening = setup.settings.greenApi.mode != Config::GatewayMode::Off},
                  notificationListeners())
    , m_instance(QString::fromLatin1(secureRandomBytes()(8).toHex()))
    , m_doctor([doctor = Doctor(setup, {.instance = m_instance}, m_now)](
                   const std::stop_token &stop) { return doctor.examine(stop); },
               m_now)
    , m_frontend({.logins = m_loginService,
                  .codes = m_codeLoginService,
                  .sessions = m_sessionService,
                  .handoffs = m_handoffService,
                  .links = m_linkService,
                  .processor = m_processor,
                  .services = m_stores.services,
                  .tenants = m_stores.tenants,
                  .reporter = m_reporter,
                  .channels = m_channels},
                 frontendOptions(setup), m_now)
    , m_settings(setup.settings.server)
{
    measure();
    holdAnswers();
    linkGateway(setup);
    watchService();
    m_cluster.start();
}

void LoginServer::watchService()
{
    QObject::connect(&m_serviceWatch, &ServiceWatch::changed, &m_channels,
                     &Http::ChannelHub::sendService);
    if (m_link) {
        QObject::connect(&m_link->watch(), &GatewayWatch::changed, &m_serviceWatch,
                         &ServiceWatch::refresh);
    }
    m_serviceWatch.start();
}

// The channels and the gate are asked when somebody wants to know; the rest tells.
void LoginServer::measure()
{
    m_connection->database().setObserver([this](std::chrono::nanoseconds duration, bool isDone) {
        m_metrics.noteStatement(duration, isDone);
    });
}

// No answer leaves before the commit that it tells of.
void LoginServer::holdAnswers()
{
    auto &work = m_stores.work;
    QObject::connect(&work, &Storage::GroupCommit::began, &work,
                     [this] { m_frontend.answers().hold(); });
    QObject::connect(&work, &Storage::GroupCommit::committed, &work,
                     [this] { m_frontend.answers().release(); });
    QObject::connect(&work, &Storage::GroupCommit::lost, &work,
                     [this] { m_frontend.answers().reset(); });
}

LoginServer::~LoginServer()
{
    m_stores.work.flush();
}

void LoginServer::linkGateway(const ServerSetup &setup)
{
    const auto &settings = setup.settings.greenApi;
    if (!m_gateway || settings.mode == Config::GatewayMode::Off)
        return;
    const auto before = m_stores.gatewayNumbers.find(*settings.idInstance).value_or(std::nullopt);
    // Until the gateway has told the number, what is meant for another one is not for us.
    if (before && !m_companyNumber)
        m_processor.setCompanyNumber(*before);
    m_link = std::make_unique<GatewayLink>(
        GatewayLink::Parts{.client = m_gateway->client,
                           .outbox = m_gateway->outbox,
                           .logins = m_loginService,
                           .processor = m_processor,
                           .isStored = [this] { return m_stores.work.flush().has_value(); }},
        GatewayLink::Options{.account = accountOf(setup.settings),
                             .numberBefore = before,
                             .isPolling = settings.mode == Config::GatewayMode::Poll,
                             .isReplying = settings.reply,
                             .phrase = Core::LoginPhrase(setup.settings.login.keyword),
                             .timings = setup.link},
        [this, patience = setup.link.journal.patience] { return isMessageAwaited(patience); },
        m_now);
    QObject::connect(m_link.get(), &GatewayLink::numberKnown, m_link.get(),
                     [this](const Core::PhoneNumber &number) { onNumberKnown(number); });
    QObject::connect(&m_cluster, &Cluster::leads, m_link.get(), &GatewayLink::setLeading);
    m_link->start();
}

// Of use only where there is a link: nobody else could look senders up, or answer.
Http::NotificationListeners LoginServer::notificationListeners()
{
    Http::NotificationListeners listeners{
        .heard = [this] { m_heardAt = m_now(); },
        .taken = [this](const Http::ProcessingResult &intake) { m_metrics.count(intake); }};
    if (!m_gateway)
        return listeners;
    listeners.lookupWanted = [this](const Core::SignInMessage &message) {
        m_link->lookUp(message);
    };
    listeners.readBackWanted = [this](const Core::SignInMessage &message) {
        m_link->readBack(message);
    };
    listeners.replyDue = [this](const Http::ReplyOccasion &occasion) {
        m_stores.work.afterCommit([this, occasion] { m_link->reply(occasion); });
    };
    listeners.isMessageAwaited = [this] { return isMessageAwaited({}); };
    listeners.stateChanged = [this](const GreenApi::StateChange &change) {
        m_link->noteState(change);
    };
    listeners.quotaExceeded = [this](const GreenApi::QuotaWarning &warning) {
        m_link->noteQuota(warning);
    };
    return listeners;
}

void LoginServer::onLinked(const Core::Linked &linked, const QString &kiosk)
{
    if (!m_gateway)
        return;
    const auto attempt = m_stores.attempts.find(linked.attemptId).value_or(std::nullopt);
    tellLinked(m_gateway->outbox, linked,
               {.language = attempt ? attempt->language : QString(), .kiosk = kiosk});
}

void LoginServer::onNumberKnown(const Core::PhoneNumber &number)
{
    if (!m_companyNumber) {
        m_companyNumber = number;
        m_processor.setCompanyNumber(number);
    }
    const auto stored = m_stores.work.commit(
        [&] { return m_stores.gatewayNumbers.remember(m_link->instance(), number, m_now()); });
    if (!stored)
        qCWarning(lcService) << "the company's number cannot be remembered";
}

bool LoginServer::isMessageAwaited(std::chrono::milliseconds patience)
{
    const auto now = m_now();
    return m_stores.attempts.isMessageAwaited(now.addDuration(-patience), now).value_or(false);
}

Http::HttpFrontend::Options LoginServer::frontendOptions(const ServerSetup &setup)
{
    const auto &settings = setup.settings;
    const Core::LoginPhrase phrase(settings.login.keyword);
    const bool takesWeb = settings.server.startPolicy == Config::StartPolicy::Open;
    return {
        .kiosks = [this](const Core::Secret &key) { return kioskWith(key); },
        .start = {.phrase = phrase,
                  .companyNumber = [this] { return m_companyNumber; },
                  .rotateAfter = settings.login.rotate,
                  .takesWeb = takesWeb,
                  .hasCodeLogin = {}},
        .startRate = settings.server.startRate,
        .phoneRegion = settings.phone.region,
        .roles = settings.roles,
        .webhookToken = setup.webhookToken,
        .webhookAddresses = settings.greenApi.webhookAddresses,
        .publicUrl = settings.server.publicUrl.value_or(QUrl()),
        .trustedProxies = settings.server.trustedProxies,
        .hasLoginPage = settings.server.webLogin && takesWeb,
        .readiness = [this] { return readiness(); },
        .metrics = [this] { return metrics(); },
        .metricsToken = settings.metrics.token,
        .instance = m_instance,
        .database = Storage::identityOf(*m_connection),
        .staff = staffDesk(setup),
        .limits = {},
        .shares = {},
        .traffic = {.answered =
                        [this](const Http::Answered &answered) { m_metrics.count(answered); },
                    .unread = [this](Http::Unread unread) { m_metrics.count(unread); }},
    };
}

Core::ConfirmationSender &LoginServer::confirmations()
{
    if (m_gateway)
        return m_gateway->numbers;
    return m_unsentConfirmations;
}

Core::CodeSender *LoginServer::codeSender()
{
    return m_gateway ? &m_gateway->codes : nullptr;
}

std::optional<Core::GatewayState> LoginServer::gatewayState() const
{
    return m_link ? m_link->watch().state() : std::nullopt;
}

std::optional<bool> LoginServer::isSending() const
{
    return m_gateway ? std::optional(m_gateway->outbox.isWorking()) : std::nullopt;
}

QByteArray LoginServer::metrics() const
{
    return m_metrics.text(
        {.connections = m_frontend.connections(),
         .channels = m_channels.channels(),
         .gateway = gatewayState(),
         .sending = isSending(),
         .waitingMessages = m_gateway ? std::optional(m_gateway->outbox.waiting()) : std::nullopt});
}

Protocol::ReadyReply LoginServer::readiness() const
{
    Protocol::ReadyReply reply;
    reply.gateway = gatewayState();
    reply.sending = isSending();
    if (!isDatabaseUsable()) {
        reply.parts.append(u"database"_s);
        const auto trouble = m_connection->database().trouble();
        reply.reasons.append(u"the database cannot be used"_s
                             + (trouble ? u": "_s + Storage::sentenceOf(*trouble) : QString()));
    }
    if (reply.gateway && !isUsable(*reply.gateway)) {
        reply.parts.append(u"gateway"_s);
        reply.reasons.append(sentenceOf(*reply.gateway));
    }
    return reply;
}

ServiceCondition LoginServer::condition() const
{
    return {
        .isDatabaseUsable = isDatabaseUsable(), .gateway = gatewayState(), .sending = isSending()};
}

Http::StaffDesk LoginServer::staffDesk(const ServerSetup &setup)
{
    return {
        .version = QCoreApplication::applicationVersion(),
        .startedAt = m_startedAt,
        .health = [this, settings = setup.settings.greenApi] { return health(settings); },
        .attempts =
            [this](const Http::AttemptsWanted &wanted) {
                return wanted.all ? m_stores.attempts.newestOf(wanted.kiosk, wanted.limit)
                                  : m_stores.attempts.newestEventful(wanted.kiosk, wanted.limit);
            },
        .doctor = [this] { return examination(); },
        .pin = staffPinOf(setup),
        .linked =
            [this, isReplying = setup.settings.greenApi.reply](const Core::Linked &linked,
                                                               const QString &kiosk) {
                if (isReplying)
                    m_stores.work.afterCommit([this, linked, kiosk] { onLinked(linked, kiosk); });
            },
    };
}

// What only the link has heard of.
std::optional<Core::Examination> LoginServer::examination()
{
    auto found = m_doctor.ask();
    if (found && m_link) {
        const auto used = m_link->usedUpChats();
        found->findings.append(used ? quotaFinding(*used) : quotaLeftFinding());
    }
    return found;
}

bool LoginServer::isDatabaseUsable() const
{
    auto &database = m_connection->database();
    return !database.trouble()
        && Storage::run(database, u"SELECT 1 FROM tenants LIMIT 1"_s).has_value();
}

QList<Core::Finding> LoginServer::health(const Config::GreenApiSettings &settings) const
{
    using Core::Finding;
    using Core::FindingCode;
    QList<Finding> findings{
        Finding::of(FindingCode::ServerOk, u"The server runs."_s).withSince(m_startedAt),
        isDatabaseUsable()
            ? Finding::of(FindingCode::DatabaseOk, u"The database answers."_s)
            : Finding::of(FindingCode::DatabaseFailed, u"The database does not answer."_s,
                          u"See the server's log; the doctor tells more."_s),
        gatewayState() ? findingOf(*gatewayState(), m_link->watch().since())
                       : gatewayFinding(settings),
    };
    if (settings.mode != Config::GatewayMode::Off)
        findings.append(webhookFinding(m_heardAt, m_now()));
    if (m_link && m_link->usedUpChats())
        findings.append(quotaFinding(*m_link->usedUpChats()));
    return findings;
}

Core::Stored<std::optional<QString>> LoginServer::kioskWith(const Core::Secret &key)
{
    if (m_embeddedKiosk && Http::hasHash(key, m_embeddedKiosk->key.hash()))
        return m_embeddedKiosk->name;
    const auto kiosk = m_stores.kiosks.findByKey(key.hash());
    if (!kiosk)
        return Core::Unexpected(kiosk.error());
    return *kiosk ? std::optional((*kiosk)->name) : std::nullopt;
}

Core::Expected<void, StartError> LoginServer::listen()
{
    std::optional<QSslConfiguration> tls;
    if (!m_settings.tlsCertificate.isEmpty()) {
        auto configuration =
            Http::tlsConfigurationFrom(m_settings.tlsCertificate, m_settings.tlsKey);
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

void LoginServer::reloadTls()
{
    if (m_settings.tlsCertificate.isEmpty())
        return;
    const auto configuration =
        Http::tlsConfigurationFrom(m_settings.tlsCertificate, m_settings.tlsKey);
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
