#include "service/retentionrounds.h"

namespace Service {

RetentionRounds::RetentionRounds(std::function<Core::Stored<bool>()> step, Timings timings,
                                 std::function<bool()> isOurTurn)
    : m_step(std::move(step))
    , m_timings(timings)
    , m_isOurTurn(std::move(isOurTurn))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RetentionRounds::goOn);
    m_timer.start(m_timings.first);
}

void RetentionRounds::goOn()
{
    const bool hasMore = m_isOurTurn() && m_step().value_or(false);
    m_timer.start(hasMore ? m_timings.pause : m_timings.every);
}

} // namespace Service
