// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/pages/refusedpage.h"

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"

#include <QVBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// "48 21", which is easier to read out and to remember than "4821".
QString grouped(const QString &ticket)
{
    constexpr qsizetype half = 2;
    return ticket.size() > half ? ticket.left(half) + QChar::Nbsp + ticket.mid(half) : ticket;
}

} // namespace

RefusedPage::RefusedPage(const PageSetup &setup, QWidget *parent)
    : MessagePage(setup, u"refusedPage"_s,
                  {.icon = u"stop"_s, .tone = Tone::Warn, .ground = Tone::WarnSoft}, parent)
    , m_ticket(new Label(u"ticket"_s,
                         {.role = TextRole::Display, .isBold = true, .isWrapped = false}, this))
    , m_phone(new Label(u"refusedPhone"_s,
                        {.role = TextRole::Lead, .tone = Tone::Quiet, .isWrapped = false}, this))
    , m_again(new Button(u"primary"_s, Button::Kind::Primary, this))
    , m_time(new TimeBar(TimeBar::Ground::Page, this))
{
    body().addWidget(m_ticket, 0, Qt::AlignHCenter);
    body().addWidget(m_phone, 0, Qt::AlignHCenter);
    body().addWidget(m_time, 0, Qt::AlignHCenter);
    controls().addWidget(m_again, 0, Qt::AlignHCenter);
    connect(m_again, &QPushButton::clicked, this,
            [this] { Q_EMIT userActed(Actions::DismissRefusal()); });
    retranslate();
}

void RefusedPage::showReason(Core::FailureReason reason, const QString &maskedPhone,
                             const QString &ticket)
{
    m_reason = reason;
    m_ticket->setText(grouped(ticket));
    m_ticket->setHidden(ticket.isEmpty());
    m_phone->setText(maskedPhone);
    m_phone->setHidden(maskedPhone.isEmpty());
    retranslate();
    appear();
    fit();
}

void RefusedPage::showTimeLeft(const TimeLeft &time)
{
    m_time->showLeft(time.left, time.whole);
}

void RefusedPage::clear()
{
    m_reason.reset();
    m_phone->clear();
    m_ticket->clear();
    setMessage({}, {});
}

QString RefusedPage::spoken() const
{
    return m_ticket->text().isEmpty() ? MessagePage::spoken()
                                      : MessagePage::spoken() + u' ' + m_ticket->text();
}

void RefusedPage::retranslate()
{
    m_again->setText(tr("Try again"));
    m_time->setAccessibleName(tr("Time until a fresh code"));
    if (m_reason)
        explain(*m_reason);
}

void RefusedPage::explain(Core::FailureReason reason)
{
    switch (reason) {
    case Core::FailureReason::UserNotFound:
        explainUnknown();
        return;
    case Core::FailureReason::PhoneNotUnique:
        setMessage(tr("We cannot tell who you are"),
                   tr("Several people share this number on our list. Please ask at the front "
                      "desk to put it right."));
        return;
    case Core::FailureReason::TenantDisabled:
        setMessage(tr("Your access is switched off"),
                   tr("Your number is on our list, but signing in is switched off for it. Please "
                      "ask at the front desk."));
        return;
    case Core::FailureReason::ConfirmationFailed:
        setMessage(tr("The number did not match"), tr("Please scan the code again."));
        return;
    case Core::FailureReason::AttemptExpired:
        setMessage(tr("That took a little too long"),
                   tr("The time for the number is over. Please scan the code again."));
        return;
    case Core::FailureReason::Cancelled:
        break;
    }
    setMessage(tr("That did not work"), tr("Please scan the code again."));
}

void RefusedPage::explainUnknown()
{
    const QString title = tr("We do not know this number");
    if (m_ticket->text().isEmpty()) {
        setMessage(title,
                   tr("The message came from a number that is not on our list. Write from the "
                      "number you gave us, or ask at the front desk."));
        return;
    }
    setMessage(
        title,
        tr("The message came from a number that is not on our list. Tell the front desk this "
           "number:"));
    setAccessibleDescription(accessibleDescription() + u' ' + m_ticket->text());
}

// The number to read out is what counts, and gets the room.
int RefusedPage::iconSide(const Metrics &metrics) const
{
    return m_ticket->text().isEmpty() ? metrics.pageIcon : metrics.pageIcon * 3 / 5;
}

void RefusedPage::arrange(const Style &style)
{
    MessagePage::arrange(style);
    m_time->setFixedSize(style.metrics.pageIcon * 2, style.metrics.bar);
}

void RefusedPage::mousePressEvent(QMouseEvent * /*event*/)
{
    Q_EMIT userActed(Actions::DismissRefusal());
}

} // namespace Kiosk
