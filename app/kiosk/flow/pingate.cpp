#include "kiosk/flow/pingate.h"

#include "core/base/logevent.h"
#include "kiosk/base/logging.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The guess counts as wrong on the disk before it is compared, so that pulling the plug meanwhile
// does not take it back.
bool isRight(const Core::PasswordHash &hash, QByteArray pin, const WrongPins &ifWrong,
             const QString &countFile)
{
    ifWrong.save(countFile);
    const bool isRight = hash.matches(std::move(pin));
    if (isRight)
        WrongPins().save(countFile);
    return isRight;
}

} // namespace

PinGate::PinGate(std::optional<Core::PasswordHash> hash, MonotonicClock now, QString countFile,
                 QObject *parent)
    : QObject(parent)
    , m_hash(std::move(hash))
    , m_now(std::move(now))
    , m_countFile(std::move(countFile))
    , m_wrong(WrongPins::load(m_countFile))
    , m_notBefore(m_now() + m_wrong.waitLeft(QDateTime::currentDateTimeUtc()))
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
    const WrongPins ifWrong{.inARow = m_wrong.inARow + 1, .last = QDateTime::currentDateTimeUtc()};
    watcher->setFuture(QtConcurrent::run(&isRight, *m_hash, pin.toUtf8(), ifWrong, m_countFile));
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
        m_wrong = {};
        Q_EMIT opened();
        return;
    }
    ++m_wrong.inARow;
    m_notBefore = m_now() + m_wrong.wait();
    const auto wait = std::chrono::duration_cast<std::chrono::seconds>(m_wrong.wait());
    qCWarning(lcKiosk).noquote() << Core::LogEvent("staff.pin_wrong"_L1)
                                        .with("in_a_row"_L1, m_wrong.inARow)
                                        .with("wait_seconds"_L1, wait.count())
                                        .text();
    Q_EMIT refused();
}

} // namespace Kiosk
