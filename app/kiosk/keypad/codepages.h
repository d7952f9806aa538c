// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/flow/codelogin.h"
#include "kiosk/flow/invitation.h"
#include "kiosk/keypad/keypadpage.h"

#include <optional>

namespace Kiosk {

//! Asks for the six digits that came in WhatsApp.
class CodePage : public KeypadPage
{
    Q_OBJECT

public:
    explicit CodePage(const PageSetup &setup, QWidget *parent = nullptr);

    void setDialog(const CodeDialog &dialog);
    void showTimeLeft(const TimeLeft &time) override;
    //! Whether the code can be sent at all. What was typed stays: it may have come before.
    void showSending(bool canSend);
    void clear() override;

protected:
    void submit() override;
    void retranslate() override;

private:
    void showResend();
    [[nodiscard]] QString troubleText() const;

    CodeDialog m_dialog;
    int m_resendSeconds = 0;
    bool m_canSend = true;
    Button *m_resend;
};

//! Asks for the number that WhatsApp has just replied with.
class NumberPage : public KeypadPage
{
    Q_OBJECT

public:
    explicit NumberPage(const PageSetup &setup, QWidget *parent = nullptr);

    void setPrompt(const NumberPrompt &prompt);
    //! Whether the number can be sent at all. What was typed stays: it may have come before.
    void showSending(bool canSend);
    void clear() override;

protected:
    void submit() override;
    void retranslate() override;

private:
    std::optional<NumberPrompt> m_prompt;
    bool m_canSend = true;
};

//! Asks staff for the number that somebody who was turned down reads from their screen.
class TicketPage : public KeypadPage
{
    Q_OBJECT

public:
    explicit TicketPage(const PageSetup &setup, QWidget *parent = nullptr);

protected:
    void submit() override;
    void retranslate() override;
};

} // namespace Kiosk
