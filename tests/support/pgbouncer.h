// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/postgresserver.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace TestSupport {

//! A pooler before a PostgreSQL of the tests, on a port of loopback; gone with this object.
class PgBouncer
{
public:
    //! @p mode is "session", "transaction" or "statement". Nothing if it is not installed, or does
    //! not start; the reason is printed.
    [[nodiscard]] static std::unique_ptr<PgBouncer> start(const PostgresServer &server,
                                                          const QString &database,
                                                          const QString &mode);
    ~PgBouncer();
    Q_DISABLE_COPY_MOVE(PgBouncer)

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    PgBouncer();
    [[nodiscard]] bool run(const PostgresServer &server, const QString &database,
                           const QString &mode);

    QTemporaryDir m_folder;
    quint16 m_port;
    QProcess m_process;
};

} // namespace TestSupport
