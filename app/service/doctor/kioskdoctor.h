#pragma once

#include "config/settings.h"
#include "core/base/timestamp.h"
#include "core/model/finding.h"
#include "service/doctor/kioskmachine.h"

#include <QList>
#include <QString>

namespace Service {

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
