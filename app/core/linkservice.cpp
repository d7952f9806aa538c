#include "core/linkservice.h"

namespace Core {

using namespace Qt::StringLiterals;

LinkService::LinkService(Stores stores, Clock now)
    : m_stores(stores)
    , m_now(std::move(now))
{
}

Expected<Tenant, LinkError> LinkService::link(const LinkWish &wish)
{
    const auto now = m_now();
    if (m_wrongTickets.count(wish.actor, now) >= tries)
        return Unexpected(LinkError::TooManyTries);
    Outcome outcome = Unexpected(LinkError::StorageFailed);
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        auto decided = decide(wish, now);
        if (!decided)
            return Unexpected(decided.error());
        outcome = std::move(*decided);
        return {};
    });
    if (!stored)
        return Unexpected(LinkError::StorageFailed);
    if (!outcome && outcome.error() == LinkError::NoTicket)
        m_wrongTickets.add(wish.actor, now);
    return outcome;
}

Stored<LinkService::Outcome> LinkService::decide(const LinkWish &wish, const QDateTime &now)
{
    const auto ticket = m_stores.tickets.findLive(wish.ticket, now);
    if (!ticket)
        return Unexpected(ticket.error());
    if (!*ticket || (wish.kiosk && (*ticket)->kiosk != *wish.kiosk))
        return Outcome(Unexpected(LinkError::NoTicket));
    const auto tenants = m_stores.tenants.findByPhone(wish.phone);
    if (!tenants)
        return Unexpected(tenants.error());
    if (tenants->isEmpty())
        return Outcome(Unexpected(LinkError::NoTenant));
    if (tenants->size() > 1)
        return Outcome(Unexpected(LinkError::SharedNumber));

    auto linked = linkTo(tenants->first(), (*ticket)->sender, now);
    if (!linked || !*linked)
        return linked;
    if (const auto marked = markUsed(**ticket, **linked, wish, now); !marked)
        return Unexpected(marked.error());
    return linked;
}

// A number that the directory gives to the tenant needs no link; it would outlive the entry. To
// bind a hidden id to somebody else's number would make its owner of this person.
Stored<LinkService::Outcome> LinkService::linkTo(const Tenant &tenant, const Sender &sender,
                                                 const QDateTime &now)
{
    if (!sender.phone) {
        if (const auto linked = m_stores.links.link(sender, tenant.id, now); !linked)
            return Unexpected(linked.error());
        return Outcome(tenant);
    }
    const auto owners = m_stores.tenants.findByPhone(*sender.phone);
    if (!owners)
        return Unexpected(owners.error());
    if (owners->size() > 1 || (!owners->isEmpty() && owners->first().id != tenant.id))
        return Outcome(Unexpected(LinkError::NumberTaken));
    if (!sender.lid.isEmpty()) {
        const auto bound = m_stores.senders.remember(sender.lid, *sender.phone, now);
        if (!bound)
            return Unexpected(bound.error());
    }
    if (!owners->isEmpty())
        return Outcome(tenant);
    const auto linked = m_stores.links.link({.phone = sender.phone, .lid = {}}, tenant.id, now);
    if (!linked)
        return Unexpected(linked.error());
    return Outcome(tenant);
}

Stored<void> LinkService::markUsed(LinkTicket ticket, const Tenant &tenant, const LinkWish &wish,
                                   const QDateTime &now)
{
    ticket.usedAt = now;
    if (auto updated = m_stores.tickets.update(ticket); !updated)
        return updated;
    return m_stores.audit.append({
        .at = now,
        .actor = wish.actor,
        .action = AuditAction::senderLinked,
        .subject = u"tenant:%1"_s.arg(tenant.id),
        .origin = wish.origin,
        .detail = u"phone:"_s + ticket.sender.masked(),
    });
}

Stored<QString> LinkService::ticketOf(const QUuid &attemptId)
{
    const auto ticket = m_stores.tickets.ticketOf(attemptId);
    if (!ticket)
        return Unexpected(ticket.error());
    return *ticket && (*ticket)->isLiveAt(m_now()) ? (*ticket)->ticket : QString();
}

} // namespace Core
