#pragma once

#include "kiosk/keypadpage.h"
#include "kiosk/pingate.h"
#include "kiosk/timeleft.h"

namespace Kiosk {

//! Asks staff for their PIN.
class PinPage : public KeypadPage
{
    Q_OBJECT

public:
    explicit PinPage(const PageSetup &setup, QWidget *parent = nullptr);

    void tell(const PinState &state);
    void showTimeLeft(const TimeLeft &time);
    void clear() override;

Q_SIGNALS:
    void entered(const QString &pin);

protected:
    void take() override;
    void retranslate() override;
    [[nodiscard]] bool isComplete() const override;

private:
    PinState m_state;
};

} // namespace Kiosk
