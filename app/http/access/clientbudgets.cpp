// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/clientbudgets.h"

#include "http/access/trustedproxies.h"
#include "http/base/credentials.h"

#include <cmath>
#include <optional>
#include <utility>

namespace Http {

using namespace Qt::StringLiterals;

ClientPlace ClientPlace::of(const QHostAddress &address)
{
    return {.subscriber = subscriberOf(address), .site = siteOf(address)};
}

void ClientCounts::add(const ClientPlace &client)
{
    if (!client.isCounted())
        return;
    change(client.subscriber, 1);
    if (client.site != client.subscriber)
        change(client.site, 1);
}

void ClientCounts::remove(const ClientPlace &client)
{
    if (!client.isCounted())
        return;
    change(client.subscriber, -1);
    if (client.site != client.subscriber)
        change(client.site, -1);
}

bool ClientCounts::isBelow(const ClientPlace &client, int perSubscriber, int perSite) const
{
    return !client.isCounted()
        || (m_counts.value(client.subscriber) < perSubscriber
            && m_counts.value(client.site) < perSite);
}

void ClientCounts::change(const QString &key, int by)
{
    if ((m_counts[key] += by) <= 0)
        m_counts.remove(key);
}

using namespace std::chrono_literals;

namespace {

using Kind = ClientAccount::Kind;

// How long credentials that were good once decide on whom a request is charged to. They open
// nothing: a revoked kiosk only keeps its budget.
constexpr auto credentialsLast = 1h;
constexpr qsizetype mostCredentials = 1000;

double perMinute(double share)
{
    return share * double(std::chrono::milliseconds(1min).count());
}

double inMilliseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

size_t indexOf(Kind kind)
{
    return size_t(kind) - 1;
}

// The credentials of a kiosk or a service, if the request has any.
std::optional<Core::Secret> credentialsIn(const Request &request)
{
    const auto authorization = request.header("authorization");
    const auto kiosk = credentials(authorization, "Kiosk"_ba);
    return kiosk ? kiosk : credentials(authorization, "Basic"_ba);
}

} // namespace

ClientBudgets::ClientBudgets(TrustedProxies proxies, Shares shares, MonotonicClock now)
    : m_proxies(std::move(proxies))
    , m_shares(shares)
    , m_now(std::move(now))
    , m_buckets{TokenBuckets(perMinute(shares.machine), int(shares.machineBurst.count()), m_now),
                TokenBuckets(perMinute(shares.client), int(shares.clientBurst.count()), m_now),
                TokenBuckets(perMinute(shares.client), int(shares.enrolledBurst.count()), m_now)}
{
}

ClientAccount ClientBudgets::accountOf(const QHostAddress &peer) const
{
    if (m_proxies.contains(peer))
        return {};
    if (isThisMachine(peer))
        return {.kind = Kind::Machine};
    return {.kind = Kind::Address, .key = siteOf(peer)};
}

ClientAccount ClientBudgets::accountOf(const Request &request) const
{
    if (const auto shown = credentialsIn(request); shown && !m_credentials.isEmpty()) {
        const auto enrolled = m_credentials.constFind(shown->hash());
        if (enrolled != m_credentials.constEnd() && m_now() - enrolled->at < credentialsLast)
            return {.kind = Kind::Enrolled, .key = enrolled->name};
    }
    const auto client = m_proxies.clientOf(request);
    // A proxy of this machine that is not trusted says that it is none of the machine's programs.
    if (isThisMachine(client)
        && (m_proxies.contains(client) || !request.headers.contains("x-forwarded-for")))
        return {.kind = Kind::Machine};
    return {.kind = Kind::Address, .key = siteOf(client)};
}

void ClientBudgets::recordEnrolled(const Core::Secret &credentials, const QString &name)
{
    if (m_credentials.size() >= mostCredentials)
        m_credentials.clear();
    m_credentials.insert(credentials.hash(), {.name = name, .at = m_now()});
}

double ClientBudgets::tokensOf(const ClientAccount &account) const
{
    return account.kind == Kind::None ? 1.0 : m_buckets[indexOf(account.kind)].tokens(account.key);
}

std::chrono::milliseconds ClientBudgets::balanceOf(const ClientAccount &account) const
{
    return std::chrono::milliseconds(qRound64(std::floor(tokensOf(account))));
}

std::chrono::milliseconds ClientBudgets::waitOf(const ClientAccount &account) const
{
    const auto balance = tokensOf(account);
    return balance > 0 ? 0ms : m_buckets[indexOf(account.kind)].timeFor(-balance);
}

bool ClientBudgets::isOverdrawn(const ClientAccount &account) const
{
    return tokensOf(account) < -inMilliseconds(m_shares.debt);
}

void ClientBudgets::charge(const ClientAccount &account, std::chrono::nanoseconds time)
{
    if (account.kind != Kind::None)
        m_buckets[indexOf(account.kind)].spend(account.key, inMilliseconds(time));
}

} // namespace Http
