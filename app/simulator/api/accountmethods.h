#pragma once

#include "simulator/api/apicall.h"
#include "simulator/state/world.h"
#include "simulator/whatsapp/instance.h"

namespace Simulator {

//! The methods about the account itself.
class AccountMethods
{
public:
    AccountMethods(World &world, Instance &instance);

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

    World &m_world;
    Instance &m_instance;
};

} // namespace Simulator
