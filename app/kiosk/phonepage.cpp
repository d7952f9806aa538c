#include "kiosk/phonepage.h"

#include "kiosk/button.h"
#include "kiosk/codetroubletext.h"
#include "kiosk/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// With room for the blanks of the longest numbers of E.164.
constexpr int longestNumber = 20;

} // namespace

PhonePage::PhonePage(const PageSetup &setup, const QString &region, QWidget *parent)
    : KeypadPage(setup,
                 {.name = u"phonePage"_s,
                  .field = EntryField::Kind::Line,
                  .places = longestNumber,
                  .extra = Keypad::Extra::Plus,
                  .isTakenWhenFull = false},
                 parent)
    , m_typing(region)
{
    PhonePage::clear();
    retranslate();
}

void PhonePage::tell(const CodeDialog &dialog)
{
    m_dialog = dialog;
    setWaiting(dialog.step == CodeDialog::Step::Asking);
    retranslate();
    fit();
}

void PhonePage::showTimeLeft(const TimeLeft &left)
{
    time().showLeft(left.left, left.whole);
}

void PhonePage::clear()
{
    m_dialog = {};
    KeypadPage::clear();
    // Most people have a number of this country and need not think of its code.
    setTyped(m_typing.countryCode());
}

void PhonePage::take()
{
    if (const auto number = m_typing.number(typed())) {
        Q_EMIT entered(*number);
        return;
    }
    setHint(tr("This is not a whole phone number yet. Please check it."), Tone::Bad);
}

void PhonePage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("Your phone number"),
               tr("We send a code of six digits to your WhatsApp, if the number is on our list."));
    done().say(tr("Send the code"));
    time().setAccessibleName(tr("Time until this page closes"));
    if (isWaiting())
        setHint(tr("One moment, we are sending the code"));
    else if (m_dialog.trouble)
        setHint(CodeTroubleText::of(*m_dialog.trouble), Tone::Bad);
    else
        setHint({});
}

QString PhonePage::shown() const
{
    return m_typing.shown(typed());
}

bool PhonePage::isComplete() const
{
    // Short of a number that can be one the button would only make angry.
    constexpr qsizetype shortestNumber = 8;
    return typed().size() >= shortestNumber;
}

} // namespace Kiosk
