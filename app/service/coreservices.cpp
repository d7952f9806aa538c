// SPDX-License-Identifier: GPL-3.0-only
#include "service/coreservices.h"

#include "service/process/processresources.h"
#include "service/setup/settingsmapping.h"

namespace Service {

namespace {

// The servers of one database share the webhook's secret, where it is configured, and the database
// does not hold it. The key is a hash of it, so that no code reveals anything of the secret.
Core::Secret codeKeyFrom(const Core::Secret &webhookToken)
{
    return Core::Secret(Core::Secret("login codes:" + webhookToken.reveal()).hash());
}

Core::ConfirmationSender &confirmationSender(GatewayAccount *account, UnsentConfirmations &unsent)
{
    if (account)
        return account->numbers;
    return unsent;
}

Core::SignInNotifier *notifierOf(GatewayAccount *account)
{
    return account && account->replies ? &*account->replies : nullptr;
}

Core::LoginService::Stores loginStores(ServerContext &context)
{
    auto &stores = context.stores;
    return {.work = context.attempts,
            .attempts = context.attempts,
            .tenants = stores.tenants,
            .senders = stores.senders,
            .links = stores.senders,
            .tickets = stores.tickets,
            .messages = stores.messages,
            .deferred = stores.deferred,
            .sessions = stores.sessions,
            .codes = stores.attempts,
            .audit = stores.audit};
}

Core::CodeLoginService::Stores codeLoginStores(ServerContext &context)
{
    return {.work = context.attempts,
            .attempts = context.attempts,
            .history = context.stores.attempts,
            .tenants = context.stores.tenants,
            .sessions = context.stores.sessions,
            .audit = context.stores.audit};
}

Core::SessionService::Stores sessionStores(Stores &stores)
{
    return {.work = stores.work,
            .sessions = stores.sessions,
            .handoffs = stores.handoffCodes,
            .tenants = stores.tenants,
            .senders = stores.senders,
            .links = stores.senders,
            .audit = stores.audit};
}

Core::HandoffService::Stores handoffStores(Stores &stores)
{
    return {.work = stores.work,
            .codes = stores.handoffCodes,
            .sessions = stores.sessions,
            .tenants = stores.tenants,
            .audit = stores.audit};
}

Core::LinkService::Stores linkStores(Stores &stores)
{
    return {.work = stores.work,
            .tickets = stores.tickets,
            .tenants = stores.tenants,
            .senders = stores.senders,
            .links = stores.senders,
            .audit = stores.audit};
}

} // namespace

CoreServices::CoreServices(ServerContext &context, const ServerSetup &setup)
    : logins(loginStores(context),
             {.publisher = channels,
              .confirmations = confirmationSender(context.account.get(), unsentConfirmations),
              .notifier = notifierOf(context.account.get())},
             context.now, secureRandomBytes(), loginRulesFrom(setup.settings),
             context.unsteppedClock())
    , codeLogins(codeLoginStores(context),
                 {.sender = context.account ? &context.account->codes : nullptr,
                  .publisher = channels,
                  .notifier = notifierOf(context.account.get())},
                 context.now, secureRandomBytes(), codeKeyFrom(setup.webhookToken),
                 codeRulesFrom(setup.settings))
    , sessions(sessionStores(context.stores), context.now, secureRandomBytes(),
               setup.settings.roles, context.unsteppedClock())
    , handoffs(handoffStores(context.stores), context.now, secureRandomBytes(),
               setup.settings.session.web, context.unsteppedClock())
    , links(linkStores(context.stores), context.now, setup.settings.roles)
{
}

} // namespace Service
