// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QMap>
#include <QObject>
#include <QString>

class QDBusPendingCallWatcher;

namespace Kiosk {

//! Whether the desktop asks programs to move less on screen.
//!
//! The desktop's settings are those of its portal (org.freedesktop.portal.Settings). Any of these
//! asks for it: GNOME's "enable-animations" off, the common "reduced-motion" 1, KDE's
//! "AnimationDurationFactor" 0. Where there is no portal nobody asks.
//!
//! Lives in one thread, which may be another than the window's (see MachineWatch): subscribing in
//! the constructor waits for the bus, everything later does not.
class MotionPreference : public QObject
{
    Q_OBJECT

public:
    //! @p bus is the session's; it may be unconnected.
    explicit MotionPreference(const QDBusConnection &bus, QObject *parent = nullptr);

    //! False until the desktop has answered.
    [[nodiscard]] bool isReduced() const { return m_isReduced; }

Q_SIGNALS:
    void changed(bool isReduced);

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void onSettingsRead(QDBusPendingCallWatcher *call);
    void record(const QString &group, const QString &key, const QVariant &value);
    void evaluate();

    //! Whether each known setting asks for reduced motion, by its group and key.
    QMap<QString, bool> m_wishes;
    bool m_isReduced = false;
};

} // namespace Kiosk
