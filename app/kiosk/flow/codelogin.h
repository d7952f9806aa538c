// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/client/loginclient.h"

#include <QObject>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Kiosk {

//! The reason why a code could not be sent or was not accepted.
enum class CodeTrouble {
    //! Not the code that was sent.
    Wrong,
    //! The code has expired, or five wrong ones were entered.
    Over,
    //! The server does not accept the number as a phone number.
    NotANumber,
    TooOften,
    Network,
    Server,
};

//! The progress of a sign-in by code.
struct CodeDialog
{
    enum class Step {
        //! No code was asked for.
        Idle,
        //! The server is asked to send one.
        Asking,
        //! The code was sent, and the visitor enters it.
        Waiting,
        //! The server checks the code.
        Checking,
    };

    Step step = Step::Idle;
    std::optional<CodeTrouble> trouble;
    int triesLeft = 0;
    //! "+996•••••123"
    QString maskedPhone;

    friend bool operator==(const CodeDialog &, const CodeDialog &) = default;
};

//! Signs in by a code that the server sends to a number: asks for it, asks again, and enters it.
class CodeLogin : public QObject
{
    Q_OBJECT

public:
    //! @p client outlives this.
    CodeLogin(LoginClient &client, MonotonicClock now, QObject *parent = nullptr);

    void setLanguage(const QString &language) { m_language = language; }
    void request(const Core::PhoneNumber &phone);
    //! Requests another code for the same number. Ignored until untilResend() is zero.
    void resend();
    void verify(const QString &code);
    //! Forgets the visitor. An answer that is still under way is ignored.
    void forget();

    [[nodiscard]] const CodeDialog &dialog() const { return m_dialog; }
    [[nodiscard]] std::chrono::milliseconds untilResend() const;
    [[nodiscard]] std::chrono::milliseconds untilOver() const;
    [[nodiscard]] std::chrono::milliseconds lifetime() const { return m_lifetime; }

Q_SIGNALS:
    //! dialog() has changed.
    void changed();
    //! A code was requested and may be on its way.
    void sent();
    void completed(const Protocol::SignedInReply &reply);

private:
    void sendRequest();
    void onRequested(const Answer<Protocol::CodeReply> &answer, std::chrono::milliseconds askedAt);
    void onChecked(const Answer<Protocol::SignedInReply> &answer);
    void setStep(CodeDialog::Step step, std::optional<CodeTrouble> trouble);

    LoginClient &m_client;
    MonotonicClock m_now;
    QString m_language;
    CodeDialog m_dialog;
    std::optional<Core::PhoneNumber> m_phone;
    QUuid m_attemptId;
    std::chrono::milliseconds m_resendAt{0};
    std::chrono::milliseconds m_overAt{0};
    std::chrono::milliseconds m_lifetime{0};
    //! The number of the latest visit; answers to earlier ones are ignored.
    int m_visit = 0;
};

} // namespace Kiosk
