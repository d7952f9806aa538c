#pragma once

#include "core/linkticket.h"
#include "core/ports.h"
#include "core/strikes.h"
#include "core/timestamp.h"

#include <chrono>

namespace Core {

//! What staff enter for somebody who shows a ticket.
struct LinkWish
{
    QString ticket;
    //! The tenant's, as the directory has it.
    PhoneNumber phone;
    //! Who links, for the audit: "kiosk:Desk" or "administrator".
    QString actor;
    //! Where, for the audit.
    QString origin;
    //! Set where only this kiosk's tickets count; not at the command line.
    std::optional<QString> kiosk{};
};

//! Why nothing was linked.
enum class LinkError {
    //! No live ticket is this one.
    NoTicket,
    //! Nobody in the directory has the number.
    NoTenant,
    //! Several tenants have it.
    SharedNumber,
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

    //! What the service reads and writes; all of it outlives the service.
    struct Stores
    {
        UnitOfWork &work;
        LinkTickets &tickets;
        TenantDirectory &tenants;
        SenderDirectory &senders;
        SenderLinks &links;
        AuditLog &audit;
    };

    LinkService(Stores stores, Clock now);

    //! From now on the ticket's sender signs in as the returned tenant.
    [[nodiscard]] Expected<Tenant, LinkError> link(const LinkWish &wish);

    //! The ticket to show for a failed attempt; empty if it has none, or none that is live.
    [[nodiscard]] Stored<QString> ticketOf(const QUuid &attemptId);

private:
    using Outcome = Expected<Tenant, LinkError>;

    [[nodiscard]] Stored<Outcome> decide(const LinkWish &wish, const QDateTime &now);
    [[nodiscard]] Stored<Outcome> linkTo(const Tenant &tenant, const Sender &sender,
                                         const QDateTime &now);
    [[nodiscard]] Stored<void> markUsed(LinkTicket ticket, const Tenant &tenant,
                                        const LinkWish &wish, const QDateTime &now);

    Stores m_stores;
    Clock m_now;
    Strikes m_wrongTickets{tries, tryWindow};
};

} // namespace Core
