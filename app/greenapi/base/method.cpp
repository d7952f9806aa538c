#include "greenapi/base/method.h"

#include <QtGlobal>

namespace GreenApi {

using namespace Qt::StringLiterals;

MethodRules rulesOf(Method method)
{
    switch (method) {
    case Method::GetSettings:
        return {.name = "getSettings"_L1};
    case Method::SetSettings: // it reboots the instance
        return {.name = "setSettings"_L1, .repeat = Repeat::IfNotTaken};
    case Method::GetStateInstance:
        return {.name = "getStateInstance"_L1};
    case Method::GetWaSettings:
        return {.name = "getWaSettings"_L1};
    case Method::SendMessage:
        return {.name = "sendMessage"_L1, .perSecond = 50, .repeat = Repeat::IfNotTaken};
    case Method::CheckWhatsapp:
        return {.name = "checkWhatsapp"_L1, .perSecond = 10, .atOnce = 3};
    case Method::ReceiveNotification:
        return {.name = "receiveNotification"_L1, .perSecond = 100, .repeat = Repeat::Never};
    case Method::DeleteNotification:
        return {.name = "deleteNotification"_L1, .perSecond = 100};
    case Method::LastIncomingMessages:
        return {.name = "lastIncomingMessages"_L1};
    case Method::GetMessage:
        return {.name = "getMessage"_L1, .perSecond = 10, .atOnce = 3};
    case Method::GetWebhooksCount: // not in the gateway's list of limits
        return {.name = "getWebhooksCount"_L1};
    }
    Q_UNREACHABLE();
}

} // namespace GreenApi
