#pragma once

#include "kiosk/flow/linkdialog.h"
#include "kiosk/keypad/phonepages.h"

namespace Kiosk {

//! Asks staff whose number the one with the ticket is to become.
class LinkPage : public PhoneKeypadPage
{
    Q_OBJECT

public:
    //! @p region, "KG", is whose numbers are typed without a country code.
    LinkPage(const PageSetup &setup, const QString &region, QWidget *parent = nullptr);

    void tell(const LinkDialog &dialog);
    void clear() override;

protected:
    void enter(const Core::PhoneNumber &phone) override;
    void retranslate() override;

private:
    LinkDialog m_dialog;
};

} // namespace Kiosk
