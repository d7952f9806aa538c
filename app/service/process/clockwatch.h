#pragma once

#include "core/base/clocktrust.h"
#include "core/base/timestamp.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Service {

//! The machine's clocks. The kernel's word that a time server keeps the wall clock right counts
//! only where its wall clock is the one that this process sees.
[[nodiscard]] Core::ClockReading readClocks();

//! Looks at the machine's clock once a second, tells the log when it is not believed (ClockTrust)
//! and when it is again, and has written down what the next run is to know. In one thread, which
//! runs an event loop.
class ClockWatch : public QObject
{
    Q_OBJECT

public:
    using Read = std::function<Core::ClockReading()>;
    using Keep = std::function<void(const Core::ClockRecord &record)>;

    //! How often the record is written while nothing happens.
    static constexpr std::chrono::minutes keepEvery{10};

    //! Looks at once. @p keep is called then, at every change, and now and then.
    ClockWatch(const Core::ClockRecord &before, Read read, Keep keep);

    //! Whether something may be removed because of its age, now.
    [[nodiscard]] bool isTrusted();

    //! The time as if nobody had set the clock lately (ClockTrust::unstepped()); otherwise the
    //! clock's.
    [[nodiscard]] QDateTime unsteppedNow();

private:
    void look();
    void tellChange() const;

    Read m_read;
    Keep m_keep;
    Core::ClockTrust m_trust;
    std::optional<Core::ClockDoubt> m_told;
    Core::ClockReading m_reading;
    std::optional<std::chrono::milliseconds> m_keptAt;
    QTimer m_timer;
};

} // namespace Service
