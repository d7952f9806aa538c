// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/codepages.h"

#include "kiosk/keypad/troubletexts.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"

#include <QVBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

CodePage::CodePage(const PageSetup &setup, QWidget *parent)
    : KeypadPage(setup, {.name = u"codePage"_s, .field = EntryField::Kind::Boxes, .places = 6},
                 parent)
    , m_resend(new Button(u"resend"_s, Button::Kind::Secondary, this))
{
    side().insertWidget(0, m_resend);
    connect(m_resend, &QPushButton::clicked, this,
            [this] { Q_EMIT userActed(Actions::ResendCode()); });
    retranslate();
}

void CodePage::setDialog(const CodeDialog &dialog)
{
    const bool isAnswered =
        m_dialog.step == CodeDialog::Step::Checking && dialog.step != CodeDialog::Step::Checking;
    if (isAnswered)
        KeypadPage::clear();
    m_dialog = dialog;
    setWaiting(dialog.step != CodeDialog::Step::Waiting);
    retranslate();
    fit();
}

void CodePage::showTimeLeft(const TimeLeft &time)
{
    KeypadPage::showTimeLeft(time);
    const auto seconds = int(std::chrono::ceil<std::chrono::seconds>(time.untilResend).count());
    if (seconds == m_resendSeconds)
        return;
    m_resendSeconds = seconds;
    showResend();
}

void CodePage::showSending(bool canSend)
{
    if (canSend == m_canSend)
        return;
    m_canSend = canSend;
    retranslate();
    fit();
}

void CodePage::clear()
{
    m_dialog = {};
    m_resendSeconds = 0;
    KeypadPage::clear();
    // The number stands in the text.
    retranslate();
}

void CodePage::submit()
{
    Q_EMIT userActed(Actions::EnterCode{typed()});
}

void CodePage::retranslate()
{
    KeypadPage::retranslate();
    if (m_canSend)
        setMessage(tr("The code from WhatsApp"),
                   tr("If the number %1 is on our list, six digits have just been sent to it.")
                       .arg(m_dialog.maskedPhone));
    else
        setMessage(tr("The code could not be sent"), CodeTroubleText::of(CodeTrouble::Server));
    done().setText(tr("Sign in"));
    timeBar().setAccessibleName(tr("Time to enter the code"));
    if (m_dialog.step == CodeDialog::Step::Checking)
        setHint(tr("One moment, we are checking"));
    else if (m_dialog.trouble)
        setHint(troubleText(), Tone::Bad);
    else
        setHint({});
    showResend();
}

QString CodePage::troubleText() const
{
    const QString text = CodeTroubleText::of(*m_dialog.trouble);
    if (m_dialog.trouble != CodeTrouble::Wrong)
        return text;
    return text + u' ' + tr("You have %n more tries.", nullptr, m_dialog.triesLeft);
}

void CodePage::showResend()
{
    m_resend->setEnabled(m_resendSeconds == 0 && m_canSend && !isWaiting());
    // Where nothing can be sent, no countdown promises it.
    m_resend->setText(m_resendSeconds == 0 || !m_canSend
                          ? tr("Send another code")
                          : tr("Another code in %n s", nullptr, m_resendSeconds));
}

NumberPage::NumberPage(const PageSetup &setup, QWidget *parent)
    : KeypadPage(setup, {.name = u"numberPage"_s, .field = EntryField::Kind::Boxes, .places = 2},
                 parent)
{
    retranslate();
}

void NumberPage::setPrompt(const NumberPrompt &prompt)
{
    clear();
    m_prompt = prompt;
    setPlaces(prompt.digits);
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
    m_prompt.reset();
    KeypadPage::clear();
}

void NumberPage::submit()
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
    back().setText(tr("Cancel"));
    done().setText(tr("Confirm"));
    timeBar().setAccessibleName(tr("Time to enter the number"));
    if (isWaiting())
        setHint(tr("One moment, we are checking"));
    else if (m_prompt && m_prompt->wasWrong)
        setHint(tr("That is not the number. You have %n more tries.", nullptr, m_prompt->triesLeft),
                Tone::Bad);
    else
        setHint({});
}

TicketPage::TicketPage(const PageSetup &setup, QWidget *parent)
    : KeypadPage(setup, {.name = u"ticketPage"_s, .field = EntryField::Kind::Boxes, .places = 4},
                 parent)
{
    retranslate();
}

void TicketPage::submit()
{
    Q_EMIT userActed(Actions::EnterTicket{typed()});
}

void TicketPage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("Link a number: 1 of 3"),
               tr("Enter the four digits that the visitor read to you from the screen."));
    done().setText(tr("Next"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
}

} // namespace Kiosk
