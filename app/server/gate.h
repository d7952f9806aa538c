#pragma once

#include "server/answerhold.h"
#include "server/requesthead.h"
#include "server/response.h"
#include "server/trustedproxies.h"

#include <QHash>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <list>
#include <optional>

class QSslSocket;

namespace Server {

class Guard;

//! What the gate takes, and for how long it waits (contract 3, limits).
struct GateLimits
{
    //! Bytes.
    qint64 head = 16 * 1024;
    //! Read and thrown away at the most; what is larger is refused unread.
    qint64 drained = 8 * 1024 * 1024;
    //! Answers that the client does not fetch.
    qint64 unsent = 1024 * 1024;
    //! How often a channel may send something in channelWindow. Its few small messages and pongs
    //! need far less.
    int channelReads = 200;

    //! From the first byte, or for the first request from the connection on, to the head's end.
    //! Also for a TLS handshake.
    std::chrono::milliseconds headTime{5000};
    std::chrono::milliseconds bodyTime{10000};
    //! Between two requests.
    std::chrono::milliseconds idleTime{30000};
    //! For a client that was refused to stop sending and hang up.
    std::chrono::milliseconds lingerTime{1500};
    //! Without a byte taken by a client to whom there is something to send.
    std::chrono::milliseconds stallTime{15000};
    std::chrono::milliseconds channelWindow{10000};

    //! Channels do not count as connections; they prove themselves within seconds or are closed.
    int connections = 1024;
    int channels = 10000;
    //! Of both together from one subscriber, where it is no trusted proxy.
    int perSubscriber = 64;
};

//! Whether a request comes in.
struct Admission
{
    //! The answer instead of it, after which the connection ends.
    std::optional<Response> refusal{};
    //! The refusal comes this much later.
    std::chrono::milliseconds delay{0};
    //! The body is read and thrown away before the refusal; the client would not see it otherwise.
    bool drainsBody = false;
};

using AdmissionPolicy = std::function<Admission(const RequestHead &head)>;

//! Stands before Qt HTTP Server, which has no limits and trusts the network: sees every byte first
//! and can answer and end a connection at any time. Qt parses only what is sound, of known length
//! and admitted.
//!
//! Why that is safe: Qt connects to a socket's readyRead when it takes the pending connection. The
//! gate connected before, so it always is called first. A QTcpSocket does not read from the kernel
//! inside read(), so what the gate has peeked at is exactly what Qt will parse; and Qt parses at
//! most one request per readyRead, so that a guard that stops after one request stays in step with
//! it. On a violation everybody else's connections to readyRead are cut: Qt never sees the bytes.
class Gate : public QTcpServer
{
    Q_OBJECT

public:
    //! Requests from @p proxies are not counted by address. @p hold outlives the gate.
    Gate(GateLimits limits, AdmissionPolicy admit, TrustedProxies proxies, AnswerHold &hold);
    ~Gate() override;
    Q_DISABLE_COPY_MOVE(Gate)

    //! From now on new connections have to speak TLS. Those that there are stay as they are.
    void secure(const QSslConfiguration &configuration);

    [[nodiscard]] const GateLimits &limits() const { return m_limits; }
    [[nodiscard]] Admission admit(const RequestHead &head) const { return m_admit(head); }
    [[nodiscard]] qsizetype guards() const { return m_guards.size(); }

    void add(Guard *guard);
    void remove(Guard *guard);
    //! @p guard has entered a phase.
    void noteChange(Guard *guard);
    //! 1: a connection became a channel, -1: it is none any more.
    void countChannel(int change) { m_channels += change; }

Q_SIGNALS:
    //! A request was refused that is no sound HTTP, or too much of it, or too slow.
    void faulted(int status);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void sweep();
    void takeTurns();
    [[nodiscard]] QTcpSocket *newSocket();
    [[nodiscard]] bool hasRoomFor(const QString &subscriber);
    void forgetIdle(Guard *guard);
    [[nodiscard]] bool makeRoom(const QString &subscriber);
    void awaitTls(QSslSocket *socket, Guard *guard);
    void startTls(QSslSocket *socket, Guard *guard);
    void handOver(QTcpSocket *socket, Guard *guard);

    GateLimits m_limits;
    AdmissionPolicy m_admit;
    TrustedProxies m_proxies;
    AnswerHold &m_hold;
    std::optional<QSslConfiguration> m_tls;
    QSet<Guard *> m_guards;
    //! Those that may be ended to make room, the one that has been idle for longest first. In order
    //! at all times, because a flood asks for its beginning with every connection.
    std::list<Guard *> m_idle;
    QHash<Guard *, std::list<Guard *>::iterator> m_placesInIdle;
    //! How many guards each subscriber has; trusted proxies do not count.
    QHash<QString, int> m_perSubscriber;
    qsizetype m_channels = 0;
    int m_acceptedThisTurn = 0;
    bool m_isPaused = false;
    QTimer m_sweeper;
};

} // namespace Server
