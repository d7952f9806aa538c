// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTemporaryDir>

namespace TestSupport {

//! A bus that only the test is on: a dbus-daemon of its own, which starts no services.
class PrivateBus
{
public:
    PrivateBus();
    ~PrivateBus();
    Q_DISABLE_COPY_MOVE(PrivateBus)

    //! Empty if dbus-daemon does not start.
    [[nodiscard]] const QString &address() const { return m_address; }
    //! One more connection, as if of another program.
    [[nodiscard]] QDBusConnection connect();

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

} // namespace TestSupport
