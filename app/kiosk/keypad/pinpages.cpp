// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/pinpages.h"

#include "core/base/passwordhash.h"
#include "kiosk/keypad/troubletexts.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

PinKeypadPage::PinKeypadPage(const PageSetup &setup, const QString &name, QWidget *parent)
    : KeypadPage(setup,
                 {.name = name,
                  .field = EntryField::Kind::Dots,
                  .places = Core::Pin::longest,
                  .isSubmittedWhenFull = false},
                 parent)
{
}

QString PinKeypadPage::shown() const
{
    return QString(typed().size(), u'•');
}

bool PinKeypadPage::isComplete() const
{
    return Core::Pin::isPin(typed());
}

PinPage::PinPage(const PageSetup &setup, QWidget *parent)
    : PinKeypadPage(setup, u"pinPage"_s, parent)
{
    retranslate();
}

void PinPage::setState(const PinState &state)
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

void PinPage::submit()
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
    done().setText(tr("Open"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
    const int seconds = int(std::chrono::ceil<std::chrono::seconds>(m_state.wait).count());
    if (m_state.isChecking)
        setHint(tr("One moment, we are checking"));
    else if (seconds > 0)
        setHint(tr("Wrong PIN. Please wait %n s.", nullptr, seconds), Tone::Bad);
    else
        setHint({});
}

LinkPinPage::LinkPinPage(const PageSetup &setup, QWidget *parent)
    : PinKeypadPage(setup, u"linkPinPage"_s, parent)
{
    retranslate();
}

void LinkPinPage::setDialog(const LinkDialog &dialog)
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

void LinkPinPage::submit()
{
    const Core::Secret pin(typed().toLatin1());
    setTyped({});
    Q_EMIT userActed(Actions::EnterLinkPin{pin});
}

void LinkPinPage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("Link a number: 3 of 3"), tr("Enter the staff PIN. The server checks it."));
    done().setText(tr("Link"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
    if (isWaiting())
        setHint(tr("One moment, we are asking the server"));
    else if (m_dialog.trouble)
        setHint(LinkTroubleText::of(*m_dialog.trouble), Tone::Bad);
    else
        setHint({});
}

} // namespace Kiosk
