// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "kiosk/deviceintegration.h"
#include "kiosk/kioskwindow.h"
#include "kiosk/screenshottour.h"
#include "main/arguments.h"
#include "main/demophone.h"
#include "main/staffchoices.h"
#include "service/demo.h"
#include "service/process/runtimefile.h"
#include "service/serverthread.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace Main {

//! The parts of the program: the embedded server, unless another is used; the window; in a demo the
//! phone.
class Application : public QObject
{
    Q_OBJECT

public:
    Application(Arguments arguments, Config::Settings settings);

    void start();
    //! Reads the embedded server's certificate and key anew.
    void reloadTls();
    //! Ends the program with restartRequested; main() then starts it anew.
    void restart();

Q_SIGNALS:
    //! The program is to end with this exit code, or restartRequested.
    void ended(int exitCode);

private:
    void startServer();
    void startTour();
    void openWindow(const QUrl &server);
    void keepStaffChoices();
    [[nodiscard]] QString dataDirectory() const;
    void onServerStarted(const Service::ServerAddresses &addresses);
    void onServerFailed(const Service::StartError &error);
    [[nodiscard]] bool startPhone();
    void followCode();
    void offer(const QUuid &attemptId);
    [[nodiscard]] QString messageFor(const QUuid &attemptId) const;
    void playPhone(const QUuid &attemptId, int senderIndex);

    Arguments m_arguments;
    Config::Settings m_settings;
    //! The demo's data directory; made only for a demo.
    std::optional<QTemporaryDir> m_demoDirectory;
    StaffChoices m_staffChoices;
    Core::Secret m_embeddedKioskKey;
    std::optional<Service::ServerSetup> m_setup;
    std::unique_ptr<Service::ServerThread> m_server;
    std::unique_ptr<Service::RuntimeFile> m_runtimeFile;
    //! Only in a demo.
    std::unique_ptr<DemoPhone> m_phone;
    QUuid m_offered;
    std::unique_ptr<Kiosk::KioskWindow> m_window;
    std::unique_ptr<Kiosk::DeviceIntegration> m_device;
    std::unique_ptr<Kiosk::ScreenshotTour> m_tour;
};

} // namespace Main
