#include "protocol/serviceview.h"

namespace Protocol {

using namespace Qt::StringLiterals;

namespace {

QJsonObject stateToJson(ServiceState state)
{
    switch (state) {
    case ServiceState::Unknown:
        return {{u"state"_s, u"unknown"_s}};
    case ServiceState::Ok:
        return {{u"state"_s, u"ok"_s}};
    case ServiceState::GatewayTrouble:
        return {{u"state"_s, u"trouble"_s}, {u"reason"_s, u"gateway"_s}};
    case ServiceState::ServerTrouble:
        return {{u"state"_s, u"trouble"_s}, {u"reason"_s, u"database"_s}};
    }
    Q_UNREACHABLE();
}

ServiceState stateFrom(const QJsonObject &json)
{
    const auto state = json.value("state"_L1).toString();
    if (state == "ok"_L1)
        return ServiceState::Ok;
    if (state != "trouble"_L1)
        return ServiceState::Unknown;
    return json.value("reason"_L1).toString() == "gateway"_L1 ? ServiceState::GatewayTrouble
                                                              : ServiceState::ServerTrouble;
}

} // namespace

QJsonObject ServiceView::toJson() const
{
    auto json = stateToJson(state);
    if (gateway)
        json.insert("gateway"_L1, Core::toString(*gateway));
    if (sending)
        json.insert("sending"_L1, *sending);
    return json;
}

ServiceView ServiceView::fromJson(const QJsonObject &json)
{
    ServiceView view{.state = stateFrom(json)};
    if (const auto gateway = json.value("gateway"_L1); gateway.isString())
        view.gateway = Core::gatewayStateFrom(gateway.toString());
    if (const auto sending = json.value("sending"_L1); sending.isBool())
        view.sending = sending.toBool();
    return view;
}

} // namespace Protocol
