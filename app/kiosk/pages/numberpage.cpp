#include "kiosk/pages/numberpage.h"

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

NumberPage::NumberPage(const PageSetup &setup, QWidget *parent)
    : KeypadPage(setup, {.name = u"numberPage"_s, .field = EntryField::Kind::Boxes, .places = 2},
                 parent)
{
    retranslate();
}

void NumberPage::ask(const NumberWanted &wanted)
{
    clear();
    m_wanted = wanted;
    setPlaces(wanted.digits);
    retranslate();
    fit();
}

void NumberPage::showSending(bool canSend)
{
    if (canSend == m_canSend)
        return;
    m_canSend = canSend;
    retranslate();
    fit();
}

void NumberPage::clear()
{
    m_wanted.reset();
    KeypadPage::clear();
}

void NumberPage::take()
{
    setHint(tr("One moment, we are checking"));
    setWaiting(true);
    Q_EMIT userActed(Actions::EnterNumber{typed()});
}

void NumberPage::retranslate()
{
    KeypadPage::retranslate();
    // It may have come before WhatsApp stopped sending.
    setMessage(tr("Which number came in WhatsApp?"),
               m_canSend
                   ? tr("We have just sent you a number. Enter it here, so that we know it is you.")
                   : tr("If none has come: WhatsApp cannot send messages at the moment. Please go "
                        "to the front desk."));
    back().say(tr("Cancel"));
    done().say(tr("Confirm"));
    timeBar().setAccessibleName(tr("Time to enter the number"));
    if (isWaiting())
        setHint(tr("One moment, we are checking"));
    else if (m_wanted && m_wanted->wasWrong)
        setHint(tr("That is not the number. You have %n more tries.", nullptr, m_wanted->triesLeft),
                Tone::Bad);
    else
        setHint({});
}

} // namespace Kiosk
