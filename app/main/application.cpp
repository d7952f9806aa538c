// SPDX-License-Identifier: GPL-3.0-only
#include "main/application.h"

#include "config/loader.h"
#include "core/base/expected.h"
#include "core/base/logevent.h"
#include "core/base/logging.h"
#include "core/login/loginphrase.h"
#include "main/arguments.h"
#include "main/restarter.h"
#include "service/process/processresources.h"

#include <QProcessEnvironment>

#include <cstdio>

namespace Main {

using namespace Qt::StringLiterals;
using Core::ExitCode;

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

QString Application::dataDirectory() const
{
    return m_demoDirectory ? m_demoDirectory->path()
                           : Config::dataDirectory(QProcessEnvironment::systemEnvironment());
}

void Application::startServer()
{
    if (m_arguments.isDemo && !startPhone())
        return onServerFailed(
            {.kind = Service::StartError::Kind::Network,
             .sentence = u"the demo's phone finds no free port on this machine"_s});
    auto setup = Service::setUp(m_settings, dataDirectory());
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

bool Application::startPhone()
{
    m_phone = std::make_unique<DemoPhone>();
    if (!m_phone->start())
        return false;
    m_settings = m_phone->accountIn(std::move(m_settings));
    return true;
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
    m_runtimeFile = std::make_unique<Service::RuntimeFile>(Service::describe(*m_setup, addresses));
    if (m_phone) {
        m_phone->connectTo(addresses.localUrl, m_setup->webhookToken);
        std::printf("The demo's phone: %s\n", qUtf8Printable(m_phone->page().toString()));
    }
    std::fflush(stdout);
    openWindow(addresses.localUrl);
}

void Application::onServerFailed(const Service::StartError &error)
{
    std::fprintf(stderr, "amt-kiosk: %s\n", qUtf8Printable(error.sentence));
    Q_EMIT ended(int(Service::exitCodeOf(error.kind)));
}

void Application::openWindow(const QUrl &server)
{
    auto options = kioskOptionsFrom(m_settings, m_arguments);
    options.server = server;
    options.key = m_server ? m_embeddedKioskKey : m_settings.kiosk.key;
    options.pinCountFile = dataDirectory() + u"/wrong-pins.json"_s;
    m_staffChoices = StaffChoices::load(dataDirectory());
    options.volume = m_staffChoices.volume.value_or(options.volume);
    if (m_arguments.language.isEmpty() && options.languages.contains(m_staffChoices.startLanguage))
        options.startLanguage = m_staffChoices.startLanguage;
    m_window = std::make_unique<Kiosk::KioskWindow>(options);
    keepStaffChoices();
    connect(m_window.get(), &Kiosk::KioskWindow::restartRequested, this, &Application::restart);
    connect(m_window.get(), &Kiosk::KioskWindow::leaveRequested, this,
            [this] { Q_EMIT ended(int(ExitCode::Done)); });
    connect(m_window.get(), &Kiosk::KioskWindow::demoMessageRequested, this,
            &Application::playPhone);
    if (m_phone)
        followCode();
    m_device = std::make_unique<Kiosk::DeviceIntegration>(*m_window, options);
    m_window->present();
}

void Application::keepStaffChoices()
{
    connect(m_window.get(), &Kiosk::KioskWindow::volumeChosen, this, [this](int percent) {
        m_staffChoices.volume = percent;
        m_staffChoices.save(dataDirectory());
    });
    connect(m_window.get(), &Kiosk::KioskWindow::startLanguageChosen, this,
            [this](const QString &language) {
                m_staffChoices.startLanguage = language;
                m_staffChoices.save(dataDirectory());
            });
}

// With the whole of it, some two thousand pictures, unless it is narrowed down.
void Application::startTour()
{
    auto options = kioskOptionsFrom(m_settings, m_arguments);
    if (!m_arguments.language.isEmpty())
        options.languages = {m_arguments.language};
    Kiosk::TourPlan plan;
    if (m_arguments.isWindowed)
        plan.sizes = {Kiosk::deskSize};
    m_tour =
        std::make_unique<Kiosk::ScreenshotTour>(options, m_arguments.screenshotDirectory, plan);
    connect(m_tour.get(), &Kiosk::ScreenshotTour::finished, this, [this](bool isComplete) {
        Q_EMIT ended(int(isComplete ? ExitCode::Done : ExitCode::Failed));
    });
    m_tour->start();
}

void Application::playPhone(const QUuid &attemptId, int senderIndex)
{
    qCInfo(lcMain).noquote()
        << Core::LogEvent("demo.message"_L1).with("attempt"_L1, Core::toString(attemptId)).text();
    m_phone->send(Service::demoSenders().at(senderIndex).phone, messageFor(attemptId));
}

// The phone's page offers what a scanned code would have written.
void Application::followCode()
{
    connect(m_phone.get(), &DemoPhone::received, m_window.get(),
            &Kiosk::KioskWindow::showDemoMessage);
    const auto &flow = m_window->flow();
    connect(&flow, &Kiosk::LoginFlow::changed, this, [this, &flow] {
        if (const auto *invitation = flow.invitation())
            offer(invitation->attemptId);
    });
}

void Application::offer(const QUuid &attemptId)
{
    if (attemptId == m_offered)
        return;
    m_offered = attemptId;
    m_phone->prepare(messageFor(attemptId));
}

QString Application::messageFor(const QUuid &attemptId) const
{
    return Core::LoginPhrase(m_settings.login.keyword).textFor(attemptId);
}

} // namespace Main
