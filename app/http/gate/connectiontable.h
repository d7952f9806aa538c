// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/access/clientbudgets.h"

#include <QHash>
#include <QString>

#include <array>
#include <functional>
#include <list>
#include <set>
#include <utility>

namespace Http {

class Guard;

//! The connections of a gate: counts them, and names the one to end where there is no room for
//! another. The client with most connections loses its idle one; if none of its connections is
//! idle, the request that has been under way for longest. The time of an answer does not grow with
//! the number of connections, because a flood asks with each of them.
class ConnectionTable
{
public:
    enum class Use {
        //! The connection may end without a loss.
        Idle,
        //! A request that is still arriving.
        Request,
        //! It is the gateway's and never ends for others.
        Gateway,
        //! It is a WebSocket: it does not count as a connection, and never ends for others.
        Channel,
    };

    struct Entry
    {
        //! Empty for a trusted proxy behind which no client is known yet.
        ClientPlace client{};
        //! The connection comes from a trusted proxy or this machine.
        bool isReserved = false;
        Use use = Use::Idle;
    };

    //! Sets the entry of @p guard, whose time begins anew.
    void set(Guard *guard, const Entry &entry);
    void remove(Guard *guard);

    //! Without channels.
    [[nodiscard]] qsizetype connections() const { return m_entries.size() - m_channels; }
    [[nodiscard]] qsizetype channels() const { return m_channels; }
    //! Connections that have no right to the reserve.
    [[nodiscard]] qsizetype strangers() const { return m_strangers; }
    //! Connections and channels of each client.
    [[nodiscard]] const ClientCounts &perClient() const { return m_perClient; }

    //! Returns the connection to end so that there is room for another; null if none may end.
    [[nodiscard]] Guard *victim() const;
    //! Returns one among strangers.
    [[nodiscard]] Guard *victimAmongStrangers() const;
    //! Returns one of the same subscriber, or else of the same site.
    [[nodiscard]] Guard *victimOf(const ClientPlace &client) const;

private:
    //! The connections of one subscriber that may end, each list longest first.
    struct Holding
    {
        QString site;
        std::list<Guard *> idle;
        std::list<Guard *> requests;

        [[nodiscard]] qsizetype size() const
        {
            return qsizetype(idle.size()) + qsizetype(requests.size());
        }
        [[nodiscard]] Guard *first() const
        {
            return idle.empty() ? requests.front() : idle.front();
        }
    };
    //! All connections with a right to the reserve, or all without.
    struct Pool
    {
        QHash<QString, Holding> holdings;
        //! The same by size.
        std::set<std::pair<qsizetype, QString>> sizes;

        //! The size of the largest holding of a known client; 0 if there is none.
        [[nodiscard]] qsizetype largest() const;
        [[nodiscard]] Guard *victim() const;
        [[nodiscard]] Guard *victimOf(const ClientPlace &client) const;
    };
    struct Seat
    {
        Entry entry;
        std::list<Guard *>::iterator position;
    };

    [[nodiscard]] static bool mayEnd(const Entry &entry);
    [[nodiscard]] Pool &poolOf(const Entry &entry)
    {
        return entry.isReserved ? m_reserved : m_open;
    }
    void changeHolding(const Entry &entry, const std::function<void(Holding &holding)> &change);

    QHash<Guard *, Seat> m_entries;
    qsizetype m_channels = 0;
    qsizetype m_strangers = 0;
    ClientCounts m_perClient;
    Pool m_open;
    Pool m_reserved;
};

} // namespace Http
