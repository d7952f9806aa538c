// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QUrl>

#include <atomic>
#include <thread>
#include <vector>

namespace TestSupport {

//! One address that asks for one thing again and again over several connections at once, as fast
//! as it is let, until this object goes. In threads of its own.
class Flood
{
public:
    struct Plan
    {
        //! An https address is sent the beginning of a TLS handshake in place of a request.
        QUrl server;
        QHostAddress from;
        //! Empty: it only connects.
        QByteArray request;
        int connections = 32;
        //! On each connection, one behind the other.
        int requests = 8;
    };

    explicit Flood(const Plan &plan);
    ~Flood();
    Q_DISABLE_COPY_MOVE(Flood)

    //! How many answers have begun to come.
    [[nodiscard]] int answered() const { return m_answered; }

private:
    void run();

    Plan m_plan;
    std::atomic<bool> m_isOver = false;
    std::atomic<int> m_answered = 0;
    std::thread m_thread;
};

} // namespace TestSupport
