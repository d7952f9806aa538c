// SPDX-License-Identifier: GPL-3.0-only
#include "support/pgbouncer.h"

#include "support/freeport.h"

#include <QFile>
#include <QTcpServer>
#include <QTextStream>
#include <QUrl>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

constexpr auto poolerPatience = 20'000; // ms

} // namespace

std::unique_ptr<PgBouncer> PgBouncer::start(const PostgresServer &server, const QString &database,
                                            const QString &mode)
{
    std::unique_ptr<PgBouncer> pooler(new PgBouncer);
    return pooler->run(server, database, mode) ? std::move(pooler) : nullptr;
}

PgBouncer::PgBouncer()
    : m_port(freePort())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    dropPrivileges(m_process);
}

PgBouncer::~PgBouncer()
{
    m_process.kill();
    m_process.waitForFinished(poolerPatience);
}

bool PgBouncer::run(const PostgresServer &server, const QString &database, const QString &mode)
{
    const QUrl url(server.url(database));
    const auto fileName = m_folder.filePath(u"pgbouncer.ini"_s);
    QFile file(fileName);
    if (!giveAway(m_folder.path()) || !file.open(QIODevice::WriteOnly))
        return false;
    QTextStream(&file) << "[databases]\n"
                       << database << " = host=127.0.0.1 port=" << server.port()
                       << " dbname=" << database << " user=" << url.userName()
                       << " password=" << url.password() << "\n[pgbouncer]\n"
                       << "listen_addr = 127.0.0.1\nlisten_port = " << m_port
                       << "\nunix_socket_dir =\nauth_type = any\npool_mode = " << mode << '\n';
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::ReadOther);
    m_process.start(u"/usr/sbin/pgbouncer"_s, {fileName});
    QByteArray said;
    while (!said.contains("process up")) {
        if (!m_process.waitForReadyRead(poolerPatience)) {
            QTextStream(stderr) << said << m_process.errorString() << '\n';
            return false;
        }
        said += m_process.readAll();
    }
    return true;
}

} // namespace TestSupport
