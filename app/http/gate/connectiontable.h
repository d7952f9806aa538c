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

//! The connections of a gate: how many there are, and which one ends where there is no room for
//! another. Of whoever has most the one goes that does nothing; if none of theirs does nothing, the
//! request that has been under way for longest. Every answer takes no longer with more connections,
//! because a flood asks with each of them.
class ConnectionTable
{
public:
    enum class Use {
        //! It does nothing that would be a pity to lose.
        Idle,
        //! A request that is still arriving.
        Request,
        //! The gateway's: it never ends for others.
        Gateway,
        //! A WebSocket: it does not count as a connection, and never ends for others.
        Channel,
    };

    struct Entry
    {
        //! Not counted where it is a trusted proxy's and nobody is known behind it yet.
        ClientPlace client{};
        //! It comes from a trusted proxy or this machine.
        bool isReserved = false;
        Use use = Use::Idle;
    };

    //! @p guard is this from now on. The time since when it is runs anew.
    void set(Guard *guard, const Entry &entry);
    void remove(Guard *guard);

    //! Without channels.
    [[nodiscard]] qsizetype connections() const { return m_entries.size() - m_channels; }
    [[nodiscard]] qsizetype channels() const { return m_channels; }
    //! Connections that have no right to the reserve.
    [[nodiscard]] qsizetype strangers() const { return m_strangers; }
    //! Connections and channels of each client.
    [[nodiscard]] const ClientCounts &perClient() const { return m_perClient; }

    //! The one that makes room for one more; null if none may end.
    [[nodiscard]] Guard *victim() const;
    //! The same among strangers.
    [[nodiscard]] Guard *victimAmongStrangers() const;
    //! The same of one subscriber, or of others of the same site.
    [[nodiscard]] Guard *victimOf(const ClientPlace &client) const;

private:
    //! The connections of one subscriber that may end, each list longest first.
    struct Holding
    {
        QString site;
        std::list<Guard *> idle;
        std::list<Guard *> requests;

        [[nodiscard]] qsizetype size() const { return qsizetype(idle.size() + requests.size()); }
        [[nodiscard]] Guard *first() const
        {
            return idle.empty() ? requests.front() : idle.front();
        }
    };
    //! All with a right to the reserve, or all without.
    struct Pool
    {
        QHash<QString, Holding> holdings;
        //! The same by size.
        std::set<std::pair<qsizetype, QString>> sizes;

        //! The size of the largest holding that is somebody's; 0 if there is none.
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
