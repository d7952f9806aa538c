// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/base/slidingwindowcounter.h"
#include "core/base/timestamp.h"
#include "core/model/ports.h"
#include "core/model/sender.h"
#include "core/model/tenant.h"

#include <chrono>

namespace Core {

//! Makes the ticket of an attempt that failed because nobody knows its sender.
class TicketIssuer
{
public:
    //! @p tickets outlives the issuer.
    TicketIssuer(LinkTickets &tickets, RandomBytes randomBytes);

    //! Within a unit of work. Where nearly all tickets are taken there may be none: whoever fills
    //! them must not keep the server busy.
    [[nodiscard]] Stored<void> issue(const Attempt &attempt, const Sender &sender,
                                     const QDateTime &now);

private:
    LinkTickets &m_tickets;
    RandomBytes m_randomBytes;
};

//! The data that staff enter for somebody who shows a ticket.
struct LinkRequest
{
    QString ticket;
    //! The tenant's, as the directory has it.
    PhoneNumber phone;
    //! The person or kiosk that links, for the audit: "kiosk:Desk" or "administrator".
    QString actor;
    //! Where, for the audit.
    QString origin;
    //! Set where only this kiosk's tickets count; not at the command line.
    std::optional<QString> kiosk{};
};

//! Describes a link that was made.
struct Linked
{
    Tenant tenant;
    //! Sender of the message that the ticket was given for.
    Sender sender;
    //! The attempt of that message.
    QUuid attemptId;
    QDateTime at;
};

//! Why nothing was linked.
enum class LinkError {
    //! No live ticket is this one.
    NoTicket,
    //! No tenant has the number.
    NoTenant,
    //! Several tenants have it.
    SharedNumber,
    //! The tenant has the role of staff or of an administrator: nobody gets that by a link.
    StaffTenant,
    //! The number that wrote is another tenant's, and that entry goes first.
    NumberTaken,
    TooManyTries,
    StorageFailed,
};

//! Lets staff say who an unknown sender is. All methods in the server's thread.
class LinkService
{
public:
    //! Wrong tickets that one actor may enter in tryWindow.
    static constexpr int tries = 5;
    static constexpr std::chrono::minutes tryWindow{10};

    //! Stores that the service reads and writes; they outlive it.
    struct Stores
    {
        UnitOfWork &work;
        LinkTickets &tickets;
        TenantDirectory &tenants;
        SenderDirectory &senders;
        SenderLinks &links;
        AuditLog &audit;
    };

    //! @p roles tells who is staff.
    LinkService(Stores stores, Clock now, RoleTable roles = {});

    //! From now on the ticket's sender signs in as the returned tenant. Whether staff request it,
    //! the caller has made sure.
    [[nodiscard]] Expected<Linked, LinkError> link(const LinkRequest &request);

    //! Writes into the audit that somebody at @p kiosk entered a wrong PIN.
    [[nodiscard]] Stored<void> recordWrongPin(const QString &kiosk);

    //! The ticket to show for a failed attempt; empty if it has none, or none that is live.
    [[nodiscard]] Stored<QString> ticketOf(const QUuid &attemptId);

private:
    using Outcome = Expected<Linked, LinkError>;

    [[nodiscard]] Stored<Outcome> decide(const LinkRequest &request, const QDateTime &now);
    [[nodiscard]] bool isAllowed(const LinkRequest &request, const LinkTicket &ticket,
                                 const Tenant &tenant) const;
    [[nodiscard]] Stored<Outcome> linkTo(const Tenant &tenant, const LinkTicket &ticket,
                                         const LinkRequest &request, const QDateTime &now);
    [[nodiscard]] Stored<Outcome> insertLink(const Tenant &tenant, const LinkTicket &ticket,
                                             const LinkRequest &request, const QDateTime &now);
    [[nodiscard]] Stored<void> markUsed(LinkTicket ticket, const Tenant &tenant,
                                        const LinkRequest &request, const QDateTime &now);

    Stores m_stores;
    Clock m_now;
    RoleTable m_roles;
    SlidingWindowCounter m_wrongTickets{tries, tryWindow};
};

} // namespace Core
