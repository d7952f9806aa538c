#pragma once

#include <QLatin1StringView>

namespace GreenApi {

//! The gateway's methods that are called.
enum class Method {
    GetSettings,
    SetSettings,
    GetStateInstance,
    GetWaSettings,
    SendMessage,
    CheckWhatsapp,
    ReceiveNotification,
    DeleteNotification,
    LastIncomingMessages,
    GetMessage,
    GetWebhooksCount,
};

//! When a call that failed is made again by itself.
enum class Repeat {
    //! Never: its caller repeats anyway.
    Never,
    //! Only where it was surely not obeyed, because twice would be wrong.
    IfNotTaken,
    Always,
};

struct MethodRules
{
    QLatin1StringView name;
    //! As the gateway allows. https://green-api.com/en/docs/api/ratelimiter/
    int perSecond = 1;
    //! One where the order matters.
    int atOnce = 1;
    Repeat repeat = Repeat::Always;
};

[[nodiscard]] MethodRules rulesOf(Method method);

} // namespace GreenApi
