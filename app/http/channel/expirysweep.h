#pragma once

#include "core/login/loginservice.h"
#include "http/channel/channelhub.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace Http {

//! Looks once a second for what nobody tells us: attempts whose time is over, and what another
//! program changed in the database (a kiosk was revoked, for example). Who waits is told of it like
//! of any other change.
class ExpirySweep : public QObject
{
    Q_OBJECT

public:
    //! @p hasForeignChanges: whether another program has written since it was last asked.
    ExpirySweep(Core::LoginService &logins, ChannelHub &channels,
                std::function<bool()> hasForeignChanges);

private:
    void sweep();

    Core::LoginService &m_logins;
    ChannelHub &m_channels;
    std::function<bool()> m_hasForeignChanges;
    QTimer m_timer;
};

} // namespace Http
