#include "http/access/clientcounts.h"

#include "http/access/trustedproxies.h"

namespace Http {

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

} // namespace Http
