// SPDX-License-Identifier: GPL-3.0-only
#include "service/loginserver.h"

#include "core/base/logevent.h"
#include "http/base/credentials.h"
#include "http/gate/tlsfiles.h"
#include "service/doctor/settingsfindings.h"
#include "service/process/logging.h"
#include "service/process/processresources.h"
#include "service/setup/settingsmapping.h"
#include "storage/engine/connection.h"

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// The kiosk in the same process has a key of its own, which is not in the database.
Http::KioskLookup kioskLookup(Storage::SqlKioskRegistry &kiosks,
                              const std::optional<EmbeddedKiosk> &embedded)
{
    return [&kiosks, embedded](const Core::Secret &key) -> Core::Stored<std::optional<QString>> {
        if (embedded && Http::hasHash(key, embedded->key.hash()))
            return embedded->name;
        KIOSK_TRY(kiosk, kiosks.findByKey(key.hash()));
        return kiosk ? std::optional(kiosk->name) : std::nullopt;
    };
}

StartError networkError(const QString &sentence)
{
    return {.kind = StartError::Kind::Network, .sentence = sentence};
}

} // namespace

Core::Expected<std::unique_ptr<LoginServer>, StartError> LoginServer::start(
    const ServerSetup &setup)
{
    KIOSK_TRY(connection, openDatabase(setup));
    if (!allowManyFiles())
        qCWarning(lcService) << "the limit of open files cannot be raised";
    std::unique_ptr<LoginServer> server(new LoginServer(std::move(connection), setup));
    KIOSK_CHECK(server->listen());
    qCInfo(lcService).noquote() << Core::LogEvent("server.listening"_L1)
                                       .with("url"_L1, server->addresses().url.toString())
                                       .text();
    if (!setup.isDemo)
        warnAtStart(setup.settings);
    return server;
}

LoginServer::LoginServer(std::unique_ptr<Storage::Connection> connection, const ServerSetup &setup)
    : m_context(std::move(connection), setup)
    , m_services(m_context, setup)
    , m_serviceWatch([this] { return m_staff.condition(); },
                     {.confirmation = loginRulesFrom(setup.settings).confirmation,
                      .isSimulated = setup.isDemo && !m_context.account,
                      .isListening = setup.settings.greenApi.mode != Config::GatewayMode::Off})
    , m_reporter(m_services.sessions, m_context.stores.tenants, m_services.links,
                 setup.settings.roles,
                 [this](bool isForKiosk) { return m_serviceWatch.view(isForKiosk); })
    , m_upkeep(m_context, m_services, setup)
    , m_gateway(m_context, m_services, setup)
    , m_instance(QString::fromLatin1(secureRandomBytes()(8).toHex()))
    , m_staff(m_context, m_gateway, setup, m_instance)
    , m_frontend(frontendServices(), frontendOptions(setup), m_context.now)
    , m_settings(setup.settings.server)
{
    m_context.measureStatements();
    holdAnswers();
    m_gateway.start(setup, m_upkeep.cluster());
    watchService();
    m_upkeep.cluster().start();
}

LoginServer::~LoginServer()
{
    m_context.stores.work.flush();
}

void LoginServer::watchService()
{
    QObject::connect(&m_serviceWatch, &ServiceWatch::changed, &m_services.channels,
                     &Http::ChannelHub::sendService);
    if (const auto *link = m_gateway.link()) {
        QObject::connect(&link->watch(), &GatewayWatch::changed, &m_serviceWatch,
                         &ServiceWatch::refresh);
    }
    m_serviceWatch.start();
}

// No answer leaves before the commit that it reports.
void LoginServer::holdAnswers()
{
    auto &work = m_context.stores.work;
    QObject::connect(&work, &Storage::GroupCommit::began, &work,
                     [this] { m_frontend.answers().hold(); });
    QObject::connect(&work, &Storage::GroupCommit::committed, &work,
                     [this] { m_frontend.answers().release(); });
    QObject::connect(&work, &Storage::GroupCommit::lost, &work,
                     [this] { m_frontend.answers().reset(); });
}

Http::HttpFrontend::Services LoginServer::frontendServices()
{
    return {.logins = m_services.logins,
            .codes = m_services.codeLogins,
            .sessions = m_services.sessions,
            .handoffs = m_services.handoffs,
            .links = m_services.links,
            .processor = m_gateway.processor(),
            .services = m_context.stores.services,
            .tenants = m_context.stores.tenants,
            .reporter = m_reporter,
            .channels = m_services.channels};
}

Http::HttpFrontend::Options LoginServer::frontendOptions(const ServerSetup &setup)
{
    const auto &settings = setup.settings;
    const bool takesWeb = settings.server.startPolicy == Config::StartPolicy::Open;
    return {
        .kiosks = kioskLookup(m_context.stores.kiosks, setup.kiosk),
        .start = {.phrase = Core::LoginPhrase(settings.login.keyword),
                  .companyNumber = [this] { return m_gateway.companyNumber(); },
                  .rotateAfter = settings.login.rotate},
        .takesWeb = takesWeb,
        .startRate = settings.server.startRate,
        .phoneRegion = settings.phone.region,
        .roles = settings.roles,
        .webhookToken = setup.webhookToken,
        .webhookAddresses = settings.greenApi.webhookAddresses,
        .publicUrl = settings.server.publicUrl.value_or(QUrl()),
        .trustedProxies = settings.server.trustedProxies,
        .hasLoginPage = settings.server.webLogin && takesWeb,
        .readiness = [this] { return m_staff.readiness(); },
        .metrics = [this] { return metrics(); },
        .metricsToken = settings.metrics.token,
        .instance = m_instance,
        .database = Storage::identityOf(*m_context.connection),
        .staff = m_staff.desk(),
        .limits = {},
        .shares = {},
        .traffic = {.answered =
                        [this](const Http::Answered &answered) {
                            m_context.metrics.count(answered);
                        },
                    .unread = [this](Http::Unread unread) { m_context.metrics.count(unread); }},
    };
}

QByteArray LoginServer::metrics() const
{
    const auto &account = m_context.account;
    return m_context.metrics.text(
        {.connections = m_frontend.connections(),
         .channels = m_services.channels.channels(),
         .gateway = m_gateway.state(),
         .sending = m_context.isSending(),
         .waitingMessages = account ? std::optional(account->outbox.waiting()) : std::nullopt});
}

Core::Expected<void, StartError> LoginServer::listen()
{
    std::optional<QSslConfiguration> tls;
    if (!m_settings.tlsCertificate.isEmpty()) {
        KIOSK_TRY(configuration,
                  Http::tlsConfigurationFrom(m_settings.tlsCertificate, m_settings.tlsKey)
                      .map_error([](const QString &sentence) {
                          return StartError{.kind = StartError::Kind::Configuration,
                                            .sentence = sentence};
                      }));
        tls = configuration;
    }
    KIOSK_TRY(url,
              m_frontend.listen(m_settings.listen, m_settings.port, tls)
                  .map_error([this](const QString &reason) {
                      return networkError(
                          u"cannot listen on %1 port %2 (%3): another program may be using it; set "
                          "server/port to another one, or to 0 for any"_s
                              .arg(m_settings.listen.toString())
                              .arg(m_settings.port)
                              .arg(reason));
                  }));
    m_addresses = {.url = url, .localUrl = url};
    if (!tls)
        return {};
    KIOSK_TRY(local,
              m_frontend.listen(QHostAddress(QHostAddress::LocalHost), 0)
                  .map_error([](const QString &reason) {
                      return networkError(u"cannot listen on 127.0.0.1 (%1)"_s.arg(reason));
                  }));
    m_addresses.localUrl = local;
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
