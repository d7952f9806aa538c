// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/connectiontable.h"

namespace Http {

bool ConnectionTable::mayEnd(const Entry &entry)
{
    return entry.use == Use::Idle || entry.use == Use::Request;
}

void ConnectionTable::set(Guard *guard, const Entry &entry)
{
    remove(guard);
    m_perClient.add(entry.client);
    if (entry.use == Use::Channel)
        ++m_channels;
    else if (!entry.isReserved && entry.use != Use::Gateway)
        ++m_strangers;
    Seat seat{.entry = entry, .position = {}};
    if (mayEnd(entry)) {
        changeHolding(entry, [&](Holding &holding) {
            holding.site = entry.client.site;
            auto &list = entry.use == Use::Idle ? holding.idle : holding.requests;
            seat.position = list.insert(list.end(), guard);
        });
    }
    m_entries.insert(guard, seat);
}

void ConnectionTable::remove(Guard *guard)
{
    const auto found = m_entries.constFind(guard);
    if (found == m_entries.constEnd())
        return;
    const auto seat = *found;
    m_entries.erase(found);
    m_perClient.remove(seat.entry.client);
    if (seat.entry.use == Use::Channel)
        --m_channels;
    else if (!seat.entry.isReserved && seat.entry.use != Use::Gateway)
        --m_strangers;
    if (mayEnd(seat.entry)) {
        changeHolding(seat.entry, [&](Holding &holding) {
            auto &list = seat.entry.use == Use::Idle ? holding.idle : holding.requests;
            list.erase(seat.position);
        });
    }
}

void ConnectionTable::changeHolding(const Entry &entry,
                                    const std::function<void(Holding &holding)> &change)
{
    auto &pool = poolOf(entry);
    const auto &key = entry.client.subscriber;
    auto &holding = pool.holdings[key];
    pool.sizes.erase({holding.size(), key});
    change(holding);
    if (holding.size() > 0)
        pool.sizes.insert({holding.size(), key});
    else
        pool.holdings.remove(key);
}

qsizetype ConnectionTable::Pool::largest() const
{
    for (auto most = sizes.crbegin(); most != sizes.crend(); ++most) {
        if (!most->second.isEmpty())
            return most->first;
    }
    return 0;
}

// Connections of proxies behind which nobody is known belong to no one and go last: a proxy takes
// their end for ours.
Guard *ConnectionTable::Pool::victim() const
{
    for (auto most = sizes.crbegin(); most != sizes.crend(); ++most) {
        if (!most->second.isEmpty())
            return holdings.constFind(most->second)->first();
    }
    const auto nobodys = holdings.constFind(QString());
    return nobodys == holdings.constEnd() ? nullptr : nobodys->first();
}

Guard *ConnectionTable::Pool::victimOf(const ClientPlace &client) const
{
    const auto own = holdings.constFind(client.subscriber);
    if (own != holdings.constEnd())
        return own->first();
    for (auto most = sizes.crbegin(); most != sizes.crend(); ++most) {
        const auto neighbour = holdings.constFind(most->second);
        if (neighbour->site == client.site)
            return neighbour->first();
    }
    return nullptr;
}

Guard *ConnectionTable::victim() const
{
    const bool isStranger = m_open.largest() > 0 && m_open.largest() >= m_reserved.largest();
    return isStranger ? m_open.victim() : m_reserved.victim();
}

Guard *ConnectionTable::victimAmongStrangers() const
{
    return m_open.victim();
}

Guard *ConnectionTable::victimOf(const ClientPlace &client) const
{
    auto *stranger = m_open.victimOf(client);
    return stranger ? stranger : m_reserved.victimOf(client);
}

} // namespace Http
