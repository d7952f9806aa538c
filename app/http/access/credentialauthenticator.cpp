#include "http/access/credentialauthenticator.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

// The answer to a wrong credential. Other troubles are the handler's to tell of.
template <typename Verdict>
std::optional<Response> unauthorised(const Verdict &verdict)
{
    if (verdict || verdict.error().status != 401)
        return std::nullopt;
    return verdict.error();
}

QLatin1StringView nameOf(Credential taken)
{
    switch (taken) {
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
    const Request &request, Credential taken)
{
    auto response = answerToWrong(request, taken);
    if (!response)
        return std::nullopt;
    return Refusal{.response = std::move(*response),
                   .delay = throttleOf(taken).countWrong(request, nameOf(taken))};
}

std::optional<Response> CredentialAuthenticator::answerToWrong(const Request &request,
                                                               Credential taken) const
{
    switch (taken) {
    case Credential::None:
        return std::nullopt;
    case Credential::KioskKey:
        return KioskLogin::isTried(request) ? unauthorised(m_kiosks.kioskOf(request))
                                            : std::nullopt;
    case Credential::ServiceSecret:
        return ServiceLogin::isTried(request) ? unauthorised(m_services.serviceOf(request))
                                              : std::nullopt;
    case Credential::MetricsToken:
        return MetricsAccess::isTried(request) ? m_metrics.refusalFor(request) : std::nullopt;
    }
    Q_UNREACHABLE();
}

CredentialThrottle &CredentialAuthenticator::throttleOf(Credential taken)
{
    switch (taken) {
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
