#pragma once

#include "simulator/api/apicall.h"
#include "simulator/state/simulatorstate.h"
#include "simulator/whatsapp/outbox.h"

namespace Simulator {

//! The methods about messages and people (sections 3.1 and 7).
class MessageMethods
{
public:
    MessageMethods(SimulatorState &simulator, Outbox &outbox);

    //! They refer to this object.
    [[nodiscard]] QList<ApiMethod> methods();

private:
    [[nodiscard]] HttpReply sendMessage(const ApiCall &call);
    [[nodiscard]] HttpReply checkWhatsapp(const ApiCall &call);
    [[nodiscard]] HttpReply readChat(const ApiCall &call) const;
    [[nodiscard]] HttpReply newest(const QString &type, const ApiCall &call) const;
    [[nodiscard]] HttpReply getMessage(const ApiCall &call) const;
    [[nodiscard]] HttpReply getChatHistory(const ApiCall &call);
    [[nodiscard]] std::optional<HttpReply> refusalByState(const ApiCall &call) const;

    SimulatorState &m_simulator;
    Outbox &m_outbox;
};

} // namespace Simulator
