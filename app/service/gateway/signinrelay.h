#pragma once

#include "core/model/listeners.h"

#include <functional>

namespace Service {

//! Passes on that somebody signed in, to a listener that is there by then.
class SignInRelay final : public Core::SignInNotifier
{
public:
    using Listener = std::function<void(const Core::Attempt &attempt)>;

    explicit SignInRelay(Listener listener)
        : m_listener(std::move(listener))
    {
    }

    void signedIn(const Core::Attempt &attempt) override { m_listener(attempt); }

private:
    Listener m_listener;
};

} // namespace Service
