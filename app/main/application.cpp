#include "main/application.h"

#include "config/datadirectory.h"
#include "core/exitcode.h"
#include "core/logevent.h"
#include "core/loginphrase.h"
#include "main/logging.h"
#include "main/restarter.h"
#include "service/randombytes.h"

#include <QProcessEnvironment>

#include <cstdio>

namespace Main {

using namespace Qt::StringLiterals;
using Core::ExitCode;

namespace {

Kiosk::DemoSender::Kind kindOf(const std::optional<Core::Tenant> &tenant)
{
    using Kind = Kiosk::DemoSender::Kind;
    if (!tenant)
        return Kind::Unknown;
    if (!tenant->isActive)
        return Kind::Disabled;
    switch (Core::roleOf(tenant->type)) {
    case Core::Role::Tenant:
        return Kind::Tenant;
    case Core::Role::Landlord:
        return Kind::Landlord;
    case Core::Role::Investor:
        return Kind::Investor;
    case Core::Role::Staff:
        return Kind::Staff;
    case Core::Role::Admin:
        return Kind::Admin;
    }
    Q_UNREACHABLE();
}

QList<Kiosk::DemoSender> sendersForPanel()
{
    QList<Kiosk::DemoSender> senders;
    for (const auto &sender : Service::demoSenders())
        senders.append({.kind = kindOf(sender.tenant),
                        .name = sender.tenant ? sender.tenant->name : QString()});
    return senders;
}

} // namespace

Application::Application(Arguments arguments, Config::Settings settings)
    : m_arguments(std::move(arguments))
    , m_settings(std::move(settings))
    , m_embeddedKioskKey(Core::Secret::random(Service::secureRandomBytes()))
{
    if (m_arguments.isDemo) {
        m_demoDirectory.emplace();
        m_settings = Service::demoSettings(m_settings);
    } else if (!m_arguments.server) {
        m_arguments.server = m_settings.kiosk.server;
    }
}

void Application::start()
{
    if (!m_arguments.screenshotDirectory.isEmpty())
        startTour();
    else if (m_arguments.server)
        openWindow(*m_arguments.server);
    else
        startServer();
}

void Application::startServer()
{
    const auto directory = m_demoDirectory
        ? m_demoDirectory->path()
        : Config::dataDirectory(QProcessEnvironment::systemEnvironment());
    auto setup = Service::setUp(m_settings, directory);
    if (!setup)
        return onServerFailed(setup.error());
    m_setup = std::move(*setup);
    m_setup->isDemo = m_arguments.isDemo;
    m_setup->kiosk = {.name = m_settings.kiosk.name, .key = m_embeddedKioskKey};
    m_server = std::make_unique<Service::ServerThread>(*m_setup);
    connect(m_server.get(), &Service::ServerThread::started, this, &Application::onServerStarted);
    connect(m_server.get(), &Service::ServerThread::failed, this, &Application::onServerFailed);
    m_server->start();
}

void Application::reloadTls()
{
    if (m_server)
        m_server->reloadTls();
}

void Application::restart()
{
    qCInfo(lcMain).noquote() << Core::LogEvent("kiosk.restarting"_L1).text();
    Q_EMIT ended(restartRequested);
}

void Application::onServerStarted(const Service::ServerAddresses &addresses)
{
    std::printf("Listening on %s\n", qUtf8Printable(addresses.url.toString()));
    std::fflush(stdout);
    m_runtimeFile = std::make_unique<Service::RuntimeFile>(Service::describe(*m_setup, addresses));
    if (m_arguments.isDemo) {
        m_phone = std::make_unique<Service::SimulatedPhone>(Service::SimulatedGateway{
            .serverUrl = addresses.localUrl,
            .webhookToken = m_setup->webhookToken,
            .idInstance = m_settings.greenApi.idInstance,
            .companyNumber = m_settings.whatsapp.number,
        });
    }
    openWindow(addresses.localUrl);
}

void Application::onServerFailed(const Service::StartError &error)
{
    std::fprintf(stderr, "amt-kiosk: %s\n", qUtf8Printable(error.sentence));
    Q_EMIT ended(int(Service::exitCodeOf(error.kind)));
}

Kiosk::KioskOptions Application::kioskOptions(const QUrl &server) const
{
    Kiosk::KioskOptions options;
    options.server = server;
    options.key = m_server ? m_embeddedKioskKey : m_settings.kiosk.key;
    options.name = m_settings.kiosk.name;
    options.languages = m_settings.kiosk.languages;
    options.startLanguage =
        m_arguments.language.isEmpty() ? options.languages.first() : m_arguments.language;
    options.sessionIdle = m_settings.session.kiosk.idle;
    options.isWindowed = m_arguments.isWindowed;
    if (m_arguments.isDemo)
        options.demoSenders = sendersForPanel();
    return options;
}

void Application::openWindow(const QUrl &server)
{
    m_window = std::make_unique<Kiosk::KioskWindow>(kioskOptions(server));
    connect(m_window.get(), &Kiosk::KioskWindow::demoMessageRequested, this,
            &Application::playPhone);
    m_window->present();
}

void Application::startTour()
{
    m_tour =
        std::make_unique<Kiosk::ScreenshotTour>(kioskOptions({}), m_arguments.screenshotDirectory);
    connect(m_tour.get(), &Kiosk::ScreenshotTour::finished, this, [this](bool isComplete) {
        Q_EMIT ended(int(isComplete ? ExitCode::Done : ExitCode::Failed));
    });
    m_tour->start();
}

void Application::playPhone(const QUuid &attemptId, int senderIndex)
{
    const auto text = Core::LoginPhrase(m_settings.login.keyword).textFor(attemptId);
    m_phone->send(Service::demoSenders().at(senderIndex).phone, text, this,
                  [](const Service::SimulatedPhone::Verdict &verdict) {
                      qCInfo(lcMain).noquote()
                          << Core::LogEvent("demo.message"_L1)
                                 .with("verdict"_L1, verdict ? *verdict : verdict.error())
                                 .text();
                  });
}

} // namespace Main
