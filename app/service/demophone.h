#pragma once

#include "core/ports.h"
#include "service/demomessage.h"

namespace Service {

//! Shows the number of a number match instead of sending it.
class DemoConfirmations final : public Core::ConfirmationSender
{
public:
    //! @p inbox is not empty.
    explicit DemoConfirmations(DemoInbox inbox);

    void send(const Core::Attempt &attempt, const QString &number) override;

private:
    DemoInbox m_inbox;
};

//! Shows a code to sign in with instead of sending it.
class DemoCodes final : public Core::CodeSender
{
public:
    //! @p inbox is not empty.
    explicit DemoCodes(DemoInbox inbox);

    void send(const Core::Attempt &attempt, const QString &code) override;

private:
    DemoInbox m_inbox;
};

} // namespace Service
