// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/login/loginphrase.h"
#include "core/login/loginservice.h"
#include "http/access/credentialauthenticator.h"
#include "http/access/ratelimits.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/channel/statusreporter.h"
#include "protocol/login.h"

#include <chrono>
#include <functional>
#include <optional>

namespace Http {

//! Decides whether a client may start an attempt, by QR code or by code, and counts the attempts.
class StartAuthorizer
{
public:
    //! @p takesWeb is false where only kiosks may start one. @p limits outlives the authorizer.
    StartAuthorizer(KioskLogin kiosks, StartLimits &limits, bool takesWeb);

    //! Returns the kiosk's name, empty for a web page, or an error response.
    [[nodiscard]] Core::Expected<QString, Response> starterOf(const Request &request) const;

    //! Counts an attempt of @p starter. Returns the error response if it is one too many.
    [[nodiscard]] std::optional<Response> refusalOfOneMore(const QString &starter,
                                                           const Request &request) const;

private:
    KioskLogin m_kiosks;
    StartLimits &m_limits;
    bool m_takesWeb;
};

//! POST /api/auth/whatsapp/start/
class StartHandler
{
public:
    struct Options
    {
        Core::LoginPhrase phrase;
        //! Returns nothing while the company number is unknown.
        std::function<std::optional<Core::PhoneNumber>()> companyNumber;
        std::chrono::seconds rotateAfter;
    };

    //! @p hasCodeLogin returns whether codes can be sent at the moment.
    StartHandler(Core::LoginService &logins, StartAuthorizer authorizer, Options options,
                 std::function<bool()> hasCodeLogin);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Response start(const Core::StartRequest &wanted, bool withPicture,
                                 const Request &request) const;
    [[nodiscard]] Protocol::StartReply replyFor(const Core::StartedAttempt &started) const;

    Core::LoginService &m_logins;
    StartAuthorizer m_authorizer;
    Options m_options;
    std::function<bool()> m_hasCodeLogin;
};

//! GET /api/auth/whatsapp/status/?attemptId=…
class StatusHandler
{
public:
    StatusHandler(Core::LoginService &logins, const StatusReporter &reporter);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    Core::LoginService &m_logins;
    const StatusReporter &m_reporter;
};

//! POST /api/auth/whatsapp/confirm/: enters the number of a number match where no channel can be
//! opened. Only for the holder of the channel token; the answer is the new status.
class ConfirmHandler
{
public:
    ConfirmHandler(Core::LoginService &logins, const StatusReporter &reporter);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] Response answerNow(const QUuid &attemptId, Core::NumberMatch matched,
                                     const Request &request) const;

    Core::LoginService &m_logins;
    const StatusReporter &m_reporter;
};

} // namespace Http
