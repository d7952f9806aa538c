// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/codelogin.h"

#include <algorithm>

namespace Kiosk {

using namespace std::chrono_literals;

namespace {

// The server ends an attempt after this many wrong codes.
constexpr int allTries = 5;
// Where the server does not say.
constexpr auto usualResend = 30s;

CodeTrouble codeTroubleOf(ClientError error)
{
    switch (error) {
    case ClientError::Network:
        return CodeTrouble::Network;
    case ClientError::WrongCode:
        return CodeTrouble::Wrong;
    case ClientError::AttemptOver:
        return CodeTrouble::Over;
    case ClientError::BadRequest:
        return CodeTrouble::NotANumber;
    case ClientError::TooOften:
        return CodeTrouble::TooOften;
    case ClientError::Server:
    case ClientError::NotAllowed:
    case ClientError::Forbidden:
    case ClientError::BadAnswer:
    case ClientError::NotFound:
        break;
    }
    return CodeTrouble::Server;
}

} // namespace

CodeLogin::CodeLogin(LoginClient &client, MonotonicClock now, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_now(std::move(now))
{
}

void CodeLogin::request(const Core::PhoneNumber &phone)
{
    if (m_dialog.step != CodeDialog::Step::Idle)
        return;
    m_phone = phone;
    m_dialog.maskedPhone = phone.masked();
    sendRequest();
}

void CodeLogin::resend()
{
    if (m_phone && m_dialog.step == CodeDialog::Step::Waiting && untilResend() == 0ms)
        sendRequest();
}

void CodeLogin::sendRequest()
{
    setStep(CodeDialog::Step::Asking, std::nullopt);
    m_client.requestCode(*m_phone, m_language, this,
                         [this, visit = m_visit, at = m_now()](const auto &answer) {
                             if (visit == m_visit)
                                 onRequested(answer, at);
                         });
}

void CodeLogin::onRequested(const Answer<Protocol::CodeReply> &answer,
                            std::chrono::milliseconds askedAt)
{
    if (!answer) {
        // A code that was sent before may still be entered.
        setStep(m_attemptId.isNull() ? CodeDialog::Step::Idle : CodeDialog::Step::Waiting,
                codeTroubleOf(answer.error()));
        return;
    }
    m_attemptId = answer->attemptId;
    m_lifetime = answer->expiresIn;
    m_overAt = askedAt + m_lifetime;
    m_resendAt = askedAt + (answer->resendAfter > 0s ? answer->resendAfter : usualResend);
    m_dialog.triesLeft = allTries;
    setStep(CodeDialog::Step::Waiting, std::nullopt);
    Q_EMIT sent();
}

void CodeLogin::verify(const QString &code)
{
    if (m_dialog.step != CodeDialog::Step::Waiting)
        return;
    setStep(CodeDialog::Step::Checking, std::nullopt);
    m_client.verifyCode(m_attemptId, code, this, [this, visit = m_visit](const auto &answer) {
        if (visit == m_visit)
            onChecked(answer);
    });
}

void CodeLogin::onChecked(const Answer<Protocol::SignedInReply> &answer)
{
    if (answer) {
        const auto reply = *answer;
        forget();
        Q_EMIT completed(reply);
        return;
    }
    auto trouble = codeTroubleOf(answer.error());
    if (trouble == CodeTrouble::Wrong && --m_dialog.triesLeft <= 0)
        trouble = CodeTrouble::Over;
    if (trouble == CodeTrouble::Over)
        m_resendAt = m_now();
    setStep(CodeDialog::Step::Waiting, trouble);
}

void CodeLogin::forget()
{
    ++m_visit;
    m_dialog = {};
    m_phone.reset();
    m_attemptId = {};
    m_overAt = m_resendAt = m_lifetime = 0ms;
}

std::chrono::milliseconds CodeLogin::untilResend() const
{
    return std::max(m_resendAt - m_now(), 0ms);
}

std::chrono::milliseconds CodeLogin::untilOver() const
{
    return std::max(m_overAt - m_now(), 0ms);
}

void CodeLogin::setStep(CodeDialog::Step step, std::optional<CodeTrouble> trouble)
{
    m_dialog.step = step;
    m_dialog.trouble = trouble;
    Q_EMIT changed();
}

} // namespace Kiosk
