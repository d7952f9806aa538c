#pragma once

#include "core/base/secret.h"
#include "core/model/ports.h"

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
    [[nodiscard]] QString randomTicket() const;

    LinkTickets &m_tickets;
    RandomBytes m_randomBytes;
};

} // namespace Core
