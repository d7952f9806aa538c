#include "kiosk/pages/linkpage.h"

#include "kiosk/pages/linktroubletext.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

LinkPage::LinkPage(const PageSetup &setup, const QString &region, QWidget *parent)
    : PhoneKeypadPage(setup, u"linkPage"_s, region, parent)
{
    retranslate();
}

void LinkPage::tell(const LinkDialog &dialog)
{
    const bool isNew = dialog.phone && dialog.phone != m_dialog.phone;
    m_dialog = dialog;
    // The number is still there when staff come back from the PIN.
    if (isNew)
        setTyped(dialog.phone->e164());
    retranslate();
    fit();
}

void LinkPage::clear()
{
    m_dialog = {};
    PhoneKeypadPage::clear();
}

void LinkPage::enter(const Core::PhoneNumber &phone)
{
    Q_EMIT userActed(Actions::EnterTenantPhone{phone});
}

void LinkPage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("Link a number: 2 of 3"),
               tr("Enter the phone number under which this person is on our list."));
    done().say(tr("Next"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
    if (m_dialog.trouble)
        setHint(LinkTroubleText::of(*m_dialog.trouble), Tone::Bad);
    else
        setHint({});
}

} // namespace Kiosk
