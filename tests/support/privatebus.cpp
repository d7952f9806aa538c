// SPDX-License-Identifier: GPL-3.0-only
#include "support/privatebus.h"

#include <QFile>
#include <QUuid>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = 20000;

QByteArray configuration(const QString &socket)
{
    return u"<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
           "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
           "<busconfig><type>session</type><listen>unix:path=%1</listen>"
           "<policy context=\"default\"><allow send_destination=\"*\"/>"
           "<allow receive_sender=\"*\"/><allow own=\"*\"/></policy>"
           "</busconfig>\n"_s.arg(socket)
               .toUtf8();
}

} // namespace

PrivateBus::PrivateBus()
{
    const auto fileName = m_folder.filePath(u"bus.conf"_s);
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(configuration(m_folder.filePath(u"socket"_s))) < 0)
        qFatal("the configuration of a bus cannot be written");
    file.close();
    m_daemon.start(u"dbus-daemon"_s,
                   {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + fileName});
    while (!m_address.endsWith(u'\n') && m_daemon.waitForReadyRead(patience))
        m_address += QString::fromLatin1(m_daemon.readAllStandardOutput());
    m_address = m_address.trimmed();
}

PrivateBus::~PrivateBus()
{
    m_daemon.kill();
    m_daemon.waitForFinished(patience);
}

QDBusConnection PrivateBus::connect()
{
    return QDBusConnection::connectToBus(m_address, QUuid::createUuid().toString());
}

} // namespace TestSupport
