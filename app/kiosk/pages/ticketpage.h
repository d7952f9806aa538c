#pragma once

#include "kiosk/keypad/keypadpage.h"

namespace Kiosk {

//! Asks staff for the number that somebody who was turned down reads from their screen.
class TicketPage : public KeypadPage
{
    Q_OBJECT

public:
    explicit TicketPage(const PageSetup &setup, QWidget *parent = nullptr);

protected:
    void take() override;
    void retranslate() override;
};

} // namespace Kiosk
