// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/screenawake.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <xcb/screensaver.h>

#include <utility>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// A request of an extension that is not there would end the connection.
bool canSuspend(xcb_connection_t *x11)
{
    const auto *extension = xcb_get_extension_data(x11, &xcb_screensaver_id);
    return extension != nullptr && extension->present != 0;
}

} // namespace

ScreenAwake::ScreenAwake(xcb_connection_t *x11)
    : m_x11(x11 != nullptr && canSuspend(x11) ? x11 : nullptr)
{
    if (m_x11 == nullptr)
        return;
    // It may be dark already.
    xcb_force_screen_saver(m_x11, XCB_SCREEN_SAVER_RESET);
    xcb_screensaver_suspend(m_x11, 1);
    xcb_flush(m_x11);
}

ScreenAwake::~ScreenAwake()
{
    if (m_x11 == nullptr)
        return;
    xcb_screensaver_suspend(m_x11, 0);
    xcb_flush(m_x11);
}

namespace {

const auto screenSaverService = u"org.freedesktop.ScreenSaver"_s;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(screenSaverService, u"/org/freedesktop/ScreenSaver"_s,
                                          screenSaverService, method);
}

} // namespace

ScreenSaverInhibitor::ScreenSaverInhibitor(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_watcher(screenSaverService, bus, QDBusServiceWatcher::WatchForRegistration)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this,
            &ScreenSaverInhibitor::inhibit);
    if (m_bus.isConnected())
        inhibit();
}

ScreenSaverInhibitor::~ScreenSaverInhibitor()
{
    for (const auto cookie : std::as_const(m_cookies)) {
        auto call = callOf(u"UnInhibit"_s);
        call.setArguments({cookie});
        m_bus.send(call);
    }
}

void ScreenSaverInhibitor::inhibit()
{
    auto call = callOf(u"Inhibit"_s);
    call.setArguments({u"AMT Kiosk"_s, u"The screen is a front desk"_s});
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, &ScreenSaverInhibitor::onInhibited);
}

void ScreenSaverInhibitor::onInhibited(QDBusPendingCallWatcher *call)
{
    call->deleteLater();
    const QDBusPendingReply<quint32> reply = *call;
    if (!reply.isValid())
        return;
    m_cookies.append(reply.value());
    Q_EMIT inhibited();
}

} // namespace Kiosk
