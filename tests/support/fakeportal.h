// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QMap>
#include <QObject>
#include <QVariantMap>

namespace TestSupport {

//! A desktop's settings by group, each by key.
using DesktopSettings = QMap<QString, QVariantMap>;

// NOLINTBEGIN(readability-identifier-naming): the names are those of the bus

//! The portal through which a desktop tells its settings.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    FakePortal(const QDBusConnection &bus, DesktopSettings settings);
    ~FakePortal() override;
    Q_DISABLE_COPY_MOVE(FakePortal)

    [[nodiscard]] int reads() const { return m_reads; }
    void change(const QString &group, const QString &key, const QVariant &value);

public Q_SLOTS:
    //! Only the groups asked for.
    TestSupport::DesktopSettings ReadAll(const QStringList &groups);

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    QDBusConnection m_bus;
    DesktopSettings m_settings;
    int m_reads = 0;
};

// NOLINTEND(readability-identifier-naming)

} // namespace TestSupport
