#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace Http {

//! A request that was answered.
struct Answered
{
    //! The router's path, or the channels' (Protocol::Path::channelPrefix); empty for an address
    //! where there is nothing, and for what is no HTTP.
    QString route;
    //! 101 for an opened channel.
    int status = 200;
    //! How long the handler took; nothing if none was asked.
    std::optional<std::chrono::nanoseconds> duration{};
};

//! Why a notification was answered without a look into it.
enum class Unread { Unauthorized, Forbidden, TooLarge };

//! Is told what comes in, for who counts it; each may be empty. Called in the server's thread.
struct Traffic
{
    std::function<void(const Answered &answered)> answered{};
    //! What is looked into, NotificationProcessor tells.
    std::function<void(Unread unread)> unread{};
};

} // namespace Http
