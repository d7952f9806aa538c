// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/gate/gate.h"

#include <QTcpSocket>

#include <chrono>
#include <functional>

namespace Http {

//! The socket of a guarded connection, plain or with TLS: how much of an answer the client has not
//! fetched yet, who reads, and how the connection ends without losing the last answer. One thread,
//! the socket's.
class ClientSocket
{
public:
    //! Both outlive this object. @p owner is the context of every connection made here: the
    //! socket's signals come for as long as it lives.
    ClientSocket(QTcpSocket *socket, QObject *owner);

    QTcpSocket *operator->() const { return m_socket; }
    [[nodiscard]] QTcpSocket *get() const { return m_socket; }

    [[nodiscard]] bool isSecure() const;
    //! Bytes that the client has not fetched yet, with TLS in either form.
    [[nodiscard]] qint64 unsent() const;

    //! Calls @p onReadyRead when bytes come. Call it before anybody else connects to readyRead.
    void setReader(std::function<void()> onReadyRead);
    //! Cuts every other reader off: from now on only ours is called.
    void seize();
    //! Cuts all readers off, ours too.
    void removeReaders();
    //! Reads at most @p most bytes and throws them away. Returns how many; 0 if there are none.
    qint64 discard(qint64 most);

    //! Records from now on when the client takes something. Qt cuts this off at an upgrade.
    void watchProgress();
    //! Whether there is something to send of which the client has taken nothing for a while, or
    //! much more than it should leave.
    [[nodiscard]] bool isStalled(const GateLimits &limits);

    //! Half-closes the connection when everything is sent; nothing more can be written. Closing it
    //! with unread bytes would send a reset, and with it the answer might be lost: so the owner
    //! reads on.
    void endWriting();

private:
    //! Calls @p onSent when some bytes have left the program.
    void whenSent(const std::function<void()> &onSent);

    QTcpSocket *m_socket;
    QObject *m_owner;
    std::function<void()> m_onReadyRead;
    //! When the client last took something, or there was nothing to take.
    std::chrono::milliseconds m_progressAt;
};

} // namespace Http
