#pragma once

#include "core/base/timestamp.h"
#include "core/model/finding.h"

#include <QMutex>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <stop_token>

namespace Service {

//! Sends the doctor into a thread of their own, so that the server's never waits for a disk, and
//! keeps what was found for a moment. A handler has to answer before it returns, so it cannot wait
//! for the doctor; whoever wants to know asks again.
class DoctorRounds
{
public:
    //! What was found is told again for this long, so that nobody can keep the disk busy.
    static constexpr std::chrono::seconds freshFor{5};
    //! What nobody has fetched is kept for this long, for those who ask seldom.
    static constexpr std::chrono::seconds keptFor{60};

    using Examine = std::function<QList<Core::Finding>(const std::stop_token &stop)>;

    //! @p examine is called in another thread. Told to stop it comes back soon.
    DoctorRounds(Examine examine, Core::Clock now);
    //! Stops a doctor at work and waits for them.
    ~DoctorRounds();
    Q_DISABLE_COPY_MOVE(DoctorRounds)

    //! What was found last, or nothing while the doctor is at work. Sends them off where nothing
    //! fresh is there. Returns at once; call it in one thread.
    [[nodiscard]] std::optional<Core::Examination> ask();

private:
    void begin();
    void finish(QList<Core::Finding> findings);
    [[nodiscard]] bool isFresh() const;

    Examine m_examine;
    Core::Clock m_now;
    //! Guards all below but the last two.
    QMutex m_mutex;
    bool m_isAtWork = false;
    bool m_isFetched = false;
    std::optional<Core::Examination> m_last;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace Service
