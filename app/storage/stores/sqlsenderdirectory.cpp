// SPDX-License-Identifier: GPL-3.0-only
#include "storage/stores/sqlsenderdirectory.h"

#include "storage/engine/columns.h"
#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// NULL, where a sender has none, is equal to nothing and finds no link.
QVariant lidColumn(const Core::Sender &sender)
{
    return nullIfEmpty(sender.lid);
}

Core::SenderLink linkFrom(const Rows &row)
{
    return {
        .id = row.value(u"id"_s).toLongLong(),
        .sender = {.phone = Core::PhoneNumber::fromE164(row.value(u"phone"_s).toString()),
                   .lid = row.value(u"lid"_s).toString()},
        .tenantId = row.value(u"tenant_id"_s).toLongLong(),
        .madeBy = row.value(u"made_by"_s).toString(),
        .createdAt = timeFrom(row.value(u"created_at"_s)),
    };
}

} // namespace

SqlSenderDirectory::SqlSenderDirectory(Database &database, qint64 instance)
    : m_database(database)
    , m_instance(instance)
{
}

Core::Stored<std::optional<Core::PhoneNumber>> SqlSenderDirectory::numberOf(const QString &lid)
{
    KIOSK_TRY(
        query,
        execute(m_database,
                u"SELECT phone FROM sender_numbers WHERE instance = :instance AND lid = :lid"_s,
                {{u":instance"_s, m_instance}, {u":lid"_s, notNull(lid)}}));
    return query.next() ? Core::PhoneNumber::fromE164(query.value(0).toString()) : std::nullopt;
}

Core::Stored<QString> SqlSenderDirectory::lidOf(const Core::PhoneNumber &phone)
{
    KIOSK_TRY(query,
              execute(m_database,
                      u"SELECT lid FROM sender_numbers WHERE instance = :instance AND "_s
                          + hasPhone("phone"_L1),
                      {{u":instance"_s, m_instance},
                       {u":phone"_s, toColumn(phone)},
                       {u":other_phone"_s, toOtherColumn(phone)}}));
    return query.next() ? query.value(0).toString() : QString();
}

Core::Stored<void> SqlSenderDirectory::remember(const QString &lid, const Core::PhoneNumber &phone,
                                                const QDateTime &now)
{
    KIOSK_CHECK(
        run(m_database,
            u"DELETE FROM sender_numbers WHERE instance = :instance AND (lid = :lid OR %1)"_s.arg(
                hasPhone("phone"_L1)),
            {{u":instance"_s, m_instance},
             {u":lid"_s, notNull(lid)},
             {u":phone"_s, toColumn(phone)},
             {u":other_phone"_s, toOtherColumn(phone)}}));
    return insertRow(m_database, u"sender_numbers"_s,
                     {{u"instance"_s, m_instance},
                      {u"lid"_s, notNull(lid)},
                      {u"phone"_s, phone.e164()},
                      {u"seen_at"_s, toColumn(now)}});
}

Core::Stored<std::optional<qint64>> SqlSenderDirectory::linkedTenant(const Core::Sender &sender)
{
    KIOSK_TRY(query,
              execute(m_database,
                      u"SELECT tenant_id FROM sender_links WHERE %1 "
                      "OR (instance = :instance AND lid = :lid) "
                      "ORDER BY phone IS NULL LIMIT 1"_s.arg(hasPhone("phone"_L1)),
                      {{u":instance"_s, m_instance},
                       {u":phone"_s, toColumn(sender.phone)},
                       {u":other_phone"_s, toOtherColumn(sender.phone)},
                       {u":lid"_s, lidColumn(sender)}}));
    return query.next() ? std::optional(query.value(0).toLongLong()) : std::nullopt;
}

Core::Stored<void> SqlSenderDirectory::insert(const Core::SenderLink &link)
{
    const auto phone = toColumn(link.sender.phone);
    const auto lid = lidColumn(link.sender);
    KIOSK_CHECK(
        run(m_database,
            u"DELETE FROM sender_links WHERE %1 OR (instance = :instance AND lid = :lid)"_s.arg(
                hasPhone("phone"_L1)),
            {{u":instance"_s, m_instance},
             {u":phone"_s, phone},
             {u":other_phone"_s, toOtherColumn(link.sender.phone)},
             {u":lid"_s, lid}}));
    return insertRow(m_database, u"sender_links"_s,
                     {{u"instance"_s, m_instance},
                      {u"phone"_s, phone},
                      {u"lid"_s, lid},
                      {u"tenant_id"_s, link.tenantId},
                      {u"made_by"_s, notNull(link.madeBy)},
                      {u"created_at"_s, toColumn(link.createdAt)}});
}

Core::Stored<QList<Core::SenderLink>> SqlSenderDirectory::links()
{
    return selectLinks(u"ORDER BY id DESC"_s);
}

Core::Stored<QList<Core::SenderLink>> SqlSenderDirectory::linksMadeBy(const QString &actor)
{
    return selectLinks(u"WHERE made_by = :made_by ORDER BY id DESC"_s,
                       {{u":made_by"_s, notNull(actor)}});
}

Core::Stored<std::optional<Core::SenderLink>> SqlSenderDirectory::findLink(qint64 id)
{
    return firstOf(selectLinks(u"WHERE id = :id"_s, {{u":id"_s, id}}));
}

Core::Stored<void> SqlSenderDirectory::removeLink(qint64 id)
{
    return run(m_database, u"DELETE FROM sender_links WHERE id = :id"_s, {{u":id"_s, id}});
}

Core::Stored<QList<Core::SenderLink>> SqlSenderDirectory::selectLinks(const QString &rest,
                                                                      const Bindings &bindings)
{
    return readAll(m_database, linkFrom,
                   u"SELECT id, phone, lid, tenant_id, made_by, created_at FROM sender_links "_s
                       + rest,
                   bindings);
}

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
