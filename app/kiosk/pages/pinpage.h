#pragma once

#include "kiosk/flow/pingate.h"
#include "kiosk/keypad/pinpages.h"

namespace Kiosk {

//! Asks staff for the PIN that opens their screen.
class PinPage : public PinKeypadPage
{
    Q_OBJECT

public:
    explicit PinPage(const PageSetup &setup, QWidget *parent = nullptr);

    void tell(const PinState &state);
    void clear() override;

protected:
    void take() override;
    void retranslate() override;

private:
    PinState m_state;
};

} // namespace Kiosk
