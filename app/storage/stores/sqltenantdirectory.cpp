// SPDX-License-Identifier: GPL-3.0-only
#include "storage/stores/sqltenantdirectory.h"

#include "core/phone/numberlibrary.h"
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

TenantColumn textColumn(const QString &name, QString Core::Tenant::*field,
                        bool mayHaveLines = false)
{
    return {.name = name,
            .mayHaveLines = mayHaveLines,
            .value = [field](const Core::Tenant &tenant) { return notNull(tenant.*field); },
            .setValue = [field](Core::Tenant &tenant,
                                const QVariant &value) { tenant.*field = value.toString(); }};
}

TenantColumn phoneColumn()
{
    return {.name = u"phone"_s,
            .value = [](const Core::Tenant &tenant) { return toColumn(tenant.phone); },
            .setValue =
                [](Core::Tenant &tenant, const QVariant &value) {
                    tenant.phone = Core::PhoneNumber::fromE164(value.toString());
                }};
}

TenantColumn isActiveColumn()
{
    return {.name = u"is_active"_s,
            .value = [](const Core::Tenant &tenant) { return QVariant(tenant.isActive); },
            .setValue = [](Core::Tenant &tenant,
                           const QVariant &value) { tenant.isActive = value.toBool(); }};
}

QStringList columnNames()
{
    QStringList names;
    for (const auto &column : tenantColumns())
        names.append(column.name);
    return names;
}

Bindings valuesOf(const Core::Tenant &tenant)
{
    Bindings values;
    for (const auto &column : tenantColumns())
        values.append({column.name, column.value(tenant)});
    return values;
}

Core::Tenant tenantFrom(const Rows &row, const Database &database)
{
    Core::Tenant tenant;
    tenant.id = row.value(u"id"_s).toLongLong();
    for (const auto &column : tenantColumns())
        column.setValue(tenant, row.value(column.name));
    if (database.isAdopted())
        tenant.phone = phoneFrom(row.value(u"phone"_s).toString(), database);
    return tenant;
}

} // namespace

const QList<TenantColumn> &tenantColumns()
{
    using Core::Tenant;
    static const QList<TenantColumn> columns{
        textColumn(u"name"_s, &Tenant::name),
        phoneColumn(),
        textColumn(u"type"_s, &Tenant::type),
        textColumn(u"contact_person"_s, &Tenant::contactPerson),
        textColumn(u"email"_s, &Tenant::email),
        textColumn(u"inn"_s, &Tenant::inn),
        textColumn(u"address"_s, &Tenant::address, true),
        textColumn(u"comment"_s, &Tenant::comment, true),
        isActiveColumn(),
    };
    return columns;
}

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
                                                             const Bindings &bindings)
{
    static const QString columns = columnNames().join(", "_L1);
    return readAll(
        m_database, [this](const Rows &row) { return tenantFrom(row, m_database); },
        u"SELECT id, "_s + columns + u" FROM tenants "_s + where + u" ORDER BY id"_s, bindings);
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
    return readAll(
        m_database, [](const Rows &row) { return row.value(0).toString(); },
        u"SELECT phone FROM tenants WHERE phone <> ''"_s);
}

Core::Stored<qint64> SqlTenantDirectory::add(const Core::Tenant &tenant, const QDateTime &now)
{
    auto values = valuesOf(tenant);
    values.append({u"created_at"_s, toColumn(now)});
    values.append({u"updated_at"_s, toColumn(now)});
    return insertForId(m_database, u"tenants"_s, values);
}

// A number stays as it is written where it is still the same, and what is none in the original
// site's table stays, too. Of a number with two forms another tenant may have the canonical one.
Core::Stored<QVariant> SqlTenantDirectory::writtenPhone(const Core::Tenant &tenant)
{
    const bool hasOneForm = !tenant.phone || Core::otherForm(tenant.phone->e164()).isEmpty();
    if (!m_database.isAdopted() && hasOneForm)
        return toColumn(tenant.phone);
    KIOSK_TRY(query,
              execute(m_database, u"SELECT phone FROM tenants WHERE id = :id"_s,
                      {{u":id"_s, tenant.id}}));
    if (!query.next())
        return toColumn(tenant.phone);
    const auto written = query.value(0);
    return phoneFrom(written.toString(), m_database) == tenant.phone ? written
                                                                     : toColumn(tenant.phone);
}

Core::Stored<void> SqlTenantDirectory::update(const Core::Tenant &tenant, const QDateTime &now)
{
    KIOSK_TRY(phone, writtenPhone(tenant));
    auto values = valuesOf(tenant);
    for (auto &[column, value] : values) {
        if (column == "phone"_L1)
            value = phone;
    }
    values.append({u"updated_at"_s, toColumn(now)});
    return updateRow(m_database, u"tenants"_s, tenant.id, values);
}

Core::Stored<QList<qint64>> SqlTenantDirectory::addAll(const QList<Core::Tenant> &tenants,
                                                       const QDateTime &now)
{
    const BulkInsert into{.table = u"tenants"_s,
                          .columns = columnNames() + QStringList{u"created_at"_s, u"updated_at"_s},
                          .returning = u"id, phone"_s};
    const auto at = toColumn(now);
    const auto rowAt = [&tenants, &at](qsizetype index) {
        QVariantList values;
        for (const auto &column : tenantColumns())
            values.append(column.value(tenants[index]));
        return values << at << at;
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
