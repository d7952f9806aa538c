#include "kiosk/screens.h"

#include "kiosk/header.h"
#include "kiosk/receivedpage.h"
#include "kiosk/refusedpage.h"
#include "kiosk/scanpage.h"
#include "kiosk/unavailablepage.h"
#include "kiosk/welcomepage.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

Screens::Screens(const QStringList &languages, const QList<DemoSender> &demoSenders,
                 QWidget *parent)
    : QWidget(parent)
    , m_style(u"light"_s)
    , m_stack(new QStackedWidget(this))
    , m_scan(new ScanPage(m_style, languages))
    , m_received(new ReceivedPage(m_style, languages))
    , m_welcome(new WelcomePage(m_style, languages))
    , m_refused(new RefusedPage(m_style, languages))
    , m_unavailable(new UnavailablePage(m_style, languages))
{
    addPage(m_scan, m_scan->header());
    addPage(m_received, m_received->header());
    addPage(m_welcome, m_welcome->header());
    addPage(m_refused, m_refused->header());
    addPage(m_unavailable, m_unavailable->header());
    connect(m_welcome, &WelcomePage::signOutRequested, this, &Screens::signOutRequested);
    connect(m_refused, &RefusedPage::dismissed, this, &Screens::refusalDismissed);
    if (demoSenders.isEmpty())
        return;
    m_demo = new DemoPanel(m_style, demoSenders, this);
    connect(m_demo, &DemoPanel::messageRequested, this, &Screens::demoMessageRequested);
}

void Screens::showStarting()
{
    m_scan->cover();
    turnTo(m_scan);
}

void Screens::showScan(const Protocol::StartReply &invitation)
{
    m_scan->showCode(invitation);
    turnTo(m_scan);
}

void Screens::showReceived()
{
    turnTo(m_received);
}

void Screens::showWelcome(const Protocol::UserView &visitor)
{
    m_welcome->greet(visitor);
    turnTo(m_welcome);
}

void Screens::showRefused(Core::FailureReason reason)
{
    m_refused->showReason(reason);
    turnTo(m_refused);
}

void Screens::showUnavailable(Trouble trouble)
{
    m_unavailable->showTrouble(trouble);
    turnTo(m_unavailable);
}

void Screens::showTimeLeft(const TimeLeft &time)
{
    const auto *page = m_stack->currentWidget();
    if (page == m_scan)
        m_scan->showTimeLeft(time);
    else if (page == m_welcome)
        m_welcome->showTimeLeft(time);
    else if (page == m_refused)
        m_refused->showTimeLeft(time);
}

void Screens::speak(const QString &language)
{
    for (auto *header : std::as_const(m_headers))
        header->speak(language);
}

void Screens::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int demoHeight = m_demo ? DemoPanel::heightIn(size()) : 0;
    m_stack->setGeometry(0, 0, width(), height() - demoHeight);
    if (m_demo)
        m_demo->setGeometry(0, height() - demoHeight, width(), demoHeight);
}

// What the page before showed of a visitor is gone for good, not just out of sight.
void Screens::turnTo(QWidget *page)
{
    m_stack->setCurrentWidget(page);
    page->setFocus();
    if (page != m_scan)
        m_scan->cover();
    if (page != m_welcome)
        m_welcome->clear();
    if (page != m_refused)
        m_refused->clear();
}

void Screens::addPage(QWidget *page, Header &header)
{
    m_stack->addWidget(page);
    m_headers.append(&header);
    connect(&header, &Header::languageChosen, this, &Screens::languageChosen);
}

} // namespace Kiosk
