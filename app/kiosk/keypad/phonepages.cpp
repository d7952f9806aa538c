#include "kiosk/keypad/phonepages.h"

#include "kiosk/widgets/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// With room for the blanks of the longest numbers of E.164.
constexpr int longestNumber = 20;

} // namespace

PhoneKeypadPage::PhoneKeypadPage(const PageSetup &setup, const QString &name, const QString &region,
                                 QWidget *parent)
    : KeypadPage(setup,
                 {.name = name,
                  .field = EntryField::Kind::Line,
                  .places = longestNumber,
                  .extra = Keypad::Extra::Plus,
                  .isTakenWhenFull = false},
                 parent)
    , m_typing(region)
{
    PhoneKeypadPage::clear();
}

void PhoneKeypadPage::clear()
{
    KeypadPage::clear();
    // Most people have a number of this country and need not think of its code.
    setTyped(m_typing.countryCode());
}

void PhoneKeypadPage::take()
{
    if (const auto number = m_typing.number(typed())) {
        enter(*number);
        return;
    }
    setHint(tr("This is not a whole phone number yet. Please check it."), Tone::Bad);
}

QString PhoneKeypadPage::shown() const
{
    return m_typing.shown(typed());
}

bool PhoneKeypadPage::isComplete() const
{
    // Short of a number that can be one the button would only make angry.
    constexpr qsizetype shortestNumber = 8;
    return typed().size() >= shortestNumber;
}

} // namespace Kiosk
