// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "http/access/ratelimits.h"
#include "http/access/trustedproxies.h"
#include "http/base/request.h"

#include <QHash>
#include <QHostAddress>
#include <QString>

#include <array>
#include <chrono>

namespace Http {

//! By what a client is counted (subscriberOf(), siteOf()). Empty for one that is not counted.
struct ClientPlace
{
    QString subscriber{};
    QString site{};

    [[nodiscard]] static ClientPlace of(const QHostAddress &address);
    [[nodiscard]] bool isCounted() const { return !subscriber.isEmpty(); }
    friend bool operator==(const ClientPlace &, const ClientPlace &) = default;
};

//! Counts something that clients hold at the moment, by subscriber and by site.
class ClientCounts
{
public:
    void add(const ClientPlace &client);
    void remove(const ClientPlace &client);

    //! Returns whether @p client has fewer than the given numbers.
    [[nodiscard]] bool isBelow(const ClientPlace &client, int perSubscriber, int perSite) const;

private:
    void change(const QString &key, int by);

    QHash<QString, int> m_counts;
};

//! The one whose budget something is charged to. An account of no kind is nobody's.
struct ClientAccount
{
    enum class Kind {
        None,
        //! Programs of this machine.
        Machine,
        //! An address, or an IPv6 site.
        Address,
        //! An enrolled kiosk or service.
        Enrolled,
    };

    Kind kind = Kind::None;
    QString key{};

    friend bool operator==(const ClientAccount &, const ClientAccount &) = default;
};

//! Prices of things that are not measured each time, in time of the server's one thread and with
//! Qt's share in it: roughly what a small computer takes.
namespace Cost {
using std::chrono::microseconds;
inline constexpr microseconds connection{100};
//! The certificate's signature and the key exchange.
inline constexpr microseconds handshake{2000};
//! A request from its head to its answer, beside its handler's time.
inline constexpr microseconds request{100};
//! A turn of the event loop for bytes that have come.
inline constexpr microseconds read{20};
//! The handshake of a WebSocket and what is kept for it.
inline constexpr microseconds channel{500};
} // namespace Cost

//! Limits the server's time that each client may use. One thread answers everything, so each
//! request keeps all others waiting. A budget is charged when the work is done; a client with a
//! debt is refused until its share has paid for it. One thread.
class ClientBudgets
{
public:
    struct Shares
    {
        //! The part of the thread's time, above 0 up to 1, for an address, a kiosk or a service.
        double client = 0.25;
        //! The part for this machine: the operator, and the kiosk in the same program.
        double machine = 1.0;
        //! The time that an address may use at once after a pause; others wait for as long.
        std::chrono::milliseconds clientBurst{50};
        //! The same for a kiosk or a service that has shown its credentials.
        std::chrono::milliseconds enrolledBurst{500};
        std::chrono::milliseconds machineBurst{5000};
        //! A client with a larger debt gets no answer at all, because answers cost, too.
        std::chrono::milliseconds debt{250};
    };

    ClientBudgets(TrustedProxies proxies, Shares shares, MonotonicClock now);

    //! The account of a connection from @p peer: nobody's behind a trusted proxy, whose clients
    //! are known by their requests only.
    [[nodiscard]] ClientAccount accountOf(const QHostAddress &peer) const;
    //! The account of a request: of the enrolled kiosk or service whose credentials it carries,
    //! else the client's address. Credentials count from recordEnrolled() on.
    [[nodiscard]] ClientAccount accountOf(const Request &request) const;

    //! Records that @p credentials, the part behind the scheme of an Authorization header, are
    //! those of @p name.
    void recordEnrolled(const Core::Secret &credentials, const QString &name);

    //! The time that is left; negative for a debt. An account of no kind always has some.
    [[nodiscard]] std::chrono::milliseconds balanceOf(const ClientAccount &account) const;
    //! Zero if @p account may go on, else the time until it may.
    [[nodiscard]] std::chrono::milliseconds waitOf(const ClientAccount &account) const;
    //! True if the debt is so large that even an answer is too much.
    [[nodiscard]] bool isOverdrawn(const ClientAccount &account) const;
    void charge(const ClientAccount &account, std::chrono::nanoseconds time);

private:
    struct Enrolled
    {
        QString name;
        std::chrono::milliseconds at;
    };

    [[nodiscard]] double tokensOf(const ClientAccount &account) const;

    TrustedProxies m_proxies;
    Shares m_shares;
    MonotonicClock m_now;
    //! A token is a millisecond. One for each kind of account, so that no number of addresses makes
    //! the server forget a kiosk.
    std::array<TokenBuckets, 3> m_buckets;
    //! By the hash of the credentials.
    QHash<QByteArray, Enrolled> m_credentials;
};

} // namespace Http
