// SPDX-License-Identifier: GPL-3.0-only
#include "support/fakeportal.h"

#include <QDBusMetaType>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto portalService = u"org.freedesktop.portal.Desktop"_s;

} // namespace

FakePortal::FakePortal(const QDBusConnection &bus, DesktopSettings settings)
    : m_bus(bus)
    , m_settings(std::move(settings))
{
    qDBusRegisterMetaType<DesktopSettings>();
    if (!m_bus.registerObject(u"/org/freedesktop/portal/desktop"_s, this,
                              QDBusConnection::ExportAllContents)
        || !m_bus.registerService(portalService))
        qFatal("there is no place for a portal on this bus");
}

FakePortal::~FakePortal()
{
    m_bus.unregisterService(portalService);
}

void FakePortal::change(const QString &group, const QString &key, const QVariant &value)
{
    m_settings[group][key] = value;
    Q_EMIT SettingChanged(group, key, QDBusVariant(value));
}

DesktopSettings FakePortal::ReadAll(const QStringList &groups)
{
    ++m_reads;
    DesktopSettings found;
    for (const auto &group : groups) {
        if (m_settings.contains(group))
            found.insert(group, m_settings.value(group));
    }
    return found;
}

} // namespace TestSupport
