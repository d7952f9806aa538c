#pragma once

#include "kiosk/flow/codelogin.h"
#include "kiosk/keypad/keypadpage.h"

namespace Kiosk {

//! Asks for the six digits that came in WhatsApp.
class CodePage : public KeypadPage
{
    Q_OBJECT

public:
    explicit CodePage(const PageSetup &setup, QWidget *parent = nullptr);

    void tell(const CodeDialog &dialog);
    void showTimeLeft(const TimeLeft &time) override;
    //! Whether the code can be sent at all. What was typed stays: it may have come before.
    void showSending(bool canSend);
    void clear() override;

protected:
    void take() override;
    void retranslate() override;

private:
    void tellResend();
    [[nodiscard]] QString troubleText() const;

    CodeDialog m_dialog;
    int m_resendSeconds = 0;
    bool m_canSend = true;
    Button *m_resend;
};

} // namespace Kiosk
