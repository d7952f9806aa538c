#include "http/handlers/handofffault.h"

#include <algorithm>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

// A SHA-256 in the URL-safe Base64 alphabet, without padding.
bool isS256(const QString &challenge)
{
    constexpr auto length = 43;
    return challenge.size() == length
        && std::all_of(challenge.begin(), challenge.end(), [](QChar c) {
               return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z')
                   || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
           });
}

} // namespace

std::optional<QString> faultOfHandoff(const std::optional<Core::ServiceAccount> &service,
                                      const HandoffRequest &wish)
{
    if (!service) {
        return u"No service is enrolled under this client; amt-kioskctl services list shows those "
               "that are."_s;
    }
    if (wish.redirectUri.isEmpty())
        return u"The redirect_uri is missing: where the browser goes after the login."_s;
    if (!service->redirects.contains(wish.redirectUri)) {
        return u"The redirect_uri is none of those that the service was enrolled with; they are "
               "compared character by character, with the final slash."_s;
    }
    if (!wish.codeChallengeMethod.isEmpty() && wish.codeChallengeMethod != "S256"_L1)
        return u"The code_challenge_method must be S256; plain is not taken."_s;
    if (wish.codeChallenge.isEmpty()) {
        return u"The code_challenge is missing: the URL-safe Base64 of the SHA-256 of a random "
               "verifier (RFC 7636)."_s;
    }
    if (!isS256(wish.codeChallenge)) {
        return u"The code_challenge must be the 43 characters of a SHA-256 in URL-safe Base64, "
               "without = at its end (RFC 7636)."_s;
    }
    return std::nullopt;
}

std::optional<QString> faultOfMissingClient(const QUrlQuery &query)
{
    if (query.hasQueryItem(u"client"_s))
        return std::nullopt;
    if (query.hasQueryItem(u"client_id"_s))
        return u"The parameter client_id is called client here."_s;
    if (query.hasQueryItem(u"redirect_uri"_s) || query.hasQueryItem(u"code_challenge"_s)) {
        return u"The client is missing: the name under which the service was enrolled with "
               "amt-kioskctl services add."_s;
    }
    return std::nullopt;
}

} // namespace Http
