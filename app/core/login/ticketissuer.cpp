#include "core/login/ticketissuer.h"

#include <QtEndian>

#include <limits>

namespace Core {

TicketIssuer::TicketIssuer(LinkTickets &tickets, RandomBytes randomBytes)
    : m_tickets(tickets)
    , m_randomBytes(std::move(randomBytes))
{
}

Stored<void> TicketIssuer::issue(const Attempt &attempt, const Sender &sender, const QDateTime &now)
{
    constexpr auto draws = 50;
    for (auto i = 0; i < draws; ++i) {
        const auto drawn = randomTicket();
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

// Numbers from the last, incomplete round on would favour the first tickets.
QString TicketIssuer::randomTicket() const
{
    constexpr quint32 tickets = 10'000;
    constexpr quint32 fair = std::numeric_limits<quint32>::max() / tickets * tickets;
    for (;;) {
        const auto drawn = qFromBigEndian<quint32>(m_randomBytes(sizeof(quint32)).constData());
        if (drawn < fair)
            return QString::number(drawn % tickets).rightJustified(LinkTicket::digits, u'0');
    }
}

} // namespace Core
