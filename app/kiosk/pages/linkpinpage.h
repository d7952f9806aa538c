#pragma once

#include "kiosk/flow/linkdialog.h"
#include "kiosk/keypad/pinpages.h"

namespace Kiosk {

//! Asks staff for their PIN, with which the server makes sure that a link is theirs.
class LinkPinPage : public PinKeypadPage
{
    Q_OBJECT

public:
    explicit LinkPinPage(const PageSetup &setup, QWidget *parent = nullptr);

    void tell(const LinkDialog &dialog);
    void clear() override;

protected:
    void take() override;
    void retranslate() override;

private:
    LinkDialog m_dialog;
};

} // namespace Kiosk
