#include "storage/sqlsenderdirectory.h"

#include "storage/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// NULL is equal to nothing, so what a sender does not have finds no link.
QVariant phoneColumn(const Core::Sender &sender)
{
    return sender.phone ? QVariant(sender.phone->e164()) : QVariant();
}

QVariant lidColumn(const Core::Sender &sender)
{
    return sender.lid.isEmpty() ? QVariant() : QVariant(sender.lid);
}

} // namespace

SqlSenderDirectory::SqlSenderDirectory(Database &database, qint64 instance)
    : m_database(database)
    , m_instance(instance)
{
}

Core::Stored<std::optional<Core::PhoneNumber>> SqlSenderDirectory::numberOf(const QString &lid)
{
    auto query = execute(
        m_database, u"SELECT phone FROM sender_numbers WHERE instance = :instance AND lid = :lid"_s,
        {{u":instance"_s, m_instance}, {u":lid"_s, notNull(lid)}});
    if (!query)
        return Core::Unexpected(query.error());
    return query->next() ? Core::PhoneNumber::fromE164(query->value(0).toString()) : std::nullopt;
}

Core::Stored<QString> SqlSenderDirectory::lidOf(const Core::PhoneNumber &phone)
{
    auto query =
        execute(m_database,
                u"SELECT lid FROM sender_numbers WHERE instance = :instance AND phone = :phone"_s,
                {{u":instance"_s, m_instance}, {u":phone"_s, phone.e164()}});
    if (!query)
        return Core::Unexpected(query.error());
    return query->next() ? query->value(0).toString() : QString();
}

Core::Stored<void> SqlSenderDirectory::remember(const QString &lid, const Core::PhoneNumber &phone,
                                                const QDateTime &now)
{
    auto removed = run(
        m_database,
        u"DELETE FROM sender_numbers WHERE instance = :instance AND (lid = :lid OR phone = :phone)"_s,
        {{u":instance"_s, m_instance}, {u":lid"_s, notNull(lid)}, {u":phone"_s, phone.e164()}});
    if (!removed)
        return removed;
    return run(m_database,
               u"INSERT INTO sender_numbers (instance, lid, phone, seen_at) "
               "VALUES (:instance, :lid, :phone, :seen_at)"_s,
               {{u":instance"_s, m_instance},
                {u":lid"_s, notNull(lid)},
                {u":phone"_s, phone.e164()},
                {u":seen_at"_s, toColumn(now)}});
}

Core::Stored<std::optional<qint64>> SqlSenderDirectory::linkedTenant(const Core::Sender &sender)
{
    auto query = execute(m_database,
                         u"SELECT tenant_id FROM sender_links WHERE phone = :phone "
                         "OR (instance = :instance AND lid = :lid) "
                         "ORDER BY phone IS NULL LIMIT 1"_s,
                         {{u":instance"_s, m_instance},
                          {u":phone"_s, phoneColumn(sender)},
                          {u":lid"_s, lidColumn(sender)}});
    if (!query)
        return Core::Unexpected(query.error());
    return query->next() ? std::optional(query->value(0).toLongLong()) : std::nullopt;
}

Core::Stored<void> SqlSenderDirectory::link(const Core::Sender &sender, qint64 tenantId,
                                            const QDateTime &now)
{
    auto removed = run(
        m_database,
        u"DELETE FROM sender_links WHERE phone = :phone OR (instance = :instance AND lid = :lid)"_s,
        {{u":instance"_s, m_instance},
         {u":phone"_s, phoneColumn(sender)},
         {u":lid"_s, lidColumn(sender)}});
    if (!removed)
        return removed;
    return run(m_database,
               u"INSERT INTO sender_links (instance, phone, lid, tenant_id, created_at) "
               "VALUES (:instance, :phone, :lid, :tenant_id, :created_at)"_s,
               {{u":instance"_s, m_instance},
                {u":phone"_s, phoneColumn(sender)},
                {u":lid"_s, lidColumn(sender)},
                {u":tenant_id"_s, tenantId},
                {u":created_at"_s, toColumn(now)}});
}

} // namespace Storage
