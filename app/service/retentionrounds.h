#pragma once

#include "core/model/ports.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Service {

//! Has what is old removed: a minute after the start, then every hour, step by step, between which
//! the event loop does everything else.
class RetentionRounds : public QObject
{
    Q_OBJECT

public:
    struct Timings
    {
        std::chrono::milliseconds first = std::chrono::minutes(1);
        std::chrono::milliseconds every = std::chrono::hours(1);
        //! Between two steps, for others who want to write.
        std::chrono::milliseconds pause{20};
    };

    //! @p step does a little and tells whether there is more; after an error, which has been
    //! logged, the next round tries again. @p isOurTurn is asked before each step: of several
    //! servers of one database one is enough.
    RetentionRounds(
        std::function<Core::Stored<bool>()> step, Timings timings,
        std::function<bool()> isOurTurn = [] { return true; });

private:
    void goOn();

    std::function<Core::Stored<bool>()> m_step;
    Timings m_timings;
    std::function<bool()> m_isOurTurn;
    QTimer m_timer;
};

} // namespace Service
