// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/access/clientbudgets.h"
#include "http/access/trustedproxies.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/base/router.h"
#include "http/gate/answerhold.h"
#include "http/gate/connectiontable.h"

#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

class QSslSocket;

namespace Http {

class Guard;

//! The gate's limits for sizes, counts and times.
struct GateLimits
{
    //! Bytes.
    qint64 head = qint64{16} * 1024;
    //! The most that is read and thrown away of one body.
    qint64 drained = Router::maxDrained;
    qint64 smallBody = Router::maxBody;
    //! Answers that the client does not fetch.
    qint64 unsent = qint64{1024} * 1024;
    //! The number of reads of one channel in channelWindow. Its few small messages and pongs need
    //! far fewer.
    int channelReads = 200;

    //! From the first byte, or for the first request from the connection on, to the head's end.
    //! Also for a TLS handshake.
    std::chrono::milliseconds headTime{5000};
    //! For a body of up to smallBody bytes that is not the gateway's: it comes with its head, or
    //! soon.
    std::chrono::milliseconds smallBodyTime{2000};
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
    //! A share of the connections that is kept for trusted proxies, for programs of this machine
    //! and for the gateway. A new connection may take a place of this share until its head tells
    //! whose it is.
    int reserved = 256;
    int channels = 10000;
    //! Connections and channels of one client, by its address (IPv6: by /64), where it is no
    //! trusted proxy.
    int perSubscriber = 64;
    //! The same of an IPv6 /56.
    int perSite = 192;
};

//! The decision about a request.
struct Admission
{
    //! The refusing answer, after which the connection ends; empty if the request is admitted.
    std::optional<Response> refusal{};
    //! The refusal comes this much later.
    std::chrono::milliseconds delay{0};
    //! The body is read and thrown away before the refusal; the client would not see it otherwise.
    bool drainsBody = false;
    //! Bytes that are kept of a body whose length is not known beforehand. A longer one asks once
    //! more, with its length.
    qint64 longestBody = 0;
    //! The request carries the webhook's secret: no other client's load may end it.
    bool isGateway = false;
    //! The client that the request is counted for while it is under way, and the account that pays.
    ClientPlace client{};
    ClientAccount account{};
};

using AdmissionCheck = std::function<Admission(const RequestHead &head)>;

//! Answers a request that Qt's parser has not seen.
using RequestHandler = std::function<Response(const Request &request)>;

//! Stands before Qt HTTP Server, which has no limits and trusts the network: sees every byte first
//! and can answer and end a connection at any time. Qt parses only what is sound, of known length
//! and admitted. What is sound and not for Qt the gate reads itself, and ends the connection with
//! the answer: nothing that comes behind it is read by anybody.
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
    //! The functions that decide about requests and answer them.
    struct Policy
    {
        AdmissionCheck admit;
        RequestHandler answer;
    };

    //! Requests from @p proxies are counted by the client that they name. @p hold and @p budgets
    //! outlive the gate.
    Gate(GateLimits limits, Policy policy, TrustedProxies proxies, AnswerHold &hold,
         ClientBudgets &budgets);
    ~Gate() override;
    Q_DISABLE_COPY_MOVE(Gate)

    //! From now on new connections have to speak TLS. Existing connections stay as they are.
    void secure(const QSslConfiguration &configuration);

    [[nodiscard]] const GateLimits &limits() const { return m_limits; }
    [[nodiscard]] ClientBudgets &budgets() const { return m_budgets; }
    [[nodiscard]] Admission admit(const RequestHead &head);
    [[nodiscard]] Response answer(const Request &request) const { return m_policy.answer(request); }
    [[nodiscard]] qsizetype guards() const { return m_guards.size(); }

    void add(Guard *guard);
    void remove(Guard *guard);
    //! Updates the table after @p guard has entered a phase, or another client's request.
    void updateEntry(Guard *guard);

Q_SIGNALS:
    //! A request was refused because it is not sound HTTP, too large, too slow, or one too many.
    void faulted(int status);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void sweep();
    void takeTurns();
    [[nodiscard]] QTcpSocket *newSocket();
    [[nodiscard]] bool hasRoomFor(const ClientPlace &client, bool isReserved);
    void awaitTls(QSslSocket *socket, Guard *guard);
    void payTls(QSslSocket *socket, Guard *guard);
    void startTls(QSslSocket *socket, Guard *guard);
    void handOver(QTcpSocket *socket, Guard *guard);

    GateLimits m_limits;
    Policy m_policy;
    TrustedProxies m_proxies;
    AnswerHold &m_hold;
    ClientBudgets &m_budgets;
    std::optional<QSslConfiguration> m_tls;
    QSet<Guard *> m_guards;
    ConnectionTable m_table;
    int m_acceptedThisTurn = 0;
    bool m_isPaused = false;
    QTimer m_sweeper;
};

} // namespace Http
