#pragma once

#include "core/phonenumber.h"

#include <QString>

#include <functional>

namespace Service {

//! What a person would have got in WhatsApp.
struct DemoMessage
{
    Core::PhoneNumber to;
    QString text;
};

//! Shows a message instead of sending it. Called in the server's thread; it must return at once.
using DemoInbox = std::function<void(const DemoMessage &message)>;

} // namespace Service
