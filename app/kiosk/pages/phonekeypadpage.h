#pragma once

#include "core/phone/typednumber.h"
#include "kiosk/base/timeleft.h"
#include "kiosk/pages/keypadpage.h"

namespace Kiosk {

//! A page on which a phone number is typed, which is grouped as it grows.
class PhoneKeypadPage : public KeypadPage
{
    Q_OBJECT

public:
    void showTimeLeft(const TimeLeft &time);
    void clear() override;

Q_SIGNALS:
    void entered(const Core::PhoneNumber &phone);

protected:
    //! @p region, "KG", is whose numbers are typed without a country code.
    PhoneKeypadPage(const PageSetup &setup, const QString &name, const QString &region,
                    QWidget *parent);

    void take() override;
    [[nodiscard]] QString shown() const override;
    [[nodiscard]] bool isComplete() const override;

private:
    Core::PhoneTyping m_typing;
};

} // namespace Kiosk
