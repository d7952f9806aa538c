// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/linkservice.h"

#include "core/base/secret.h"

namespace Core {

using namespace Qt::StringLiterals;

namespace {

Linked linkedNow(const Tenant &tenant, const LinkTicket &ticket, const QDateTime &now)
{
    return {.tenant = tenant, .sender = ticket.sender, .attemptId = ticket.attemptId, .at = now};
}

} // namespace

TicketIssuer::TicketIssuer(LinkTickets &tickets, RandomBytes randomBytes)
    : m_tickets(tickets)
    , m_randomBytes(std::move(randomBytes))
{
}

Stored<void> TicketIssuer::issue(const Attempt &attempt, const Sender &sender, const QDateTime &now)
{
    constexpr auto draws = 50;
    for (auto i = 0; i < draws; ++i) {
        const auto drawn = randomCode(m_randomBytes, LinkTicket::digits);
        KIOSK_TRY(taken, m_tickets.findLive(drawn, now));
        if (taken)
            continue;
        return m_tickets.insert({.ticket = drawn,
                                 .sender = sender,
                                 .attemptId = attempt.id,
                                 .kiosk = attempt.kiosk,
                                 .createdAt = now,
                                 .expiresAt = now.addDuration(LinkTicket::life)});
    }
    return {};
}

LinkService::LinkService(Stores stores, Clock now, RoleTable roles)
    : m_stores(stores)
    , m_now(std::move(now))
    , m_roles(std::move(roles))
{
}

Expected<Linked, LinkError> LinkService::link(const LinkRequest &request)
{
    const auto now = m_now();
    if (m_wrongTickets.count(request.actor, now) >= tries)
        return Unexpected(LinkError::TooManyTries);
    auto outcome = m_stores.work.commit([&] { return decide(request, now); });
    if (!outcome)
        return Unexpected(LinkError::StorageFailed);
    if (!*outcome && outcome->error() == LinkError::NoTicket)
        m_wrongTickets.add(request.actor, now);
    return *std::move(outcome);
}

Stored<LinkService::Outcome> LinkService::decide(const LinkRequest &request, const QDateTime &now)
{
    KIOSK_TRY(ticket, m_stores.tickets.findLive(request.ticket, now));
    if (!ticket || (request.kiosk && ticket->kiosk != *request.kiosk))
        return Outcome(Unexpected(LinkError::NoTicket));
    KIOSK_TRY(tenants, m_stores.tenants.findByPhone(request.phone));
    if (tenants.isEmpty())
        return Outcome(Unexpected(LinkError::NoTenant));
    if (tenants.size() > 1)
        return Outcome(Unexpected(LinkError::SharedNumber));

    const auto &tenant = tenants.first();
    if (!isAllowed(request, *ticket, tenant))
        return Outcome(Unexpected(LinkError::StaffTenant));

    auto linked = linkTo(tenant, *ticket, request, now);
    if (!linked || !*linked)
        return linked;
    KIOSK_CHECK(markUsed(*ticket, tenant, request, now));
    return linked;
}

// The rights of staff come from the directory alone. An administrator may still say that a number
// which the directory gives to somebody of the staff has another hidden id now.
bool LinkService::isAllowed(const LinkRequest &request, const LinkTicket &ticket,
                            const Tenant &tenant) const
{
    if (!m_roles.isStaff(tenant.type))
        return true;
    return !request.kiosk && ticket.sender.phone == request.phone;
}

// A number that the directory gives to the tenant needs no link; it would outlive the entry. To
// bind a hidden id to somebody else's number would make its owner of this person.
Stored<LinkService::Outcome> LinkService::linkTo(const Tenant &tenant, const LinkTicket &ticket,
                                                 const LinkRequest &request, const QDateTime &now)
{
    const auto &sender = ticket.sender;
    if (!sender.phone)
        return insertLink(tenant, ticket, request, now);
    KIOSK_TRY(owners, m_stores.tenants.findByPhone(*sender.phone));
    if (owners.size() > 1 || (!owners.isEmpty() && owners.first().id != tenant.id))
        return Outcome(Unexpected(LinkError::NumberTaken));
    if (!sender.lid.isEmpty()) {
        KIOSK_CHECK(m_stores.senders.remember(sender.lid, *sender.phone, now));
    }
    if (!owners.isEmpty())
        return Outcome(linkedNow(tenant, ticket, now));
    return insertLink(tenant, ticket, request, now);
}

// By the number where it is known, else by the hidden id.
Stored<LinkService::Outcome> LinkService::insertLink(const Tenant &tenant, const LinkTicket &ticket,
                                                     const LinkRequest &request,
                                                     const QDateTime &now)
{
    const auto &sender = ticket.sender;
    KIOSK_CHECK(m_stores.links.insert(
        {.id = 0,
         .sender = sender.phone ? Sender{.phone = sender.phone, .lid = {}} : sender,
         .tenantId = tenant.id,
         .madeBy = request.actor,
         .createdAt = now}));
    return Outcome(linkedNow(tenant, ticket, now));
}

Stored<void> LinkService::markUsed(LinkTicket ticket, const Tenant &tenant,
                                   const LinkRequest &request, const QDateTime &now)
{
    ticket.usedAt = now;
    KIOSK_CHECK(m_stores.tickets.update(ticket));
    return m_stores.audit.append({
        .at = now,
        .actor = request.actor,
        .action = AuditAction::senderLinked,
        .subject = u"tenant:%1"_s.arg(tenant.id),
        .origin = request.origin,
        .detail = u"phone:"_s + ticket.sender.masked(),
    });
}

Stored<void> LinkService::recordWrongPin(const QString &kiosk)
{
    const auto who = u"kiosk:"_s + kiosk;
    return m_stores.work.commit([&] {
        return m_stores.audit.append({.at = m_now(),
                                      .actor = who,
                                      .action = AuditAction::staffPinWrong,
                                      .subject = who,
                                      .origin = kiosk,
                                      .detail = {}});
    });
}

Stored<QString> LinkService::ticketOf(const QUuid &attemptId)
{
    KIOSK_TRY(ticket, m_stores.tickets.ticketOf(attemptId));
    return ticket && ticket->isLiveAt(m_now()) ? ticket->ticket : QString();
}

} // namespace Core
