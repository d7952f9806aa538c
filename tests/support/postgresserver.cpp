// SPDX-License-Identifier: GPL-3.0-only
#include "support/postgresserver.h"

#include "support/freeport.h"

#include <QDir>
#include <QTcpServer>
#include <QTextStream>

#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <libpq-fe.h>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

constexpr auto startPatience = 60'000; // ms
const auto owner = u"amt"_s;
const auto password = u"parol-of-the-tests"_s;

const passwd *unprivileged()
{
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

// Returns the folder of the newest version that is installed.
QString programFolder()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    int newest = 0;
    for (const auto &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        newest = qMax(newest, version.toInt());
    return versions.filePath(u"%1/bin/"_s.arg(newest));
}

bool complain(const QString &what)
{
    QTextStream(stderr) << "PostgreSQL for the tests: " << what << '\n';
    return false;
}

} // namespace

void dropPrivileges(QProcess &process)
{
    const auto *user = unprivileged();
    const auto uid = user ? user->pw_uid : ::getuid();
    const auto gid = user ? user->pw_gid : ::getgid();
    process.setChildProcessModifier([uid, gid, isRoot = user != nullptr] {
        if (isRoot && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(1);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
}

bool giveAway(const QString &folder)
{
    const auto *user = unprivileged();
    return !user || ::chown(QFile::encodeName(folder).constData(), user->pw_uid, user->pw_gid) == 0;
}

std::unique_ptr<PostgresServer> PostgresServer::start(Writes writes)
{
    std::unique_ptr<PostgresServer> server(new PostgresServer(writes));
    return server->prepare() && server->run() ? std::move(server) : nullptr;
}

PostgresServer::PostgresServer(Writes writes)
    : m_writes(writes)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    dropPrivileges(m_process);
}

PostgresServer::~PostgresServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), SIGINT); // "fast shutdown"
    m_process.waitForFinished(startPatience);
}

bool PostgresServer::prepare()
{
    if (!makeFolder())
        return false;
    QFile passwordFile(m_folder.filePath(u"password"_s));
    if (!passwordFile.open(QIODevice::WriteOnly))
        return complain(u"the password cannot be written"_s);
    passwordFile.write(password.toLatin1());
    passwordFile.close();
    passwordFile.setPermissions(QFile::ReadOwner | QFile::ReadOther);

    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    dropPrivileges(process);
    process.start(programFolder() + u"initdb"_s,
                  {u"--no-sync"_s, u"-D"_s, m_folder.filePath(u"data"_s), u"-U"_s, owner, u"-A"_s,
                   u"scram-sha-256"_s, u"--pwfile"_s, passwordFile.fileName(), u"-E"_s, u"UTF8"_s,
                   u"--locale"_s, u"C.UTF-8"_s});
    if (!process.waitForFinished(startPatience) || process.exitCode() != 0)
        return complain(QString::fromUtf8(process.readAll()) + process.errorString());
    return true;
}

bool PostgresServer::makeFolder()
{
    m_port = freePort();
    return giveAway(m_folder.path()) || complain(u"the folder cannot be given away"_s);
}

std::unique_ptr<PostgresServer> PostgresServer::startStandby() const
{
    std::unique_ptr<PostgresServer> standby(new PostgresServer(m_writes));
    return standby->copyFrom(*this) && standby->run() ? std::move(standby) : nullptr;
}

bool PostgresServer::copyFrom(const PostgresServer &primary)
{
    if (!makeFolder())
        return false;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, password);
    process.setProcessEnvironment(environment);
    dropPrivileges(process);
    process.start(programFolder() + u"pg_basebackup"_s,
                  {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(primary.port()), u"-U"_s,
                   owner, u"-D"_s, m_folder.filePath(u"data"_s), u"--write-recovery-conf"_s,
                   u"--checkpoint=fast"_s, u"--no-sync"_s});
    if (!process.waitForFinished(startPatience) || process.exitCode() != 0)
        return complain(QString::fromUtf8(process.readAll()) + process.errorString());
    return true;
}

bool PostgresServer::promote() const
{
    return psql(u"postgres"_s, u"SELECT pg_promote()"_s) == "t"_L1;
}

bool PostgresServer::run()
{
    const auto isSynced = m_writes == Writes::Durable ? u"on"_s : u"off"_s;
    m_process.start(programFolder() + u"postgres"_s,
                    {u"-D"_s, m_folder.filePath(u"data"_s), u"-p"_s, QString::number(m_port),
                     u"-k"_s, m_folder.path(), u"-c"_s, u"listen_addresses=127.0.0.1"_s, u"-c"_s,
                     u"fsync="_s + isSynced, u"-c"_s, u"full_page_writes="_s + isSynced, u"-c"_s,
                     u"max_connections=60"_s, u"-c"_s, u"shared_buffers=64MB"_s});
    QByteArray said;
    while (!said.contains("system is ready to accept")) {
        if (!m_process.waitForReadyRead(startPatience))
            return complain(QString::fromUtf8(said) + m_process.errorString());
        said += m_process.readAll();
    }
    return true;
}

void PostgresServer::kill()
{
    ::kill(pid_t(m_process.processId()), SIGQUIT); // "immediate shutdown"
    m_process.waitForFinished(startPatience);
}

QString PostgresServer::url(const QString &database) const
{
    return url(database, m_port);
}

QString PostgresServer::url(const QString &database, quint16 port) const
{
    return u"postgresql://%1:%2@127.0.0.1:%3/%4"_s.arg(owner, password).arg(port).arg(database);
}

bool PostgresServer::create(const QString &database, const QString &original)
{
    // Each test with a database of its own comes here, and a psql would take longer than
    // PostgreSQL.
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
        PQconnectdb(url(u"postgres"_s).toUtf8().constData()), PQfinish);
    const auto sql = u"CREATE DATABASE %1 TEMPLATE %2 STRATEGY file_copy"_s;
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.arg(database, original).toUtf8().constData()), PQclear);
    return PQresultStatus(result.get()) == PGRES_COMMAND_OK
        || complain(QString::fromUtf8(PQerrorMessage(connection.get())));
}

QString PostgresServer::psql(const QString &database, const QString &sql) const
{
    return said(u"psql"_s, database,
                {u"-X"_s, u"-A"_s, u"-t"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-f"_s, u"-"_s}, sql)
        .trimmed();
}

QString PostgresServer::dump(const QString &database, const QStringList &options) const
{
    return said(u"pg_dump"_s, database, options, {});
}

QString PostgresServer::said(const QString &program, const QString &database,
                             const QStringList &options, const QString &input) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, password);
    process.setProcessEnvironment(environment);
    process.start(programFolder() + program,
                  QStringList{u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port), u"-U"_s,
                              owner, u"-d"_s, database}
                      + options);
    process.write(input.toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished(startPatience) || process.exitCode() != 0)
        return u"failed: "_s + QString::fromUtf8(process.readAllStandardError());
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace TestSupport
