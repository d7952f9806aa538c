#include "kiosk/refusedpage.h"

#include "kiosk/timebar.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

RefusedPage::RefusedPage(const Style &style, const QStringList &languages, QWidget *parent)
    : MessagePage(
        style, languages,
        {.name = u"refusedPage"_s, .icon = u"stop"_s, .color = u"warn"_s, .ground = u"warnSoft"_s},
        parent)
    , m_again(new QPushButton(this))
    , m_time(new TimeBar(this))
{
    m_again->setObjectName(u"primary"_s);
    m_again->setFocusPolicy(Qt::TabFocus);
    middle().addWidget(m_again, 0, Qt::AlignHCenter);
    middle().addWidget(m_time, 0, Qt::AlignHCenter);
    connect(m_again, &QPushButton::clicked, this, &RefusedPage::dismissed);
    retranslate();
}

void RefusedPage::showReason(Core::FailureReason reason)
{
    m_reason = reason;
    retranslate();
    fit();
}

void RefusedPage::showTimeLeft(const TimeLeft &time)
{
    m_time->showLeft(time.left, time.whole);
}

void RefusedPage::clear()
{
    m_reason.reset();
    setMessage({}, {});
}

void RefusedPage::retranslate()
{
    m_again->setText(tr("Try again"));
    m_again->setAccessibleName(m_again->text());
    m_time->setAccessibleName(tr("Time until a fresh code"));
    if (m_reason)
        explain(*m_reason);
}

void RefusedPage::explain(Core::FailureReason reason)
{
    switch (reason) {
    case Core::FailureReason::UserNotFound:
        setMessage(tr("We do not know this number"),
                   tr("The message came from a number that is not on our list. Write from the "
                      "number you gave us, or ask at the front desk."));
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
    case Core::FailureReason::Cancelled:
        break;
    }
    setMessage(tr("That did not work"), tr("Please scan the code again."));
}

void RefusedPage::arrange(const Metrics &metrics)
{
    MessagePage::arrange(metrics);
    m_time->setFixedSize(metrics.pageIcon * 2, metrics.bar);
}

void RefusedPage::mousePressEvent(QMouseEvent * /*event*/)
{
    Q_EMIT dismissed();
}

} // namespace Kiosk
