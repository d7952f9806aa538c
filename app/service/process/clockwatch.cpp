// SPDX-License-Identifier: GPL-3.0-only
#include "service/process/clockwatch.h"

#include "core/base/logevent.h"
#include "service/process/logging.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/upkeep/checkup.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <sys/timex.h>

#include <algorithm>
#include <ctime>
#include <utility>

namespace Service {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto trustedAt = u"trustedAt"_s;
const auto doubtedAt = u"doubtedAt"_s;
const auto steadySeconds = u"steadySeconds"_s;

QString fileIn(const QString &dataDirectory)
{
    return QDir(dataDirectory).filePath(u"clock.json"_s);
}

std::optional<QDateTime> timeIn(const QJsonObject &json, const QString &key)
{
    const auto time = QDateTime::fromString(json.value(key).toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toUTC()) : std::nullopt;
}

// The later one of those that exist.
std::optional<QDateTime> newestTime(Storage::Database &database)
{
    const auto attempt = Storage::Checkup(database).newestTime().value_or(std::nullopt);
    const auto rows = Storage::SqlAuditLog(database).newest(1);
    if (!rows || rows->isEmpty())
        return attempt;
    return std::max(attempt, std::optional(rows->first().entry.at));
}

std::chrono::milliseconds sinceBoot()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

// As timedatectl sees it; see adjtimex(2). A sandbox may forbid the question.
bool isKeptRight(const QDateTime &wall)
{
    constexpr auto largestError = 16'000'000; // microseconds
    constexpr auto sameClock = 5; // seconds
    timex state{};
    if (::adjtimex(&state) < 0 || (state.status & STA_UNSYNC) != 0)
        return false;
    return state.maxerror < largestError
        && std::abs(state.time.tv_sec - wall.toSecsSinceEpoch()) <= sameClock;
}

QString sentenceOf(Core::ClockDoubt doubt)
{
    switch (doubt) {
    case Core::ClockDoubt::Ahead:
        return u"the clock is far after what was known last"_s;
    case Core::ClockDoubt::Behind:
        return u"the clock is far before what was known last"_s;
    case Core::ClockDoubt::Stepped:
        return u"the clock was set"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<Core::ClockRecord> keptClockRecord(const QString &dataDirectory)
{
    constexpr auto longest = 1000;
    QFile file(fileIn(dataDirectory));
    if (dataDirectory.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto json = QJsonDocument::fromJson(file.read(longest)).object();
    const auto trusted = timeIn(json, trustedAt);
    if (!trusted)
        return std::nullopt;
    return Core::ClockRecord{.trustedAt = trusted,
                             .doubtedAt = timeIn(json, doubtedAt),
                             .steadyFor = std::chrono::seconds(json.value(steadySeconds).toInt())};
}

Core::ClockRecord clockRecord(Storage::Database &database, const QString &dataDirectory)
{
    if (auto kept = keptClockRecord(dataDirectory))
        return std::move(*kept);
    return {.trustedAt = newestTime(database)};
}

void keepClockRecord(const QString &dataDirectory, const Core::ClockRecord &record)
{
    if (dataDirectory.isEmpty() || !record.trustedAt)
        return;
    QJsonObject json{{trustedAt, record.trustedAt->toString(Qt::ISODateWithMs)}};
    if (record.doubtedAt) {
        json.insert(doubtedAt, record.doubtedAt->toString(Qt::ISODateWithMs));
        json.insert(steadySeconds, qint64(record.steadyFor.count()));
    }
    QSaveFile file(fileIn(dataDirectory));
    const auto text = QJsonDocument(json).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        qCWarning(lcService).noquote()
            << "what is known of the clock cannot be kept in" << file.fileName();
    }
}

Core::ClockReading readClocks()
{
    const auto wall = QDateTime::currentDateTimeUtc();
    return {.wall = wall, .sinceBoot = sinceBoot(), .isSynchronized = isKeptRight(wall)};
}

ClockWatch::ClockWatch(const Core::ClockRecord &before, Read read, Keep keep)
    : m_read(std::move(read))
    , m_keep(std::move(keep))
    , m_trust(before)
{
    connect(&m_timer, &QTimer::timeout, this, &ClockWatch::poll);
    m_timer.start(1s);
    poll();
}

bool ClockWatch::isTrusted()
{
    poll();
    return !m_trust.doubt();
}

QDateTime ClockWatch::unsteppedNow()
{
    poll();
    return m_trust.unstepped().value_or(m_reading.wall);
}

void ClockWatch::poll()
{
    m_reading = m_read();
    m_trust.observe(m_reading);
    const bool isChanged = m_logged != m_trust.doubt();
    if (isChanged) {
        logChange();
        m_logged = m_trust.doubt();
    }
    if (isChanged || !m_keptAt || m_reading.sinceBoot - *m_keptAt >= keepEvery) {
        m_keptAt = m_reading.sinceBoot;
        m_keep(m_trust.record());
    }
}

void ClockWatch::logChange() const
{
    if (!m_trust.doubt()) {
        qCInfo(lcService).noquote() << Core::LogEvent("clock.trusted"_L1).text();
        return;
    }
    qCWarning(lcService).noquote()
        << Core::LogEvent("clock.doubted"_L1)
               .with("reason"_L1, toString(*m_trust.doubt()))
               .with("message"_L1,
                     sentenceOf(*m_trust.doubt())
                         + u": nothing is removed because of its age until a time server keeps it "
                           "right, or it has run for a day; see timedatectl"_s)
               .text();
}

} // namespace Service
