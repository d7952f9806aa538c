#pragma once

#include "kiosk/flow/numberwanted.h"
#include "kiosk/keypad/keypadpage.h"

#include <optional>

namespace Kiosk {

//! Asks for the number that WhatsApp has just replied with.
class NumberPage : public KeypadPage
{
    Q_OBJECT

public:
    explicit NumberPage(const PageSetup &setup, QWidget *parent = nullptr);

    void ask(const NumberWanted &wanted);
    //! Whether the number can be sent at all. What was typed stays: it may have come before.
    void showSending(bool canSend);
    void clear() override;

protected:
    void take() override;
    void retranslate() override;

private:
    std::optional<NumberWanted> m_wanted;
    bool m_canSend = true;
};

} // namespace Kiosk
