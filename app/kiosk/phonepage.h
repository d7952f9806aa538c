#pragma once

#include "core/phonetyping.h"
#include "kiosk/codelogin.h"
#include "kiosk/keypadpage.h"
#include "kiosk/timeleft.h"

namespace Kiosk {

//! Asks for the phone number that a code is to be sent to, and groups it as it grows.
class PhonePage : public KeypadPage
{
    Q_OBJECT

public:
    //! @p region, "KG", is whose numbers are typed without a country code.
    PhonePage(const PageSetup &setup, const QString &region, QWidget *parent = nullptr);

    void tell(const CodeDialog &dialog);
    void showTimeLeft(const TimeLeft &time);
    void clear() override;

Q_SIGNALS:
    void entered(const Core::PhoneNumber &phone);

protected:
    void take() override;
    void retranslate() override;
    [[nodiscard]] QString shown() const override;
    [[nodiscard]] bool isComplete() const override;

private:
    Core::PhoneTyping m_typing;
    CodeDialog m_dialog;
};

} // namespace Kiosk
