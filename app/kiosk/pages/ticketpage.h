#pragma once

#include "kiosk/base/timeleft.h"
#include "kiosk/pages/keypadpage.h"

namespace Kiosk {

//! Asks staff for the number that somebody who was turned down reads from their screen.
class TicketPage : public KeypadPage
{
    Q_OBJECT

public:
    explicit TicketPage(const PageSetup &setup, QWidget *parent = nullptr);

    void showTimeLeft(const TimeLeft &time);

Q_SIGNALS:
    void entered(const QString &ticket);

protected:
    void take() override;
    void retranslate() override;
};

} // namespace Kiosk
