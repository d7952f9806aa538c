#include "storage/stores/sqllinktickets.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

Core::LinkTicket ticketFrom(const Rows &row)
{
    return {
        .ticket = row.value(u"ticket"_s).toString(),
        .sender = {.phone = Core::PhoneNumber::fromE164(row.value(u"phone"_s).toString()),
                   .lid = row.value(u"lid"_s).toString()},
        .attemptId = QUuid::fromString(row.value(u"attempt_id"_s).toString()),
        .kiosk = row.value(u"kiosk"_s).toString(),
        .createdAt = timeFrom(row.value(u"created_at"_s)),
        .expiresAt = timeFrom(row.value(u"expires_at"_s)),
        .usedAt = optionalTimeFrom(row.value(u"used_at"_s)),
    };
}

} // namespace

SqlLinkTickets::SqlLinkTickets(Database &database)
    : m_database(database)
{
}

Core::Stored<void> SqlLinkTickets::insert(const Core::LinkTicket &ticket)
{
    const auto &phone = ticket.sender.phone;
    return insertRow(m_database, u"link_tickets"_s,
                     {{u"attempt_id"_s, Core::toString(ticket.attemptId)},
                      {u"ticket"_s, notNull(ticket.ticket)},
                      {u"phone"_s, toColumn(phone)},
                      {u"lid"_s, notNull(ticket.sender.lid)},
                      {u"kiosk"_s, notNull(ticket.kiosk)},
                      {u"created_at"_s, toColumn(ticket.createdAt)},
                      {u"expires_at"_s, toColumn(ticket.expiresAt)},
                      {u"used_at"_s, toColumn(ticket.usedAt)}});
}

Core::Stored<std::optional<Core::LinkTicket>> SqlLinkTickets::findLive(const QString &ticket,
                                                                       const QDateTime &now)
{
    return selectOne(u"WHERE ticket = :ticket AND used_at IS NULL AND expires_at > :now"_s,
                     {{u":ticket"_s, notNull(ticket)}, {u":now"_s, toColumn(now)}});
}

Core::Stored<std::optional<Core::LinkTicket>> SqlLinkTickets::ticketOf(const QUuid &attemptId)
{
    return selectOne(u"WHERE attempt_id = :attempt_id"_s,
                     {{u":attempt_id"_s, Core::toString(attemptId)}});
}

Core::Stored<void> SqlLinkTickets::update(const Core::LinkTicket &ticket)
{
    return run(m_database,
               u"UPDATE link_tickets SET used_at = :used_at WHERE attempt_id = :attempt_id"_s,
               {{u":used_at"_s, toColumn(ticket.usedAt)},
                {u":attempt_id"_s, Core::toString(ticket.attemptId)}});
}

Core::Stored<std::optional<Core::LinkTicket>> SqlLinkTickets::selectOne(const QString &where,
                                                                        const Bindings &bindings)
{
    return readFirst(m_database, ticketFrom,
                     u"SELECT attempt_id, ticket, phone, lid, kiosk, created_at, expires_at, "
                     "used_at FROM link_tickets "_s
                         + where,
                     bindings);
}

} // namespace Storage
