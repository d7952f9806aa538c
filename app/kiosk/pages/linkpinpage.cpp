#include "kiosk/pages/linkpinpage.h"

#include "kiosk/pages/linktroubletext.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

LinkPinPage::LinkPinPage(const PageSetup &setup, QWidget *parent)
    : PinKeypadPage(setup, u"linkPinPage"_s, parent)
{
    retranslate();
}

void LinkPinPage::tell(const LinkDialog &dialog)
{
    m_dialog = dialog;
    setWaiting(dialog.step == LinkDialog::Step::Asking);
    retranslate();
    fit();
}

void LinkPinPage::clear()
{
    m_dialog = {};
    PinKeypadPage::clear();
}

void LinkPinPage::take()
{
    const Core::Secret pin(typed().toLatin1());
    setTyped({});
    Q_EMIT userActed(Actions::EnterLinkPin{pin});
}

void LinkPinPage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("Link a number: 3 of 3"), tr("Enter the staff PIN. The server checks it."));
    done().say(tr("Link"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
    if (isWaiting())
        setHint(tr("One moment, we are asking the server"));
    else if (m_dialog.trouble)
        setHint(LinkTroubleText::of(*m_dialog.trouble), Tone::Bad);
    else
        setHint({});
}

} // namespace Kiosk
