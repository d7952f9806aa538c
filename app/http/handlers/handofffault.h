#pragma once

#include "core/model/enrolment.h"
#include "http/base/request.h"

#include <QString>

#include <optional>

namespace Http {

//! The wish of a program that sends somebody to sign in here.
struct HandoffRequest
{
    QString redirectUri;
    QString codeChallenge;
    //! Empty is S256.
    QString codeChallengeMethod{};
};

//! What is wrong with @p wish, in one sentence for whoever writes that program; nothing if a login
//! may be handed over so: the address is one of the service's, character by character, and the
//! challenge one of S256 (RFC 7636, 4.2). @p service is nothing where none has the name given.
[[nodiscard]] std::optional<QString> faultOfHandoff(
    const std::optional<Core::ServiceAccount> &service, const HandoffRequest &wish);

//! What is wrong with a login page's address that asks for a hand-off, but names no "client", such
//! as one with OAuth's "client_id": the person would sign in and then stay there. Nothing if it
//! asks for none.
[[nodiscard]] std::optional<QString> faultOfMissingClient(const QUrlQuery &query);

} // namespace Http
