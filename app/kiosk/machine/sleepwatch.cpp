// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/sleepwatch.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

const auto loginService = u"org.freedesktop.login1"_s;
const auto loginPath = u"/org/freedesktop/login1"_s;
const auto loginInterface = u"org.freedesktop.login1.Manager"_s;

QDBusMessage inhibitCall()
{
    auto call =
        QDBusMessage::createMethodCall(loginService, loginPath, loginInterface, u"Inhibit"_s);
    call.setArguments({u"sleep"_s, u"AMT Kiosk"_s, u"Covers the login code"_s, u"delay"_s});
    return call;
}

} // namespace

SleepWatch::SleepWatch(QDBusConnection bus, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &SleepWatch::ready);
    // Qt has no typed way to subscribe to a signal of a bus.
    m_bus.connect(loginService, loginPath, loginInterface, u"PrepareForSleep"_s, this,
                  SLOT(onPrepareForSleep(bool)));
    requestLock();
}

void SleepWatch::ready()
{
    if (m_state != State::GettingReady)
        return;
    m_state = State::Ready;
    m_patience.stop();
    m_lock = {};
}

void SleepWatch::onPrepareForSleep(bool isAboutToSleep)
{
    if (isAboutToSleep) {
        m_state = State::GettingReady;
        m_patience.start();
        Q_EMIT aboutToSleep();
        return;
    }
    m_state = State::Awake;
    m_patience.stop();
    if (!m_lock.isValid())
        requestLock();
    Q_EMIT wokeUp();
}

void SleepWatch::requestLock()
{
    if (!m_bus.isConnected())
        return logUnguarded(u"there is no system bus"_s);
    auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(inhibitCall()), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &SleepWatch::onLockAnswered);
}

void SleepWatch::onLockAnswered(QDBusPendingCallWatcher *call)
{
    // The answer has a copy of the lock, which holds the sleep up as well.
    call->deleteLater();
    const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *call;
    if (!reply.isValid())
        logUnguarded(reply.error().message());
    else if (m_state != State::Ready)
        m_lock = reply.value();
}

void SleepWatch::logUnguarded(const QString &reason)
{
    if (!std::exchange(m_hasLoggedUnguarded, true)) {
        qCInfo(lcKiosk).noquote()
            << Core::LogEvent("sleep.unguarded"_L1).with("message"_L1, reason).text();
    }
}

} // namespace Kiosk
