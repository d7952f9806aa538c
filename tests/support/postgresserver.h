// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace TestSupport {

//! PostgreSQL and its poolers refuse to run as the superuser; then @p process runs as the user
//! "postgres", whom Debian's package makes. It ends with this process.
void dropPrivileges(QProcess &process);
//! So that such a process may write to @p folder.
[[nodiscard]] bool giveAway(const QString &folder);

//! A PostgreSQL of the tests' own, with nothing in it, on a port of loopback; gone with this
//! object, or with the process if that dies. PostgreSQL refuses to run as the superuser; then it
//! runs as the user "postgres", whom Debian's package makes.
class PostgresServer
{
public:
    //! Whether what is committed has to outlive the process only, or a loss of power, too.
    enum class Writes { Quick, Durable };

    //! Returns nothing if there is no PostgreSQL on this machine, or it does not start; the reason
    //! is printed.
    [[nodiscard]] static std::unique_ptr<PostgresServer> start(Writes writes = Writes::Quick);

    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    //! "postgresql://…" for database/url, with a password.
    [[nodiscard]] QString url(const QString &database) const;
    //! The same through another port, where something stands in between.
    [[nodiscard]] QString url(const QString &database, quint16 port) const;
    [[nodiscard]] quint16 port() const { return m_port; }

    //! A new database: empty, or a copy of another one that nobody is connected to.
    [[nodiscard]] bool create(const QString &database,
                              const QString &original = QStringLiteral("template0"));

    //! Runs @p sql as its owner, in @p database. What it says on standard output, trimmed;
    //! "failed: …" if it fails.
    [[nodiscard]] QString psql(const QString &database, const QString &sql) const;

    //! The output of pg_dump for @p database; "failed: …" if it fails.
    [[nodiscard]] QString dump(const QString &database, const QStringList &options) const;

    //! A standby that follows this server. Nothing if it does not start.
    [[nodiscard]] std::unique_ptr<PostgresServer> startStandby() const;
    //! Makes a standby a server that can be written to. False if that does not work.
    [[nodiscard]] bool promote() const;

    //! As when its process crashes: nobody is told anything.
    void kill();
    //! On the same port with the same data. False if it does not come up.
    [[nodiscard]] bool run();

private:
    explicit PostgresServer(Writes writes);
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool copyFrom(const PostgresServer &primary);
    [[nodiscard]] bool makeFolder();
    [[nodiscard]] QString said(const QString &program, const QString &database,
                               const QStringList &options, const QString &input) const;

    Writes m_writes;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QProcess m_process;
};

} // namespace TestSupport
