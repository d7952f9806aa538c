// SPDX-License-Identifier: GPL-3.0-only
#include "service/gatewaywiring.h"

#include "service/process/logging.h"
#include "service/setup/settingsmapping.h"

namespace Service {

GatewayWiring::GatewayWiring(ServerContext &context, CoreServices &services,
                             const ServerSetup &setup)
    : m_context(context)
    , m_logins(services.logins)
    , m_companyNumber(setup.settings.whatsapp.number)
    , m_heardAt(context.stores.messages.newest().value_or(std::nullopt))
    , m_processor(services.logins, services.sessions,
                  {.account = accountOf(setup.settings),
                   .phrase = Core::LoginPhrase(setup.settings.login.keyword),
                   .isListening = setup.settings.greenApi.mode != Config::GatewayMode::Off},
                  notificationListeners(isGatewayUsed(setup.settings.greenApi)))
{
}

void GatewayWiring::start(const ServerSetup &setup, const Cluster &cluster)
{
    const auto &settings = setup.settings.greenApi;
    if (!isGatewayUsed(settings))
        return;
    const auto before =
        m_context.stores.gatewayNumbers.find(*settings.idInstance).value_or(std::nullopt);
    // Until the gateway has told the number, messages for another number are not for us.
    if (before && !m_companyNumber)
        m_processor.setCompanyNumber(*before);
    m_link = std::make_unique<GatewayLink>(
        GatewayLink::Parts{
            .account = *m_context.account,
            .logins = m_logins,
            .processor = m_processor,
            .isStored = [this] { return m_context.stores.work.flush().has_value(); }},
        GatewayLink::Options{.account = accountOf(setup.settings),
                             .numberBefore = before,
                             .isPolling = settings.mode == Config::GatewayMode::Poll,
                             .phrase = Core::LoginPhrase(setup.settings.login.keyword),
                             .timings = setup.link},
        [this, patience = setup.link.journal.patience] {
            return m_context.isMessageAwaited(patience);
        },
        m_context.now);
    QObject::connect(m_link.get(), &GatewayLink::numberKnown, m_link.get(),
                     [this](const Core::PhoneNumber &number) { onNumberKnown(number); });
    QObject::connect(&cluster, &Cluster::leads, m_link.get(), &GatewayLink::setLeading);
    m_link->start();
}

std::optional<Core::GatewayState> GatewayWiring::state() const
{
    return m_link ? m_link->watch().state() : std::nullopt;
}

Http::NotificationListeners GatewayWiring::notificationListeners(bool hasLink)
{
    Http::NotificationListeners listeners{
        .heard = [this] { m_heardAt = m_context.now(); },
        .taken = [this](const Http::ProcessingResult &result) { m_context.metrics.count(result); }};
    // Without the link nobody could look senders up, or answer.
    if (hasLink)
        addLinkListeners(listeners);
    return listeners;
}

void GatewayWiring::addLinkListeners(Http::NotificationListeners &listeners)
{
    listeners.lookupWanted = [this](const Core::SignInMessage &message) {
        m_link->lookUp(message);
    };
    listeners.readBackWanted = [this](const Core::SignInMessage &message) {
        m_link->readBack(message);
    };
    listeners.isMessageAwaited = [this] { return m_context.isMessageAwaited({}); };
    listeners.stateChanged = [this](const GreenApi::StateChange &change) {
        m_link->handleState(change);
    };
    listeners.quotaExceeded = [this](const GreenApi::QuotaWarning &warning) {
        m_link->handleQuota(warning);
    };
    if (!m_context.account->replies)
        return;
    listeners.replyDue = [this](const Http::ReplyOccasion &occasion) {
        m_context.stores.work.afterCommit(
            [this, occasion] { m_context.account->replies->reply(occasion); });
    };
}

void GatewayWiring::onNumberKnown(const Core::PhoneNumber &number)
{
    if (!m_companyNumber) {
        m_companyNumber = number;
        m_processor.setCompanyNumber(number);
    }
    const auto stored = m_context.stores.work.commit([&] {
        return m_context.stores.gatewayNumbers.remember(m_link->instance(), number,
                                                        m_context.now());
    });
    if (!stored)
        qCWarning(lcService) << "the company's number cannot be remembered";
}

} // namespace Service
