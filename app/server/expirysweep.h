#pragma once

#include "core/loginservice.h"

#include <QObject>
#include <QTimer>

namespace Server {

//! Ends attempts whose time is over, within a second, so that who waits is told of it like of any
//! other change.
class ExpirySweep : public QObject
{
    Q_OBJECT

public:
    explicit ExpirySweep(Core::LoginService &logins);

private:
    void sweep();

    Core::LoginService &m_logins;
    QTimer m_timer;
};

} // namespace Server
