#include "kiosk/pages/phonepage.h"

#include "kiosk/keypad/troubletexts.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

PhonePage::PhonePage(const PageSetup &setup, const QString &region, QWidget *parent)
    : PhoneKeypadPage(setup, u"phonePage"_s, region, parent)
{
    retranslate();
}

void PhonePage::tell(const CodeDialog &dialog)
{
    m_dialog = dialog;
    setWaiting(dialog.step == CodeDialog::Step::Asking);
    retranslate();
    fit();
}

void PhonePage::clear()
{
    m_dialog = {};
    PhoneKeypadPage::clear();
}

void PhonePage::enter(const Core::PhoneNumber &phone)
{
    Q_EMIT userActed(Actions::EnterPhone{phone});
}

void PhonePage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("Your phone number"),
               tr("We send a code of six digits to your WhatsApp, if the number is on our list."));
    done().say(tr("Send the code"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
    if (isWaiting())
        setHint(tr("One moment, we are sending the code"));
    else if (m_dialog.trouble)
        setHint(CodeTroubleText::of(*m_dialog.trouble), Tone::Bad);
    else
        setHint({});
}

} // namespace Kiosk
