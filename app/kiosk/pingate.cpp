#include "kiosk/pingate.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>

namespace Kiosk {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds longestWait = 5min;

// Two seconds, four, eight, …
std::chrono::milliseconds waitAfter(int wrong)
{
    std::chrono::milliseconds wait = 2s;
    for (int i = 1; i < wrong && wait < longestWait; ++i)
        wait *= 2;
    return std::min(wait, longestWait);
}

bool isRight(const Core::PasswordHash &hash, QByteArray pin)
{
    return hash.matches(std::move(pin));
}

} // namespace

PinGate::PinGate(std::optional<Core::PasswordHash> hash, MonotonicClock now, QObject *parent)
    : QObject(parent)
    , m_hash(std::move(hash))
    , m_now(std::move(now))
{
}

void PinGate::check(const QString &pin)
{
    if (const auto now = state(); !now.isSet || now.isChecking || now.wait > 0ms)
        return;
    m_isChecking = true;
    auto *watcher = new QFutureWatcher<bool>(this);
    connect(watcher, &QFutureWatcher<bool>::finished, watcher, &QObject::deleteLater);
    connect(watcher, &QFutureWatcher<bool>::finished, this,
            [this, watcher] { onChecked(watcher->result()); });
    watcher->setFuture(QtConcurrent::run(&isRight, *m_hash, pin.toUtf8()));
}

PinState PinGate::state() const
{
    return {.isSet = m_hash.has_value(),
            .isChecking = m_isChecking,
            .wait = std::max(m_notBefore - m_now(), 0ms)};
}

void PinGate::onChecked(bool isRight)
{
    m_isChecking = false;
    if (isRight) {
        m_wrong = 0;
        Q_EMIT opened();
        return;
    }
    ++m_wrong;
    m_notBefore = m_now() + waitAfter(m_wrong);
    Q_EMIT refused();
}

} // namespace Kiosk
