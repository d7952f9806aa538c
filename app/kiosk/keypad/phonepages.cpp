// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/phonepages.h"

#include "kiosk/keypad/troubletexts.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"

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
                  .isSubmittedWhenFull = false},
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

void PhoneKeypadPage::submit()
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

PhonePage::PhonePage(const PageSetup &setup, const QString &region, QWidget *parent)
    : PhoneKeypadPage(setup, u"phonePage"_s, region, parent)
{
    retranslate();
}

void PhonePage::setDialog(const CodeDialog &dialog)
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
    done().setText(tr("Send the code"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
    if (isWaiting())
        setHint(tr("One moment, we are sending the code"));
    else if (m_dialog.trouble)
        setHint(CodeTroubleText::of(*m_dialog.trouble), Tone::Bad);
    else
        setHint({});
}

LinkPage::LinkPage(const PageSetup &setup, const QString &region, QWidget *parent)
    : PhoneKeypadPage(setup, u"linkPage"_s, region, parent)
{
    retranslate();
}

void LinkPage::setDialog(const LinkDialog &dialog)
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
    done().setText(tr("Next"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
    if (m_dialog.trouble)
        setHint(LinkTroubleText::of(*m_dialog.trouble), Tone::Bad);
    else
        setHint({});
}

} // namespace Kiosk
