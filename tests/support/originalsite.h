// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/postgresserver.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace TestSupport {

//! A database as the original AMT site leaves it (tests/data/amt_django.sql), in a PostgreSQL of
//! the tests' own.
class OriginalSite
{
public:
    //! In a database of its own in @p postgres, or in a new one. Nothing if that is impossible
    //! here; the reason is printed.
    [[nodiscard]] static std::unique_ptr<OriginalSite> found(
        std::shared_ptr<PostgresServer> postgres = PostgresServer::start());

    [[nodiscard]] QString url() const;
    //! The database's.
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] quint16 port() const { return m_postgres->port(); }

    //! As the site itself, which knows nothing of us: what psql says.
    [[nodiscard]] QString ask(const QString &sql) const;

    //! All of its schema as pg_dump writes it, structure and rows, but for the one index that is
    //! ours.
    [[nodiscard]] QString dump(const QStringList &options = {
                                   QStringLiteral("--schema=public")}) const;

private:
    OriginalSite() = default;

    std::shared_ptr<PostgresServer> m_postgres;
    QString m_name;
};

} // namespace TestSupport
