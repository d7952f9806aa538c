#pragma once

#include "core/ports.h"

#include <functional>

namespace Service {

//! Tells an outcome to the screens, and then to whoever else wants to know it.
class OutcomeFanout final : public Core::OutcomePublisher
{
public:
    using Listener = std::function<void(const QUuid &attemptId)>;

    //! @p screens outlives this object. @p listener may be empty; it is called after the commit.
    OutcomeFanout(Core::OutcomePublisher &screens, Listener listener)
        : m_screens(screens)
        , m_listener(std::move(listener))
    {
    }

    void messageArrived(const QUuid &attemptId) override { m_screens.messageArrived(attemptId); }
    void attemptChanged(const QUuid &attemptId) override
    {
        m_screens.attemptChanged(attemptId);
        if (m_listener)
            m_listener(attemptId);
    }

private:
    Core::OutcomePublisher &m_screens;
    Listener m_listener;
};

} // namespace Service
