// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/pingate.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds shortestWait = 2s;
constexpr milliseconds longestWait = 5min;
constexpr qint64 longestFile = 4096;
constexpr int most = 1'000'000;

bool write(const QString &name, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(name).path());
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
        && file.commit();
}

} // namespace

milliseconds WrongPins::wait() const
{
    if (inARow <= 0)
        return 0ms;
    milliseconds wait = shortestWait;
    for (int i = 1; i < inARow && wait < longestWait; ++i)
        wait *= 2;
    return std::min(wait, longestWait);
}

milliseconds WrongPins::waitLeft(const QDateTime &now) const
{
    if (!last.isValid())
        return wait();
    return std::clamp(wait() - milliseconds(last.msecsTo(now)), 0ms, wait());
}

WrongPins WrongPins::load(const QString &file)
{
    QFile in(file);
    if (file.isEmpty() || !in.open(QIODevice::ReadOnly))
        return {};
    const auto json = QJsonDocument::fromJson(in.read(longestFile)).object();
    return {.inARow = std::clamp(json.value("wrong"_L1).toInt(), 0, most),
            .last = QDateTime::fromString(json.value("last"_L1).toString(), Qt::ISODateWithMs)};
}

void WrongPins::save(const QString &file) const
{
    if (file.isEmpty())
        return;
    const QJsonObject json{{u"wrong"_s, inARow},
                           {u"last"_s, last.toUTC().toString(Qt::ISODateWithMs)}};
    const bool isKept = inARow > 0 ? write(file, QJsonDocument(json).toJson())
                                   : QFile::remove(file) || !QFile::exists(file);
    if (!isKept)
        qCWarning(lcKiosk) << "wrong PINs cannot be counted in" << file;
}

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
