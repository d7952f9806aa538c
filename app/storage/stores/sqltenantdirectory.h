// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/adminports.h"
#include "storage/engine/database.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <functional>

namespace Storage {

//! A column of the table tenants that people fill in.
struct TenantColumn
{
    QString name;
    //! People write several lines there.
    bool mayHaveLines = false;
    //! The value to store: NULL, where a number is missing, or a text or a truth value.
    std::function<QVariant(const Core::Tenant &tenant)> value;
    //! Takes a value as it stands in the table.
    std::function<void(Core::Tenant &tenant, const QVariant &value)> setValue;
};

//! All of them, in the order of an export. A column that is added here is read and written.
[[nodiscard]] const QList<TenantColumn> &tenantColumns();

//! Table tenants. What a login reads, and what the administrator writes. In an adopted database
//! the numbers are written anyhow, and several tenants may have the same.
class SqlTenantDirectory : public Core::TenantEditor
{
public:
    explicit SqlTenantDirectory(Database &database);

    [[nodiscard]] Core::Stored<QList<Core::Tenant>> findByPhone(
        const Core::PhoneNumber &phone) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Tenant>> find(qint64 id) override;

    [[nodiscard]] Core::Stored<QList<Core::Tenant>> all() override;
    [[nodiscard]] Core::Stored<qint64> add(const Core::Tenant &tenant,
                                           const QDateTime &now) override;
    [[nodiscard]] Core::Stored<QList<qint64>> addAll(const QList<Core::Tenant> &tenants,
                                                     const QDateTime &now) override;
    [[nodiscard]] Core::Stored<void> update(const Core::Tenant &tenant,
                                            const QDateTime &now) override;

    //! How many can sign in: enabled, with a number.
    [[nodiscard]] Core::Stored<qint64> countEligible();
    //! Every number as it stands in the table, whether it is one or not.
    [[nodiscard]] Core::Stored<QStringList> phoneTexts();

private:
    [[nodiscard]] Core::Stored<QList<Core::Tenant>> select(const QString &where,
                                                           const Bindings &bindings);
    [[nodiscard]] Core::Stored<qint64> countReadable();
    [[nodiscard]] Core::Stored<QVariant> writtenPhone(const Core::Tenant &tenant);

    Database &m_database;
};

} // namespace Storage
