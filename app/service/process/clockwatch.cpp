#include "service/process/clockwatch.h"

#include "core/base/logevent.h"
#include "service/process/logging.h"

#include <sys/timex.h>

#include <ctime>
#include <utility>

namespace Service {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

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
    connect(&m_timer, &QTimer::timeout, this, &ClockWatch::look);
    m_timer.start(1s);
    look();
}

bool ClockWatch::isTrusted()
{
    look();
    return !m_trust.doubt();
}

QDateTime ClockWatch::unsteppedNow()
{
    look();
    return m_trust.unstepped().value_or(m_reading.wall);
}

void ClockWatch::look()
{
    m_reading = m_read();
    m_trust.observe(m_reading);
    const bool isChanged = m_told != m_trust.doubt();
    if (isChanged) {
        tellChange();
        m_told = m_trust.doubt();
    }
    if (isChanged || !m_keptAt || m_reading.sinceBoot - *m_keptAt >= keepEvery) {
        m_keptAt = m_reading.sinceBoot;
        m_keep(m_trust.record());
    }
}

void ClockWatch::tellChange() const
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
