// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/pages/screens.h"

#include "kiosk/keypad/codepages.h"
#include "kiosk/keypad/phonepages.h"
#include "kiosk/keypad/pinpages.h"
#include "kiosk/pages/idlepage.h"
#include "kiosk/pages/messagepage.h"
#include "kiosk/pages/refusedpage.h"
#include "kiosk/pages/scanpage.h"
#include "kiosk/pages/welcomepage.h"
#include "kiosk/staff/staffpage.h"
#include "kiosk/widgets/header.h"
#include "kiosk/widgets/page.h"
#include "kiosk/widgets/qrview.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QEvent>

namespace Kiosk {

Screens::Screens(const ScreensOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_design(options.brand)
    , m_setup{m_design, options.languages}
    , m_scan(new ScanPage(m_setup, options.now, this))
    , m_idle(new IdlePage(m_setup, options.now, this))
    , m_received(new ReceivedPage(m_setup, this))
    , m_number(new NumberPage(m_setup, this))
    , m_phone(new PhonePage(m_setup, options.phoneRegion, this))
    , m_code(new CodePage(m_setup, this))
    , m_welcome(new WelcomePage(m_setup, this))
    , m_refused(new RefusedPage(m_setup, this))
    , m_unavailable(new UnavailablePage(m_setup, this))
    , m_pin(new PinPage(m_setup, this))
    , m_staff(new StaffPage(m_setup, this))
    , m_ticket(new TicketPage(m_setup, this))
    , m_link(new LinkPage(m_setup, options.phoneRegion, this))
    , m_linkPin(new LinkPinPage(m_setup, this))
{
    installAccessibility();
    for (auto *page : pages())
        page->hide();
    if (!options.demoSenders.isEmpty())
        m_demo = new DemoPanel(m_design, options.demoSenders, this);
    connectPages();
    connectHeaders();
    QCoreApplication::instance()->installEventFilter(this);
    m_preparing.setInterval(0);
    connect(&m_preparing, &QTimer::timeout, this, &Screens::prepareNext);
}

QList<Page *> Screens::pages() const
{
    return {m_scan,    m_idle,        m_received, m_number, m_phone,  m_code, m_welcome,
            m_refused, m_unavailable, m_pin,      m_staff,  m_ticket, m_link, m_linkPin};
}

void Screens::connectPages()
{
    for (const auto *page : findChildren<Page *>())
        connect(page, &Page::userActed, this, &Screens::userActed);
    for (const auto *page : findChildren<KeypadPage *>())
        connect(page, &KeypadPage::keyPressed, this, &Screens::keyPressed);
}

void Screens::connectHeaders()
{
    m_headers = findChildren<Header *>();
    for (const auto *header : std::as_const(m_headers)) {
        connect(header, &Header::languageChosen, this, [this](const QString &language) {
            Q_EMIT userActed(Actions::ChooseLanguage{language});
        });
        connect(header, &Header::accessibilityChosen, this,
                [this](const AccessibilityOptions &options) {
                    Q_EMIT userActed(Actions::ChooseAccessibility{options});
                });
        connect(header, &Header::staffRequested, this,
                [this] { Q_EMIT userActed(Actions::RequestStaffScreen()); });
    }
}

void Screens::showStarting()
{
    m_scan->cover();
    turnTo(m_scan);
}

void Screens::showScan(const Invitation &invitation)
{
    m_scan->showCode(invitation);
    turnTo(m_scan);
}

void Screens::showIdle(const Invitation &invitation)
{
    m_idle->showCode(invitation);
    turnTo(m_idle);
}

void Screens::showReceived()
{
    m_received->appear();
    turnTo(m_received);
}

void Screens::showNumberMatch(const NumberPrompt &wanted)
{
    m_number->setPrompt(wanted);
    turnTo(m_number);
}

void Screens::showPhoneEntry(const CodeDialog &dialog)
{
    m_phone->setDialog(dialog);
    turnTo(m_phone);
}

void Screens::showCodeEntry(const CodeDialog &dialog)
{
    m_code->setDialog(dialog);
    turnTo(m_code);
}

void Screens::showWelcome(const Protocol::UserView &visitor)
{
    m_welcome->setVisitor(visitor);
    turnTo(m_welcome);
}

void Screens::showRefused(Core::FailureReason reason, const QString &maskedPhone,
                          const QString &ticket)
{
    m_refused->showReason(reason, maskedPhone, ticket);
    turnTo(m_refused);
}

void Screens::showUnavailable(Outage outage, std::optional<Core::GatewayState> gateway)
{
    m_unavailable->showOutage(outage, gateway);
    turnTo(m_unavailable);
}

void Screens::showPin(const PinState &state)
{
    m_pin->setState(state);
    turnTo(m_pin);
}

void Screens::showStaff(const StaffView &view)
{
    m_staff->setView(view);
    turnTo(m_staff);
}

void Screens::showTicketEntry()
{
    turnTo(m_ticket);
}

void Screens::showLink(const LinkDialog &dialog)
{
    m_link->setDialog(dialog);
    turnTo(m_link);
}

void Screens::showLinkPin(const LinkDialog &dialog)
{
    m_linkPin->setDialog(dialog);
    turnTo(m_linkPin);
}

void Screens::showTimeLeft(const TimeLeft &time)
{
    if (m_current)
        m_current->showTimeLeft(time);
}

void Screens::showSending(bool canSend)
{
    m_scan->showSending(canSend);
    m_number->showSending(canSend);
    m_code->showSending(canSend);
}

void Screens::showWorking(bool isKnown) const
{
    m_scan->showWorking(isKnown);
}

void Screens::showDemoMessage(const QString &text)
{
    if (m_demo)
        m_demo->showMessage(text);
}

void Screens::setLanguage(const QString &language)
{
    for (auto *header : std::as_const(m_headers))
        header->setLanguage(language);
}

void Screens::setAccessibility(const AccessibilityOptions &options)
{
    m_design.setAccessibility(options);
    for (auto *header : std::as_const(m_headers))
        header->setAccessibility(options);
    for (auto *page : pages())
        page->fit();
    if (m_demo)
        m_demo->fit();
    m_preparing.start();
}

void Screens::closeAccessibility()
{
    for (auto *header : std::as_const(m_headers))
        header->closeAccessibility();
}

QString Screens::spoken() const
{
    return m_current ? m_current->spoken() : QString();
}

QRect Screens::codePlate() const
{
    if (m_current != m_scan && m_current != m_idle)
        return {};
    const QrView &code = m_current == m_scan ? m_scan->code() : m_idle->code();
    return {code.mapTo(this, QPoint()), code.size()};
}

// A finger needs no focus, and the person who was there before with a keyboard has gone.
bool Screens::eventFilter(QObject *watched, QEvent *event)
{
    const bool isTouch =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::TouchBegin;
    if (isTouch && m_current && watched->isWindowType()) {
        window()->setAttribute(Qt::WA_KeyboardFocusChange, false);
        m_current->setFocus(Qt::MouseFocusReason);
    }
    return QWidget::eventFilter(watched, event);
}

void Screens::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int demoHeight = m_demo ? DemoPanel::heightIn(m_design, size()) : 0;
    for (auto *page : pages()) {
        page->setGeometry(0, 0, width(), height() - demoHeight);
        page->fit();
    }
    if (m_demo)
        m_demo->setGeometry(0, height() - demoHeight, width(), demoHeight);
    m_preparing.start();
}

void Screens::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_preparing.start();
}

// The former page forgets what it showed of a visitor; to hide it would not be enough.
void Screens::turnTo(Page *page)
{
    if (page != m_current) {
        auto *former = m_current;
        m_current = page;
        page->prepare();
        page->show();
        page->raise();
        // The page itself: no control has the focus, and the first Tab leads to its first one.
        page->setFocus();
        if (former)
            former->hide();
        QAccessibleEvent turned(page, QAccessible::Alert);
        QAccessible::updateAccessibility(&turned);
    }
    for (auto *other : pages()) {
        if (other != page)
            other->clear();
    }
    m_preparing.start();
}

void Screens::prepareNext()
{
    const auto all = pages();
    if (m_nextToPrepare >= all.size()) {
        m_nextToPrepare = 0;
        m_preparing.stop();
        return;
    }
    all.at(m_nextToPrepare++)->prepare();
}

} // namespace Kiosk
