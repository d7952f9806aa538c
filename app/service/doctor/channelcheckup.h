// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/finding.h"
#include "greenapi/client/credentials.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <chrono>
#include <functional>

namespace Service {

//! Opens a channel (WebSocket) at a server as a kiosk or a page does, and has something come back
//! on it. It stands for no attempt, so nothing is changed.
class ChannelCheckup : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Core::Finding &)>;

    //! @p server is the address that kiosks and pages use; the way there is that of @p proxies.
    explicit ChannelCheckup(const QUrl &server, const GreenApi::ProxyPolicy &proxies = {},
                            std::chrono::milliseconds patience = std::chrono::seconds(5));
    ~ChannelCheckup() override;
    Q_DISABLE_COPY_MOVE(ChannelCheckup)

    //! @p done runs once and later, unless the checkup is destroyed first.
    void start(Done done);

private:
    void end(const Core::Finding &finding);

    QUrl m_server;
    QWebSocket m_socket;
    QTimer m_patience;
    bool m_isOpen = false;
    Done m_done;
};

} // namespace Service
