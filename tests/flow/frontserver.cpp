// SPDX-License-Identifier: GPL-3.0-only
#include "frontserver.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000; // ms

} // namespace

quint16 anyFreePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

QString FrontServer::program()
{
    return QStandardPaths::findExecutable(
        u"nginx"_s, QString::fromLocal8Bit(qgetenv("PATH") + ":/usr/sbin").split(u':'));
}

FrontServer::FrontServer(quint16 port, const QByteArray &location)
    : m_port(port)
{
    const auto folder = m_folder.path().toUtf8();
    QByteArray temporary;
    for (const QByteArray kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += kind + "_temp_path " + folder + '/' + kind + ";\n";
    QFile file(m_folder.filePath(u"nginx.conf"_s));
    if (!file.open(QIODevice::WriteOnly)
        || file.write("daemon off;\nmaster_process off;\npid " + folder
                      + "/nginx.pid;\nevents {}\nhttp {\naccess_log off;\n" + temporary
                      + "server {\nlisten 127.0.0.1:" + QByteArray::number(port)
                      + ";\nlocation / {\n" + location + "\n}\n}\n}\n")
            < 0)
        qFatal("nginx's configuration cannot be written");
    file.close();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program(), {u"-e"_s, u"stderr"_s, u"-c"_s, file.fileName()});
}

FrontServer::~FrontServer()
{
    m_process.terminate();
    m_process.waitForFinished(patience);
}

bool FrontServer::isListening()
{
    return QTest::qWaitFor(
        [this] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
            return socket.waitForConnected(patience);
        },
        patience);
}
