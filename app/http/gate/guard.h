// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/gate/clientsocket.h"
#include "http/gate/gate.h"
#include "http/gate/ownrequest.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <chrono>
#include <optional>

namespace Http {

class ChannelReader;

//! Watches one connection from its first byte to its last. A child of its socket: it goes with it,
//! and stays when Qt disconnects everything from the socket at an upgrade.
class Guard : public QObject
{
public:
    enum class Phase {
        Handshake,
        //! Between two requests, or before the first.
        Idle,
        Head,
        Body,
        //! Reading a body that is not for Qt.
        OwnBody,
        //! A WebSocket.
        Channel,
        //! Throwing a body away before the answer.
        Draining,
        //! Letting a client wait for its refusal.
        Delaying,
        //! The last answer is on its way.
        Closing,
    };

    //! The other end, as far as its address tells.
    struct Peer
    {
        //! Not counted for a trusted proxy.
        ClientPlace client{};
        ClientAccount account{};
        //! A trusted proxy, or this machine.
        bool isReserved = false;
    };

    //! @p socket is an open connection.
    Guard(Gate *gate, QTcpSocket *socket, Peer peer);
    ~Guard() override;
    Q_DISABLE_COPY_MOVE(Guard)

    [[nodiscard]] Phase phase() const { return m_phase; }
    //! The account that the connection is charged to.
    [[nodiscard]] const ClientAccount &account() const { return m_peer.account; }
    //! The current entry for the gate's table.
    [[nodiscard]] ConnectionTable::Entry entry() const;

    //! Starts reading requests. Connects to readyRead; call it before anybody else does.
    void open();
    //! Ends the phase if it has lasted too long. Call it several times a second.
    void sweep();
    //! Ends the connection without a word.
    void abort();

private:
    //! Bytes of room for what Qt keeps: a request stays in the socket's buffer until it is
    //! complete.
    static constexpr qint64 slack = 4096;

    void leave();
    void onReadyRead();
    [[nodiscard]] qint64 readHead(qint64 available);
    void decide(const RequestHead &head, qint64 behindHead);
    //! False if the client owes too much to be listened to; then the connection is gone.
    [[nodiscard]] bool payForReading();
    void payForHead(std::chrono::nanoseconds reading);
    void beginBody(const RequestHead &head, qint64 available);
    void readBody(qint64 available);
    void beginOwnBody(const RequestHead &head, const Admission &admission, qint64 available);
    void readOwnBody();
    [[nodiscard]] std::chrono::milliseconds timeForBody(qint64 length) const;
    void finishRequest();
    void beginUpgrade(qint64 headSize, qint64 behindHead);
    void watchChannel();
    void endChannel(int code);

    void refuse(const HeadFault &fault);
    void refuse(Response response, std::chrono::milliseconds delay = {});
    void discard();
    void answer(const Response &response);
    void closeWhenSent();

    void enter(Phase phase, std::chrono::milliseconds patience);
    void enter(Phase phase);

    QPointer<Gate> m_gate;
    ClientSocket m_socket;
    Peer m_peer;
    //! The client of the request under way, if a proxy named one, and the account that pays for it.
    ClientPlace m_client;
    ClientAccount m_account;
    bool m_isGateway = false;
    //! The number of reads of the request under way.
    int m_reads = 0;
    Phase m_phase = Phase::Handshake;
    //! The end of the phase, by the monotonic clock; none where it may last.
    std::optional<std::chrono::milliseconds> m_deadline;

    HeadReader m_head;
    QByteArray m_method;
    QString m_requestId;
    bool m_isLast = false;
    //! Bytes of the body that are still to come.
    qint64 m_missing = 0;
    //! In OwnBody.
    std::optional<OwnRequest> m_own;
    //! While draining and delaying.
    std::optional<Response> m_refusal;

    qint64 m_discarded = 0;
    const ChannelReader *m_channelReader = nullptr;
};

} // namespace Http
