// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

struct pg_conn;
struct _PQconninfoOption; // NOLINT(bugprone-reserved-identifier): libpq's name

namespace Storage {

//! A "postgresql://" address or a list of keywords ("service=amt user=kiosk"), as libpq reads
//! it (PostgreSQL's documentation, 34.1.1), with what a server needs in order not to wait for
//! ever where the address does not say it. Of several hosts one that can be written to is wanted,
//! unless the address says something else.
class PostgresUrl
{
public:
    //! Returns nothing if libpq does not understand it, or takes a part of the password for
    //! something else because a sign in it is not percent-encoded. Its own words for that may quote
    //! the password.
    [[nodiscard]] static std::optional<PostgresUrl> parse(const QString &url);

    //! The parameter of @p url that this computer's libpq does not know; empty if there is none.
    [[nodiscard]] static QString unknownParameter(const QString &url);

    //! The settings that an open connection was made with, also what stands in a service file or in
    //! the environment.
    [[nodiscard]] static std::optional<PostgresUrl> usedBy(pg_conn *connection);

    //! One of libpq's keywords, "host" for example; empty where nothing is said.
    [[nodiscard]] QString value(const QString &keyword) const { return m_values.value(keyword); }

    //! For people: "host:5432/db", "one:5432,two:5433/db", or "service amt". Without user and
    //! password.
    [[nodiscard]] QString place() const;

    //! The same address for each of its hosts, in their order; itself where it names one or none.
    [[nodiscard]] QList<PostgresUrl> eachHost() const;

    //! All that Qt has no function for, in the form that its driver hands to libpq.
    [[nodiscard]] QString qtOptions() const;

    //! All of it in libpq's keyword=value form, the password included.
    [[nodiscard]] Core::Secret connectionText() const;

private:
    [[nodiscard]] bool hasPartsOfPassword() const;
    //! How libpq lists what nobody has said.
    enum class Unsaid { Absent, Default };
    //! Takes the list, and frees it.
    [[nodiscard]] static std::optional<PostgresUrl> from(_PQconninfoOption *taken, Unsaid unsaid);

    QMap<QString, QString> m_values;
};

} // namespace Storage
