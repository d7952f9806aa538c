#include "kiosk/machine/screensaverinhibitor.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace Kiosk {

using namespace Qt::StringLiterals;

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
