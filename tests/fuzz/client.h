// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>

namespace Fuzz {

//! A client's end of a connection to a port of this machine. It never blocks and needs no event
//! loop: the server has the loop of the same thread.
class Client
{
public:
    //! From 127.0.0.@p from.
    Client(quint16 port, int from);
    //! Resets it.
    ~Client();
    Q_DISABLE_COPY_MOVE(Client)

    //! As much of @p bytes as is taken.
    void send(const QByteArray &bytes) const;
    //! Takes what has come.
    void read();
    void closeHalf();
    void close();
    void reset();

    //! All that was taken.
    [[nodiscard]] const QByteArray &received() const { return m_received; }

private:
    int m_descriptor;
    QByteArray m_received;
};

} // namespace Fuzz
