#pragma once

#include "simulator/api/apicall.h"
#include "simulator/state/simulatorstate.h"
#include "simulator/whatsapp/instance.h"

namespace Simulator {

//! The methods about the account itself.
class AccountMethods
{
public:
    AccountMethods(SimulatorState &simulator, Instance &instance);

    //! They refer to this object.
    [[nodiscard]] QList<ApiMethod> methods();

private:
    [[nodiscard]] HttpReply getSettings() const;
    [[nodiscard]] HttpReply setSettings(const ApiCall &call);
    [[nodiscard]] HttpReply getStateInstance() const;
    [[nodiscard]] HttpReply getStatusInstance() const;
    [[nodiscard]] HttpReply getWaSettings() const;
    [[nodiscard]] HttpReply reboot();
    [[nodiscard]] HttpReply logout();

    SimulatorState &m_simulator;
    Instance &m_instance;
};

} // namespace Simulator
