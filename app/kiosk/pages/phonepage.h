#pragma once

#include "kiosk/flow/codelogin.h"
#include "kiosk/keypad/phonepages.h"

namespace Kiosk {

//! Asks for the phone number that a code is to be sent to.
class PhonePage : public PhoneKeypadPage
{
    Q_OBJECT

public:
    //! @p region, "KG", is whose numbers are typed without a country code.
    PhonePage(const PageSetup &setup, const QString &region, QWidget *parent = nullptr);

    void tell(const CodeDialog &dialog);
    void clear() override;

protected:
    void enter(const Core::PhoneNumber &phone) override;
    void retranslate() override;

private:
    CodeDialog m_dialog;
};

} // namespace Kiosk
