#pragma once

#include "kiosk/messagepage.h"
#include "kiosk/trouble.h"

namespace Kiosk {

//! Covers the code while nobody can sign in, and says why and what to do instead.
class UnavailablePage : public MessagePage
{
    Q_OBJECT

public:
    explicit UnavailablePage(const PageSetup &setup, QWidget *parent = nullptr);

    void showTrouble(Trouble trouble);

protected:
    void retranslate() override;

private:
    Trouble m_trouble = Trouble::Network;
};

} // namespace Kiosk
