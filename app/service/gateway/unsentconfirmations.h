#pragma once

#include "core/model/listeners.h"

namespace Service {

//! Says in the log that a number could not be sent: no account of the gateway is configured.
//! An attempt that needs a number then ends with its time, and lets nobody in.
class UnsentConfirmations final : public Core::ConfirmationSender
{
public:
    void send(const Core::Attempt &attempt, const QString &number) override;
};

} // namespace Service
