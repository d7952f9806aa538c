#pragma once

#include "kiosk/keypad/keypadpage.h"

namespace Kiosk {

//! A page on which staff type a PIN. Its field never gets the digits, only how many there are.
class PinKeypadPage : public KeypadPage
{
    Q_OBJECT

public:
protected:
    PinKeypadPage(const PageSetup &setup, const QString &name, QWidget *parent);

    [[nodiscard]] QString shown() const override;
    [[nodiscard]] bool isComplete() const override;
};

} // namespace Kiosk
