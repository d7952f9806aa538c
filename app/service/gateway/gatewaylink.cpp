// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/gatewaylink.h"

#include "core/base/logevent.h"
#include "service/process/logging.h"

namespace Service {

using namespace Qt::StringLiterals;
using Core::GatewayState;

namespace {

std::optional<Core::PhoneNumber> expectedNumber(const GatewayLink::Options &options)
{
    return options.account.number ? options.account.number : options.numberBefore;
}

} // namespace

GatewayLink::GatewayLink(Parts parts, const Options &options, MissedMessages::IsAwaited isAwaited,
                         const Core::Clock &now)
    : m_parts(parts)
    , m_instance(options.account.idInstance.value_or(0))
    , m_now(now)
    , m_timings(options.timings)
    , m_watch(parts.account.client, expectedNumber(options), now, options.timings.watch)
    , m_lookup(parts.account.client,
               [this](const Core::SignInMessage &message) {
                   finish(message, Core::MessageSource::Pushed);
               })
    , m_readBack(
          parts.account.client,
          {.account = options.account,
           .phrase = options.phrase,
           .timings = options.timings.readBack},
          [this](const Core::SignInMessage &message) {
              return m_parts.logins.isStillAwaited(message).value_or(true);
          },
          [this](const Core::SignInMessage &message, MessageReadBack::Result result) {
              onReadBack(message, result);
          })
    , m_missed(
          parts.account.client, options.account, std::move(isAwaited),
          [this](const GreenApi::IncomingText &text) { processMissed(text); },
          options.timings.journal)
{
    connect(&m_leftBehind, &QTimer::timeout, this, &GatewayLink::lookUpDeferred);
    connect(&m_watch, &GatewayWatch::changed, this, &GatewayLink::onState);
    connect(&m_watch, &GatewayWatch::numberKnown, this, &GatewayLink::numberKnown);
    if (!options.isPolling)
        return;
    m_poller = std::make_unique<GreenApi::Poller>(
        parts.account.client,
        [this](const QByteArray &body) {
            return m_parts.processor.process(body).kind != Http::ProcessingResult::Kind::NotStored
                && m_parts.isStored();
        },
        options.timings.poller);
    connect(m_poller.get(), &GreenApi::Poller::troubled, this, &GatewayLink::onTroubled);
    connect(m_poller.get(), &GreenApi::Poller::recovered, this,
            [this] { m_watch.setPollTrouble(std::nullopt); });
}

void GatewayLink::start()
{
    m_watch.start();
}

void GatewayLink::setLeading(bool isLeading)
{
    if (!isLeading) {
        m_leftBehind.stop();
        m_missed.stop();
        if (m_poller)
            m_poller->stop();
        return;
    }
    m_missed.start();
    if (m_poller)
        m_poller->start();
    lookUpDeferred();
    m_leftBehind.start(m_timings.leftBehind);
}

// Asks again about the senders whose lookup was under way when the last run, or another server,
// ended. A message that is asked about twice counts once.
void GatewayLink::lookUpDeferred()
{
    const auto waiting = m_parts.logins.deferred();
    if (!waiting)
        return;
    for (const auto &message : *waiting) {
        const auto needsLookup = m_parts.logins.needsLookup(message.sender);
        if (!needsLookup)
            return;
        if (*needsLookup)
            lookUp(message);
        else
            readBack(message);
    }
}

void GatewayLink::lookUp(const Core::SignInMessage &message)
{
    m_lookup.lookUp(message);
}

void GatewayLink::readBack(const Core::SignInMessage &message)
{
    m_readBack.read(message);
}

void GatewayLink::finish(const Core::SignInMessage &message, Core::MessageSource source)
{
    if (m_parts.processor.finish(message, source).kind != Http::ProcessingResult::Kind::NotStored)
        return;
    QTimer::singleShot(m_timings.storageRetry, this,
                       [this, message, source] { finish(message, source); });
}

void GatewayLink::onReadBack(const Core::SignInMessage &message, MessageReadBack::Result result)
{
    if (result != MessageReadBack::Result::NotConfirmed)
        return finish(message, Core::MessageSource::ReadBack);
    if (m_parts.processor.reject(message).kind != Http::ProcessingResult::Kind::NotStored)
        return;
    QTimer::singleShot(m_timings.storageRetry, this,
                       [this, message, result] { onReadBack(message, result); });
}

void GatewayLink::processMissed(const GreenApi::IncomingText &text)
{
    if (m_parts.processor.processMissed(text).kind == Http::ProcessingResult::Kind::Accepted)
        qCInfo(lcService).noquote() << Core::LogEvent("webhook.missed"_L1).text();
}

void GatewayLink::handleState(const GreenApi::StateChange &change)
{
    m_watch.handleChange(change);
}

void GatewayLink::handleQuota(const GreenApi::QuotaWarning &warning)
{
    m_quota = warning;
    m_quotaAt = m_now();
    qCWarning(lcService).noquote() << Core::LogEvent("gateway.quota"_L1)
                                          .with("method"_L1, warning.method)
                                          .with("used"_L1, warning.used)
                                          .with("total"_L1, warning.total)
                                          .text();
}

// The gateway counts anew on the first of the month.
std::optional<qint64> GatewayLink::usedUpChats() const
{
    const auto today = m_now().date();
    const auto told = m_quotaAt.date();
    if (!m_quota || told.year() != today.year() || told.month() != today.month())
        return std::nullopt;
    return m_quota->used;
}

// With another number than before the messages may be meant for somebody else.
void GatewayLink::onState(GatewayState state)
{
    m_parts.processor.setPaused(state == GatewayState::NumberChanged);
    m_parts.account.outbox.setAllowed(state == GatewayState::Authorized
                                      || state == GatewayState::WebhookUrlSet);
}

void GatewayLink::onTroubled(GreenApi::PollTrouble trouble)
{
    m_watch.setPollTrouble(trouble);
    qCWarning(lcService).noquote()
        << Core::LogEvent("gateway.poll"_L1)
               .with("reason"_L1, GreenApi::toString(trouble))
               .with("message"_L1,
                     trouble == GreenApi::PollTrouble::WebhookUrlSet
                         ? u"the gateway sends its notifications to a webhook; clear it with: "
                           "amt-kioskctl greenapi configure --webhook-url ''"_s
                         : u"notifications cannot be fetched; trying again"_s)
               .text();
}

} // namespace Service
