// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/codeloginservice.h"
#include "core/login/handoffservice.h"
#include "core/login/linkservice.h"
#include "core/login/loginservice.h"
#include "core/login/sessionservice.h"
#include "http/channel/channelhub.h"
#include "service/gateway/personalmessages.h"
#include "service/servercontext.h"

namespace Service {

//! The services of the core on one server's stores, and the channels that they publish to. In the
//! server's thread.
struct CoreServices
{
    //! @p context outlives the services.
    CoreServices(ServerContext &context, const ServerSetup &setup);
    ~CoreServices() = default;
    Q_DISABLE_COPY_MOVE(CoreServices)

    //! Stands in for the account where none is configured.
    UnsentConfirmations unsentConfirmations;
    Http::ChannelHub channels;
    Core::LoginService logins;
    Core::CodeLoginService codeLogins;
    Core::SessionService sessions;
    Core::HandoffService handoffs;
    Core::LinkService links;
};

} // namespace Service
