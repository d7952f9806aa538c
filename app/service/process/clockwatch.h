// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/clocktrust.h"
#include "core/base/timestamp.h"
#include "storage/engine/database.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace Service {

//! The record of the machine's clock in the file "clock.json" of @p dataDirectory; empty if there
//! is no such file, or it cannot be read. It is not in the database, because the rows that a wrong
//! clock writes there must not speak for it.
[[nodiscard]] std::optional<Core::ClockRecord> keptClockRecord(const QString &dataDirectory);

//! The same; without a file, the newest time in @p database is the last one known.
[[nodiscard]] Core::ClockRecord clockRecord(Storage::Database &database,
                                            const QString &dataDirectory);

//! Writes the record to its file. A failure is logged. Does nothing without a data directory.
void keepClockRecord(const QString &dataDirectory, const Core::ClockRecord &record);

//! The machine's clocks. The kernel's word that a time server keeps the wall clock right counts
//! only where its wall clock is the one that this process sees.
[[nodiscard]] Core::ClockReading readClocks();

//! Polls the machine's clock once a second, logs when it is not believed (ClockTrust) and when it
//! is again, and keeps a record for the next run. In one thread, which runs an event loop.
class ClockWatch : public QObject
{
    Q_OBJECT

public:
    using Read = std::function<Core::ClockReading()>;
    using Keep = std::function<void(const Core::ClockRecord &record)>;

    //! How often the record is written while nothing happens.
    static constexpr std::chrono::minutes keepEvery{10};

    //! Polls at once. @p keep is called then, at every change, and every keepEvery.
    ClockWatch(const Core::ClockRecord &before, Read read, Keep keep);

    //! Whether something may be removed because of its age, now.
    [[nodiscard]] bool isTrusted();

    //! The time as if nobody had set the clock lately (ClockTrust::unstepped()); otherwise the
    //! clock's.
    [[nodiscard]] QDateTime unsteppedNow();

private:
    void poll();
    void logChange() const;

    Read m_read;
    Keep m_keep;
    Core::ClockTrust m_trust;
    std::optional<Core::ClockDoubt> m_logged;
    Core::ClockReading m_reading;
    std::optional<std::chrono::milliseconds> m_keptAt;
    QTimer m_timer;
};

} // namespace Service
