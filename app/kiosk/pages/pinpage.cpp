#include "kiosk/pages/pinpage.h"

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

PinPage::PinPage(const PageSetup &setup, QWidget *parent)
    : PinKeypadPage(setup, u"pinPage"_s, parent)
{
    retranslate();
}

void PinPage::tell(const PinState &state)
{
    const bool isAnswered = m_state.isChecking && !state.isChecking;
    if (isAnswered)
        PinKeypadPage::clear();
    m_state = state;
    setWaiting(state.isChecking || state.wait.count() > 0 || !state.isSet);
    retranslate();
    fit();
}

void PinPage::clear()
{
    m_state = {};
    PinKeypadPage::clear();
}

void PinPage::take()
{
    Q_EMIT userActed(Actions::EnterPin{typed()});
}

void PinPage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("For staff"),
               m_state.isSet ? tr("Enter the PIN of this screen.")
                             : tr("No PIN is set for this screen. An administrator sets one with "
                                  "“amt-kioskctl pin”."));
    done().say(tr("Open"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
    const int seconds = int(std::chrono::ceil<std::chrono::seconds>(m_state.wait).count());
    if (m_state.isChecking)
        setHint(tr("One moment, we are checking"));
    else if (seconds > 0)
        setHint(tr("Wrong PIN. Please wait %n s.", nullptr, seconds), Tone::Bad);
    else
        setHint({});
}

} // namespace Kiosk
