// SPDX-License-Identifier: GPL-3.0-only
#include "nginxproxy.h"

#include "eventually.h"
#include "support/freeport.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace FlowTest {

using namespace Qt::StringLiterals;

namespace {

QString nginxProgram()
{
    return QStandardPaths::findExecutable(
        u"nginx"_s, QString::fromLocal8Bit(qgetenv("PATH") + ":/usr/sbin").split(u':'));
}

QByteArray readFile(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

NginxProxy::NginxProxy(QByteArray http)
    : m_port(TestSupport::freePort())
{
    const auto folder = m_folder.path().toUtf8();
    QByteArray temporary;
    for (const QByteArray kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += kind + "_temp_path " + folder + '/' + kind + ";\n";
    QFile file(m_folder.filePath(u"nginx.conf"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write nginx's configuration");
    file.write("daemon off;\nmaster_process off;\npid " + folder
               + "/nginx.pid;\nevents { worker_connections 256; }\nhttp {\naccess_log off;\n"
               + temporary + http.replace("@PORT@", "127.0.0.1:" + QByteArray::number(m_port))
               + "\n}\n");
    file.close();
    m_program = std::make_unique<Program>(
        nginxProgram(), QStringList{u"-e"_s, u"stderr"_s, u"-c"_s, file.fileName()},
        QProcessEnvironment::systemEnvironment());
}

bool NginxProxy::isListening() const
{
    return eventually([this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return socket.waitForConnected(1000);
    });
}

QUrl NginxProxy::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

QByteArray sampleForOthers(const QUrl &server)
{
    auto text = QString::fromUtf8(readFile(QStringLiteral(NGINX_SAMPLE)));
    // The second server of the sample only redirects port 80, which is not ours to take.
    text.truncate(text.lastIndexOf(u"\nserver {"_s));
    static const QRegularExpression tls(u"\\n *(ssl_|listen \\[)[^\\n]*"_s);
    text.remove(tls);
    text.replace(u"listen 443 ssl;"_s, u"listen @PORT@;"_s);
    text.remove(u"allow 127.0.0.1;"_s);
    text.remove(u"allow ::1;"_s);
    text.replace(u"http://127.0.0.1:8080"_s, server.toString());
    return text.toUtf8();
}

} // namespace FlowTest
