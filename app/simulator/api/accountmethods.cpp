// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/api/methods.h"

namespace Simulator {

using namespace Qt::StringLiterals;

AccountMethods::AccountMethods(SimulatorState &simulator, Instance &instance)
    : m_simulator(simulator)
    , m_instance(instance)
{
}

QList<ApiMethod> AccountMethods::methods()
{
    using Call = const ApiCall &;
    return {
        {u"getSettings"_s, "GET"_ba, 1, [this](Call) { return getSettings(); }},
        {u"setSettings"_s, "POST"_ba, 1, [this](Call call) { return setSettings(call); }},
        {u"getStateInstance"_s, "GET"_ba, 1, [this](Call) { return getStateInstance(); }},
        {u"getStatusInstance"_s, "GET"_ba, 1, [this](Call) { return getStatusInstance(); }},
        {u"getWaSettings"_s, "GET"_ba, 1, [this](Call) { return getWaSettings(); }},
        {u"reboot"_s, "GET"_ba, 1, [this](Call) { return reboot(); }},
        {u"logout"_s, "GET"_ba, 1, [this](Call) { return logout(); }},
        {u"getStateInstanceHistory"_s, "GET"_ba, 1,
         [this](Call) {
             return HttpReply::jsonArray(m_simulator.state.history(m_simulator.options.number));
         }},
    };
}

HttpReply AccountMethods::getSettings() const
{
    auto settings = m_simulator.settings.active();
    settings["wid"_L1] = m_simulator.wid();
    return HttpReply::json(settings);
}

HttpReply AccountMethods::setSettings(const ApiCall &call)
{
    if (const auto complaint = AccountSettings::complaint(call.body))
        return invalidReply(call, *complaint);
    m_instance.change(call.body);
    return HttpReply::json({{u"saveSettings"_s, true}});
}

HttpReply AccountMethods::getStateInstance() const
{
    const auto &state = m_simulator.state.name();
    if (state.isEmpty())
        return {.body = "null"_ba};
    return HttpReply::json({{u"stateInstance"_s, state}});
}

HttpReply AccountMethods::getStatusInstance() const
{
    return HttpReply::json(
        {{u"statusInstance"_s, m_simulator.state.isConnected() ? u"online"_s : u"offline"_s}});
}

HttpReply AccountMethods::getWaSettings() const
{
    const auto &state = m_simulator.state;
    const bool isKnown = !state.isUnlinked() && state.name() != "starting"_L1;
    const auto number = isKnown ? m_simulator.options.number : QString();
    const auto own = m_simulator.contacts.personOf(m_simulator.options.number);
    return HttpReply::json({
        {u"avatar"_s, QString()},
        {u"base64Avatar"_s, QString()},
        {u"chatId"_s, isKnown ? own.lid + u"@lid"_s : QString()},
        {u"phone"_s, number},
        {u"historySyncProgress"_s, 100},
        {u"stateInstance"_s, state.name()},
        {u"deviceId"_s, isKnown ? number + u":8@s.whatsapp.net"_s : QString()},
        {u"logoutProcess"_s, false},
    });
}

HttpReply AccountMethods::reboot()
{
    m_instance.reboot();
    return HttpReply::json({{u"isReboot"_s, true}});
}

HttpReply AccountMethods::logout()
{
    m_instance.logout();
    return HttpReply::json({{u"isLogout"_s, true}});
}

} // namespace Simulator
