// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"
#include "core/model/finding.h"

#include <QMutex>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <stop_token>

namespace Service {

//! Runs the doctor in a thread of its own, so that the server's never waits for a disk, and caches
//! the findings for a moment. A handler has to answer before it returns, so it cannot wait for the
//! doctor; the client asks again.
class DoctorRounds
{
public:
    //! Findings are served again for this long, so that nobody can keep the disk busy.
    static constexpr std::chrono::seconds freshFor{5};
    //! Findings that were not fetched yet are kept for this long, for clients that ask seldom.
    static constexpr std::chrono::seconds keptFor{60};

    using Examine = std::function<QList<Core::Finding>(const std::stop_token &stop)>;

    //! @p examine is called in another thread. Once asked to stop it returns soon.
    DoctorRounds(Examine examine, Core::Clock now);
    //! Stops a running examination and waits for its end.
    ~DoctorRounds();
    Q_DISABLE_COPY_MOVE(DoctorRounds)

    //! The last findings; empty while an examination runs. Starts one where no fresh findings are
    //! there. Returns at once; call it in one thread.
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
