#pragma once

#include "core/phone/phonetyping.h"
#include "kiosk/keypad/keypadpage.h"

namespace Kiosk {

//! A page on which a phone number is typed, which is grouped as it grows.
class PhoneKeypadPage : public KeypadPage
{
    Q_OBJECT

public:
    void clear() override;

protected:
    //! @p region, "KG", is whose numbers are typed without a country code.
    PhoneKeypadPage(const PageSetup &setup, const QString &name, const QString &region,
                    QWidget *parent);

    //! Sends a whole phone number as the page's own action.
    virtual void enter(const Core::PhoneNumber &phone) = 0;
    void take() override;
    [[nodiscard]] QString shown() const override;
    [[nodiscard]] bool isComplete() const override;

private:
    Core::PhoneTyping m_typing;
};

} // namespace Kiosk
