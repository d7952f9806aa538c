// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace Storage {

//! The database of the original AMT site (Django's tables tenants, login_attempts and
//! django_migrations in the schema public), which is used as it is: what is ours stands beside it
//! in a schema of its own. Our attempts are not copied into its login_attempts: a screen shows an
//! attempt's id to everybody, and the site answers those who ask by it. PostgreSQL only.
class Adoption
{
public:
    //! Our tables' schema there.
    static constexpr auto schema = "amt_kiosk";

    //! Findings about the site's tables.
    struct Report
    {
        qint64 tenants = 0;
        //! A tenant whose number cannot be read.
        struct Unreadable
        {
            qint64 tenant = 0;
            QString maskedText;
        };
        QList<Unreadable> unreadable;
        //! The same number of several tenants, however it is written.
        struct Shared
        {
            QString maskedPhone;
            QList<qint64> tenants;
        };
        QList<Shared> shared;
        //! People whose number no tenant has, in the old table users; nothing if there is no such
        //! table, no numbers in it, or this user may not read it.
        std::optional<qint64> onlyUsers;
        //! A number is found by an index of ours on their table.
        bool hasIndex = false;
    };

    explicit Adoption(Database &database);

    //! Within a writer's transaction: makes the schema if it is missing, before the migrations.
    [[nodiscard]] Core::Stored<void> prepare();
    //! Their tenants stand in the place of ours.
    [[nodiscard]] Core::Stored<bool> isDone();
    //! Within a writer's transaction, after the migrations: puts them there. False if that was done
    //! before.
    [[nodiscard]] Core::Stored<bool> adopt();

    //! Reads every number: takes seconds for a hundred thousand. @p region completes them.
    [[nodiscard]] Core::Stored<Report> report(const QString &region);

private:
    [[nodiscard]] Core::Stored<bool> isTrue(const QString &condition);
    [[nodiscard]] std::optional<QString> columnOfUsers();
    [[nodiscard]] std::optional<qint64> countOnlyUsers(const QSet<QString> &known,
                                                       const QString &region);

    Database &m_database;
};

} // namespace Storage
