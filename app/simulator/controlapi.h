// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/base/httpmessage.h"

#include <functional>
#include <map>

namespace Simulator {

class Gateway;
struct SimulatorState;

//! The control interface for scripts, below /simulator/: JSON in, JSON out. What a request may
//! hold stands at each of the functions. A wrong one is answered 400 {"error"}.
class ControlApi
{
public:
    ControlApi(Gateway &gateway, SimulatorState &simulator);

    //! Returns nothing if the path is not one of its own.
    [[nodiscard]] std::optional<HttpReply> answer(const HttpRequest &request);

private:
    //! POST message {"from", "text", "shape", "name", "age" (seconds), "group", "idMessage"}.
    [[nodiscard]] HttpReply message(const QJsonObject &body);
    //! POST state {"state"}: any name; "" is an instance that is being created.
    [[nodiscard]] HttpReply state(const QJsonObject &body);
    //! POST settings {…}: in force at once, without a restart.
    [[nodiscard]] HttpReply settings(const QJsonObject &body);
    //! POST fault {"fault", "next" or "probability", "method"}; {"fault"} ends it, {} ends all.
    [[nodiscard]] HttpReply fault(const QJsonObject &body);
    //! POST contact {"number", "lid", "isHidden", "hasWhatsapp"}; what is left out stays.
    [[nodiscard]] HttpReply contact(const QJsonObject &body);
    //! POST plan {"chats", "checkWhatsapp", "getChatHistory"}: a month's; 0 is no limit.
    [[nodiscard]] HttpReply plan(const QJsonObject &body);
    //! POST number {"number"}: another phone is linked.
    [[nodiscard]] HttpReply number(const QJsonObject &body);
    //! POST forge {"body", "authorization"}: posts it to "webhookUrl", beside the queue.
    [[nodiscard]] HttpReply forge(const QJsonObject &body);
    //! POST prepare {"text"}: for the phone's page.
    [[nodiscard]] HttpReply prepare(const QJsonObject &body);
    //! GET status: {"state", "number", "settings", "queued"}.
    [[nodiscard]] HttpReply status() const;

    Gateway &m_gateway;
    SimulatorState &m_simulator;
    std::map<QString, std::function<HttpReply(const QJsonObject &body)>> m_posts;
};

} // namespace Simulator
