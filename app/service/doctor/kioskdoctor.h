// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/base/secret.h"
#include "core/base/timestamp.h"
#include "core/model/finding.h"
#include "service/doctor/channelcheckup.h"
#include "service/doctor/httpprobe.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace Service {

//! The places at which a kiosk's machine is examined.
struct KioskMachine
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    //! Where X servers have their sockets, "X0" for the display ":0".
    QString x11Sockets = QStringLiteral("/tmp/.X11-unix");
    //! The kernel's list of sound cards.
    QString soundCards = QStringLiteral("/proc/asound/cards");
};

//! Whether there is a font with the letters of Kyrgyz, which few fonts have. Waits for fc-list for
//! up to three seconds.
[[nodiscard]] Core::Finding fontsFinding(const KioskMachine &machine);

//! Whether an X server or a Wayland compositor answers: the session's, else any of this machine,
//! because the doctor may have been called from another session. Waits for each for up to three
//! seconds.
[[nodiscard]] Core::Finding displayFinding(const KioskMachine &machine);

//! Whether a sound server and a card are there.
[[nodiscard]] Core::Finding soundFinding(const KioskMachine &machine);

//! Whether a kiosk gets through to its server elsewhere: the server answers and is one of ours, it
//! takes the kiosk's key, and a channel opens.
class KioskLink : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const QList<Core::Finding> &)>;

    KioskLink(QUrl server, Core::Secret key, const Core::RandomBytes &randomBytes,
              std::chrono::milliseconds patience = std::chrono::seconds(8));

    //! @p done runs once and later, unless this is destroyed first.
    void start(Done done);

private:
    void onHealth(const ProbeAnswer &answer);
    void askKey();
    void onKey(const ProbeAnswer &answer);
    void openChannel();
    void end();

    QUrl m_server;
    Core::Secret m_key;
    QString m_nonce;
    std::chrono::milliseconds m_patience;
    QNetworkAccessManager m_network;
    QList<Core::Finding> m_findings;
    Done m_done;
    std::unique_ptr<HttpProbe> m_healthProbe;
    std::unique_ptr<HttpProbe> m_keyProbe;
    ChannelCheckup m_channel;
};

//! The doctor of a kiosk whose server is elsewhere (kiosk/server): the way to that server, and what
//! a screen needs of its machine. The server's own set-up is no concern of this machine.
class KioskDoctor
{
public:
    //! @p settings have a server.
    KioskDoctor(Config::Settings settings, QString dataDirectory, KioskMachine machine,
                Core::Clock now);

    //! Takes up to half a minute and waits for the network. Any thread will do. Changes nothing.
    [[nodiscard]] QList<Core::Finding> examine() const;

private:
    [[nodiscard]] QList<Core::Finding> askServer() const;

    Config::Settings m_settings;
    QString m_dataDirectory;
    KioskMachine m_machine;
    Core::Clock m_now;
};

} // namespace Service
