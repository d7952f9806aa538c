#include "storage/stores/sqltenantdirectory.h"

#include "core/phone/numberforms.h"
#include "core/phone/typednumber.h"
#include "storage/engine/columns.h"
#include "storage/engine/statement.h"

#include <QHash>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// Our own databases hold E.164; the original site's people wrote as they liked.
std::optional<Core::PhoneNumber> phoneFrom(const QString &text, const Database &database)
{
    return database.isAdopted() ? Core::TypedNumber::known(text, database.phoneRegion())
                                : Core::PhoneNumber::fromE164(text);
}

Core::Tenant tenantFrom(const Rows &row, const Database &database)
{
    return {
        .id = row.value(u"id"_s).toLongLong(),
        .name = row.value(u"name"_s).toString(),
        .type = row.value(u"type"_s).toString(),
        .phone = phoneFrom(row.value(u"phone"_s).toString(), database),
        .isActive = row.value(u"is_active"_s).toBool(),
        .contactPerson = row.value(u"contact_person"_s).toString(),
        .email = row.value(u"email"_s).toString(),
        .inn = row.value(u"inn"_s).toString(),
        .address = row.value(u"address"_s).toString(),
        .comment = row.value(u"comment"_s).toString(),
    };
}

QVariant phoneColumn(const Core::Tenant &tenant)
{
    return toColumn(tenant.phone);
}

} // namespace

SqlTenantDirectory::SqlTenantDirectory(Database &database)
    : m_database(database)
{
}

Core::Stored<QList<Core::Tenant>> SqlTenantDirectory::findByPhone(const Core::PhoneNumber &phone)
{
    if (!m_database.isAdopted())
        return select(u"WHERE "_s + hasPhone("phone"_L1),
                      {{u":phone"_s, toColumn(phone)}, {u":other_phone"_s, toOtherColumn(phone)}});
    // A few whose last digits are the same, as they are in every form of a number; only the same
    // number counts.
    constexpr auto keyDigits = 6;
    auto found =
        select(u"WHERE phone_key = :value"_s, {{u":value"_s, phone.e164().right(keyDigits)}});
    if (found)
        found->removeIf([&phone](const Core::Tenant &tenant) { return tenant.phone != phone; });
    return found;
}

Core::Stored<std::optional<Core::Tenant>> SqlTenantDirectory::find(qint64 id)
{
    return firstOf(select(u"WHERE id = :value"_s, {{u":value"_s, id}}));
}

Core::Stored<QList<Core::Tenant>> SqlTenantDirectory::all()
{
    return select(u"WHERE id > :value"_s, {{u":value"_s, 0}});
}

Core::Stored<QList<Core::Tenant>> SqlTenantDirectory::select(const QString &where,
                                                             Bindings bindings)
{
    KIOSK_TRY(query,
              execute(m_database,
                      u"SELECT id, name, type, contact_person, email, phone, inn, address, "
                      "comment, is_active FROM tenants "_s
                          + where + u" ORDER BY id"_s,
                      bindings));
    QList<Core::Tenant> tenants;
    while (query.next())
        tenants.append(tenantFrom(query, m_database));
    return tenants;
}

Core::Stored<qint64> SqlTenantDirectory::countEligible()
{
    if (m_database.isAdopted())
        return countReadable();
    KIOSK_TRY(query,
              firstRow(m_database,
                       u"SELECT count(*) FROM tenants WHERE is_active AND phone IS NOT NULL"_s));
    return query.value(0).toLongLong();
}

Core::Stored<qint64> SqlTenantDirectory::countReadable()
{
    KIOSK_TRY(query, execute(m_database, u"SELECT phone FROM tenants WHERE is_active"_s));
    qint64 count = 0;
    while (query.next())
        count += phoneFrom(query.value(0).toString(), m_database) ? 1 : 0;
    return count;
}

Core::Stored<QStringList> SqlTenantDirectory::phoneTexts()
{
    KIOSK_TRY(query, execute(m_database, u"SELECT phone FROM tenants WHERE phone <> ''"_s));
    QStringList texts;
    while (query.next())
        texts.append(query.value(0).toString());
    return texts;
}

Core::Stored<qint64> SqlTenantDirectory::add(const Core::Tenant &tenant, const QDateTime &now)
{
    KIOSK_TRY(query,
              firstRow(m_database,
                       u"INSERT INTO tenants (name, type, contact_person, email, phone, inn, "
                       "address, comment, is_active, created_at, updated_at) "
                       "VALUES (:name, :type, :contact_person, :email, :phone, :inn, :address, "
                       ":comment, :is_active, :created_at, :updated_at) RETURNING id"_s,
                       {{u":name"_s, notNull(tenant.name)},
                        {u":type"_s, notNull(tenant.type)},
                        {u":contact_person"_s, notNull(tenant.contactPerson)},
                        {u":email"_s, notNull(tenant.email)},
                        {u":phone"_s, phoneColumn(tenant)},
                        {u":inn"_s, notNull(tenant.inn)},
                        {u":address"_s, notNull(tenant.address)},
                        {u":comment"_s, notNull(tenant.comment)},
                        {u":is_active"_s, tenant.isActive},
                        {u":created_at"_s, toColumn(now)},
                        {u":updated_at"_s, toColumn(now)}}));
    return query.value(0).toLongLong();
}

// A number stays as it is written where it is still the same, and what is none in the original
// site's table stays, too. Of a number with two forms another tenant may have the canonical one.
Core::Stored<QVariant> SqlTenantDirectory::writtenPhone(const Core::Tenant &tenant)
{
    const bool hasOneForm = !tenant.phone || Core::otherForm(tenant.phone->e164()).isEmpty();
    if (!m_database.isAdopted() && hasOneForm)
        return phoneColumn(tenant);
    KIOSK_TRY(query,
              execute(m_database, u"SELECT phone FROM tenants WHERE id = :id"_s,
                      {{u":id"_s, tenant.id}}));
    if (!query.next())
        return phoneColumn(tenant);
    const auto written = query.value(0);
    return phoneFrom(written.toString(), m_database) == tenant.phone ? written
                                                                     : phoneColumn(tenant);
}

Core::Stored<void> SqlTenantDirectory::update(const Core::Tenant &tenant, const QDateTime &now)
{
    KIOSK_TRY(phone, writtenPhone(tenant));
    auto updated =
        run(m_database,
            u"UPDATE tenants SET name = :name, type = :type, contact_person = :contact_person, "
            "email = :email, phone = :phone, inn = :inn, address = :address, "
            "comment = :comment, is_active = :is_active, updated_at = :updated_at "
            "WHERE id = :id"_s,
            {{u":name"_s, notNull(tenant.name)},
             {u":type"_s, notNull(tenant.type)},
             {u":contact_person"_s, notNull(tenant.contactPerson)},
             {u":email"_s, notNull(tenant.email)},
             {u":phone"_s, phone},
             {u":inn"_s, notNull(tenant.inn)},
             {u":address"_s, notNull(tenant.address)},
             {u":comment"_s, notNull(tenant.comment)},
             {u":is_active"_s, tenant.isActive},
             {u":updated_at"_s, toColumn(now)},
             {u":id"_s, tenant.id}});
    if (!updated || tenant.isActive)
        return updated;
    return run(m_database,
               u"UPDATE sessions SET revoked_at = :now "
               "WHERE tenant_id = :id AND revoked_at IS NULL"_s,
               {{u":now"_s, toColumn(now)}, {u":id"_s, tenant.id}});
}

Core::Stored<QList<qint64>> SqlTenantDirectory::addAll(const QList<Core::Tenant> &tenants,
                                                       const QDateTime &now)
{
    const BulkInsert into{.table = u"tenants"_s,
                          .columns = {u"name"_s, u"type"_s, u"contact_person"_s, u"email"_s,
                                      u"phone"_s, u"inn"_s, u"address"_s, u"comment"_s,
                                      u"is_active"_s, u"created_at"_s, u"updated_at"_s},
                          .returning = u"id, phone"_s};
    const auto at = toColumn(now);
    const auto rowAt = [&tenants, &at](qsizetype index) -> QVariantList {
        const auto &tenant = tenants[index];
        return {notNull(tenant.name),
                notNull(tenant.type),
                notNull(tenant.contactPerson),
                notNull(tenant.email),
                phoneColumn(tenant),
                notNull(tenant.inn),
                notNull(tenant.address),
                notNull(tenant.comment),
                tenant.isActive,
                at,
                at};
    };
    // A database may tell the new rows in any order.
    QHash<QString, qint64> idOf;
    const auto rememberId = [&idOf](const QSqlQuery &row) {
        idOf.insert(row.value(1).toString(), row.value(0).toLongLong());
    };
    KIOSK_CHECK(insertAll(m_database, into, tenants.size(), rowAt, rememberId));
    QList<qint64> ids;
    for (const auto &tenant : tenants)
        ids.append(idOf.value(tenant.phone->e164()));
    return ids;
}

} // namespace Storage
