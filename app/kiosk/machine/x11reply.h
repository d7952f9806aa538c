#pragma once

#include <cstdlib>
#include <memory>
#include <type_traits>

namespace Kiosk {

//! XCB allocates an X server's answers with malloc().
struct FreeReply
{
    void operator()(void *reply) const { std::free(reply); }
};

template <typename Reply>
using X11Reply = std::unique_ptr<Reply, FreeReply>;

//! Waits for the answer to a request, for example
//! `x11Reply(connection, xcb_get_geometry, xcb_get_geometry_reply, window)`. Null if there is none.
template <typename Send, typename Receive, typename... Arguments>
[[nodiscard]] auto x11Reply(auto *connection, Send send, Receive receive, Arguments... arguments)
{
    auto *reply = receive(connection, send(connection, arguments...), nullptr);
    return X11Reply<std::remove_pointer_t<decltype(reply)>>(reply);
}

} // namespace Kiosk
