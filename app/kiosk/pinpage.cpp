#include "kiosk/pinpage.h"

#include "kiosk/button.h"
#include "kiosk/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// What amt-kioskctl pin lets somebody choose.
constexpr int shortestPin = 4;
constexpr int longestPin = 12;

} // namespace

PinPage::PinPage(const PageSetup &setup, QWidget *parent)
    : KeypadPage(setup,
                 {.name = u"pinPage"_s,
                  .field = EntryField::Kind::Dots,
                  .places = longestPin,
                  .isTakenWhenFull = false},
                 parent)
{
    retranslate();
}

void PinPage::tell(const PinState &state)
{
    const bool isAnswered = m_state.isChecking && !state.isChecking;
    if (isAnswered)
        KeypadPage::clear();
    m_state = state;
    setWaiting(state.isChecking || state.wait.count() > 0 || !state.isSet);
    retranslate();
    fit();
}

void PinPage::showTimeLeft(const TimeLeft &left)
{
    time().showLeft(left.left, left.whole);
}

void PinPage::clear()
{
    m_state = {};
    KeypadPage::clear();
}

void PinPage::take()
{
    Q_EMIT entered(typed());
}

void PinPage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("For staff"),
               m_state.isSet ? tr("Enter the PIN of this screen.")
                             : tr("No PIN is set for this screen. An administrator sets one with "
                                  "“amt-kioskctl pin”."));
    done().say(tr("Open"));
    time().setAccessibleName(tr("Time until this page closes"));
    const int seconds = int(std::chrono::ceil<std::chrono::seconds>(m_state.wait).count());
    if (m_state.isChecking)
        setHint(tr("One moment, we are checking"));
    else if (seconds > 0)
        setHint(tr("Wrong PIN. Please wait %n s.", nullptr, seconds), Tone::Bad);
    else
        setHint({});
}

bool PinPage::isComplete() const
{
    return typed().size() >= shortestPin;
}

} // namespace Kiosk
