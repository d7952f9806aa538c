// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/doctorrounds.h"

#include <QMutexLocker>

namespace Service {

DoctorRounds::DoctorRounds(Examine examine, Core::Clock now)
    : m_examine(std::move(examine))
    , m_now(std::move(now))
{
    m_pool.setMaxThreadCount(1);
}

DoctorRounds::~DoctorRounds()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

std::optional<Core::Examination> DoctorRounds::ask()
{
    const QMutexLocker locker(&m_mutex);
    if (m_isAtWork)
        return std::nullopt;
    if (isFresh()) {
        m_isFetched = true;
        return m_last;
    }
    begin();
    return std::nullopt;
}

// A clock that was set back makes nothing fresh.
bool DoctorRounds::isFresh() const
{
    if (!m_last)
        return false;
    const std::chrono::seconds age(m_last->at.secsTo(m_now()));
    return age >= std::chrono::seconds::zero() && age < (m_isFetched ? freshFor : keptFor);
}

void DoctorRounds::begin()
{
    m_isAtWork = true;
    m_pool.start([this] { finish(m_examine(m_stop.get_token())); });
}

void DoctorRounds::finish(QList<Core::Finding> findings)
{
    const QMutexLocker locker(&m_mutex);
    m_last = Core::Examination{.findings = std::move(findings), .at = m_now()};
    m_isFetched = false;
    m_isAtWork = false;
}

} // namespace Service
