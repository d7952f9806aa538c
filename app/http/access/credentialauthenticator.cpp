// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/credentialauthenticator.h"

#include "core/base/logevent.h"
#include "http/base/credentials.h"
#include "http/base/logging.h"

#include <algorithm>
#include <array>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

auto unknownKiosk(const Request &request)
{
    return Core::Unexpected(Response::unauthorized(
        "Kiosk"_ba, u"This needs the key of an enrolled kiosk."_s, request.id));
}

std::optional<Core::Secret> keyIn(const Request &request)
{
    return credentials(request.header("authorization"), "Kiosk"_ba);
}

} // namespace

KioskLogin::KioskLogin(KioskLookup kiosks)
    : m_kiosks(std::move(kiosks))
{
}

bool KioskLogin::hasCredentials(const Request &request)
{
    return keyIn(request).has_value();
}

Core::Expected<QString, Response> KioskLogin::kioskOf(const Request &request) const
{
    const auto key = keyIn(request);
    if (!key)
        return unknownKiosk(request);
    const auto name = m_kiosks(*key);
    if (!name)
        return Core::Unexpected(Response::notStored(name.error(), request.id));
    if (!*name)
        return unknownKiosk(request);
    return **name;
}

namespace {

auto unknownService(const Request &request)
{
    return Core::Unexpected(Response::unauthorized(
        "Basic realm=\"services\", charset=\"UTF-8\""_ba,
        u"This needs the name and secret of an enrolled service."_s, request.id));
}

} // namespace

ServiceLogin::ServiceLogin(Core::ServiceRegistry &services)
    : m_services(services)
{
}

bool ServiceLogin::hasCredentials(const Request &request)
{
    return credentials(request.header("authorization"), "Basic"_ba).has_value();
}

Core::Expected<Core::ServiceAccount, Response> ServiceLogin::serviceOf(const Request &request) const
{
    const auto given = basicCredentials(request.header("authorization"));
    if (!given)
        return unknownService(request);
    auto service = m_services.findByName(given->name);
    if (!service)
        return Core::Unexpected(Response::notStored(service.error(), request.id));
    if (!hasHash(given->password, *service ? (*service)->secretHash : nobodysHash) || !*service)
        return unknownService(request);
    return std::move(**service);
}

MetricsAccess::MetricsAccess(Core::Secret token)
    : m_token(std::move(token))
{
}

bool MetricsAccess::hasCredentials(const Request &request)
{
    return credentials(request.header("authorization"), "Bearer"_ba).has_value();
}

bool MetricsAccess::hasToken(const Request &request) const
{
    const auto given = credentials(request.header("authorization"), "Bearer"_ba);
    return given && !m_token.isEmpty() && hasHash(*given, m_token.hash());
}

std::optional<Response> MetricsAccess::refusalFor(const Request &request) const
{
    if (hasToken(request))
        return std::nullopt;
    // Somebody who shows a wrong token here learns that it is wrong.
    const bool isWrong = !m_token.isEmpty() && hasCredentials(request);
    if (!isWrong && isFromThisMachine(request))
        return std::nullopt;
    if (m_token.isEmpty()) {
        return Response::error(403, ErrorCode::forbidden,
                               u"The numbers are for programs on the server's own machine that ask "
                               "it directly. For others set metrics/token and send it as a bearer "
                               "token."_s,
                               request.id);
    }
    return Response::unauthorized("Bearer"_ba, u"This needs the token of metrics/token."_s,
                                  request.id);
}

using namespace std::chrono_literals;

namespace {

// A mistyped setting may try a few times at full speed.
constexpr auto freeTries = 10;
constexpr auto countedTries = 16;
constexpr auto window = 10min;

// 250 ms, 500 ms, 1 s, then 2 s each.
std::chrono::milliseconds delayAfter(int wrong)
{
    if (wrong <= freeTries)
        return 0ms;
    return std::min(250ms * (1 << (wrong - freeTries - 1)), 2000ms);
}

} // namespace

CredentialThrottle::CredentialThrottle(QLatin1StringView event, TrustedProxies proxies,
                                       Core::Clock now)
    : m_event(event)
    , m_proxies(std::move(proxies))
    , m_now(std::move(now))
    , m_wrong(countedTries, window)
{
}

std::chrono::milliseconds CredentialThrottle::countWrong(const Request &request,
                                                         QLatin1StringView reason)
{
    const auto client = m_proxies.clientOf(request);
    const auto wrong = m_wrong.add(subscriberOf(client), m_now());
    // A client that goes on and on would fill the disk with lines that say nothing new.
    if (wrong <= countedTries) {
        qCWarning(lcServer).noquote() << Core::LogEvent(m_event)
                                             .with("peer"_L1, client.toString())
                                             .with("reason"_L1, reason)
                                             .with("request"_L1, request.id)
                                             .text();
    }
    return delayAfter(wrong);
}

namespace {

// The answer to a wrong credential. Other troubles are the handler's to tell of.
template <typename Verdict>
std::optional<Response> unauthorized(const Verdict &verdict)
{
    if (verdict || verdict.error().status != 401)
        return std::nullopt;
    return verdict.error();
}

QLatin1StringView nameOf(Credential credential)
{
    switch (credential) {
    case Credential::KioskKey:
        return "key"_L1;
    case Credential::ServiceSecret:
        return "secret"_L1;
    case Credential::None:
    case Credential::MetricsToken:
        return "token"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

CredentialAuthenticator::CredentialAuthenticator(KioskLogin kiosks, ServiceLogin services,
                                                 MetricsAccess metrics,
                                                 const TrustedProxies &proxies,
                                                 const Core::Clock &now)
    : m_kiosks(std::move(kiosks))
    , m_services(services)
    , m_metrics(std::move(metrics))
    , m_wrongKeys("kiosk.rejected"_L1, proxies, now)
    , m_wrongSecrets("service.rejected"_L1, proxies, now)
    , m_wrongTokens("metrics.rejected"_L1, proxies, now)
{
}

std::optional<CredentialAuthenticator::Refusal> CredentialAuthenticator::refusalFor(
    const Request &request, Credential credential)
{
    auto response = answerToWrong(request, credential);
    if (!response)
        return std::nullopt;
    return Refusal{.response = std::move(*response),
                   .delay = throttleOf(credential).countWrong(request, nameOf(credential))};
}

std::optional<Response> CredentialAuthenticator::answerToWrong(const Request &request,
                                                               Credential credential) const
{
    switch (credential) {
    case Credential::None:
        return std::nullopt;
    case Credential::KioskKey:
        return KioskLogin::hasCredentials(request) ? unauthorized(m_kiosks.kioskOf(request))
                                                   : std::nullopt;
    case Credential::ServiceSecret:
        return ServiceLogin::hasCredentials(request) ? unauthorized(m_services.serviceOf(request))
                                                     : std::nullopt;
    case Credential::MetricsToken:
        return MetricsAccess::hasCredentials(request) ? m_metrics.refusalFor(request)
                                                      : std::nullopt;
    }
    Q_UNREACHABLE();
}

CredentialThrottle &CredentialAuthenticator::throttleOf(Credential credential)
{
    switch (credential) {
    case Credential::KioskKey:
        return m_wrongKeys;
    case Credential::ServiceSecret:
        return m_wrongSecrets;
    case Credential::None:
    case Credential::MetricsToken:
        return m_wrongTokens;
    }
    Q_UNREACHABLE();
}

} // namespace Http
