// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/kioskwindow.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"
#include "core/phone/typednumber.h"
#include "kiosk/machine/lockdown.h"
#include "kiosk/pages/screens.h"

#include <QApplication>
#include <QCloseEvent>
#include <QEvent>
#include <QScreen>
#include <QThreadPool>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

FlowTimings limited(FlowTimings timings, std::chrono::milliseconds sessionIdle)
{
    timings.session.longest = std::min(timings.session.longest, sessionIdle);
    return timings;
}

// States in which the visitor waits for a message in WhatsApp.
bool isMessageAwaited(FlowState state)
{
    return state == FlowState::NumberMatch || state == FlowState::CodeEntry;
}

bool isTouch(QEvent::Type type)
{
    switch (type) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        return true;
    default:
        return false;
    }
}

} // namespace

KioskWindow::KioskWindow(const KioskOptions &options, const FlowTimings &timings,
                         const MonotonicClock &now, QWidget *parent)
    : QWidget(parent)
    , m_options(options)
    , m_client(ServerAddress(options.server), options.key)
    , m_flow(m_client, ServerAddress(options.server), now, limited(timings, options.sessionIdle),
             options.pin, options.pinCountFile)
    , m_staff(ServerAddress(options.server), options.key)
    , m_screens(new Screens({.brand = options.brand,
                             .languages = options.languages,
                             .phoneRegion = options.phoneRegion,
                             .demoSenders = options.demoSenders,
                             .now = now},
                            this))
{
    setWindowTitle(options.name);
    m_staff.setVolume(options.volume);
    m_staff.setStartLanguage(options.startLanguage);
    m_screens->setAccessibility(options.accessibility);
    setLanguage(options.startLanguage);
    connect(&m_flow, &LoginFlow::changed, this, &KioskWindow::onFlowChanged);
    connect(&m_flow, &LoginFlow::ticked, this, &KioskWindow::onTicked);
    connect(&m_flow, &LoginFlow::visitorLeft, this, &KioskWindow::forgetVisitor);
    connect(&m_staff, &StaffFlow::changed, this, &KioskWindow::onFlowChanged);
    connect(&m_flow, &LoginFlow::serverConditionChanged, this,
            &KioskWindow::onServerConditionChanged);
    connect(m_screens, &Screens::userActed, this, &KioskWindow::handle);
    m_backToStart.setInterval(timings.untilChoicesReset);
    connect(&m_backToStart, &QTimer::timeout, this, &KioskWindow::returnToStart);
    QApplication::instance()->installEventFilter(this);
    // Libphonenumber reads its tables at the first use, which would stop the window for a moment.
    QThreadPool::globalInstance()->start(
        [region = options.phoneRegion] { Core::PhoneTyping(region).warmUp(); });
}

void KioskWindow::present()
{
    m_screens->showStarting();
    fillScreen(*this, m_options.isWindowed);
    m_flow.start();
}

void KioskWindow::showDemoMessage(const QString &text)
{
    m_screens->showDemoMessage(text);
}

bool KioskWindow::eventFilter(QObject *watched, QEvent *event)
{
    // An event passes through many objects, the window's own first; one of them is enough.
    if (isTouch(event->type()) && watched->isWindowType()) {
        m_flow.handleActivity();
        if (m_backToStart.isActive())
            m_backToStart.start();
        Q_EMIT touched();
    }
    return QWidget::eventFilter(watched, event);
}

// A window on somebody's desk may be closed; the whole screen is left by staff.
void KioskWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_options.isWindowed);
    if (m_options.isWindowed)
        Q_EMIT leaveRequested();
}

void KioskWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_screens->setGeometry(rect());
}

void KioskWindow::onFlowChanged()
{
    const FlowState former = m_shown;
    m_shown = m_flow.state();
    if (m_shown == FlowState::Staff && former != FlowState::Staff)
        openStaff();
    else if (m_shown != FlowState::Staff && former == FlowState::Staff)
        m_staff.close();
    showState();
    m_screens->showTimeLeft(m_flow.timeLeft());
    if (m_shown != former)
        Q_EMIT pageTurned(m_shown);
}

void KioskWindow::openStaff()
{
    qCInfo(lcKiosk).noquote() << Core::LogEvent("staff.opened"_L1).text();
    m_staff.open(StaffView::Tab::Health);
}

void KioskWindow::onServerConditionChanged()
{
    const auto &condition = m_flow.serverCondition();
    const bool isNews = condition.canSend != m_canSend;
    m_canSend = condition.canSend;
    m_screens->showSending(condition.canSend);
    m_screens->showWorking(condition.isWorking);
    if (isNews && isMessageAwaited(m_shown))
        Q_EMIT pageTurned(m_shown);
}

void KioskWindow::showState()
{
    switch (m_flow.state()) {
    case FlowState::Starting:
        m_screens->showStarting();
        return;
    case FlowState::Scan:
    case FlowState::Idle:
        showCode();
        return;
    case FlowState::Received:
        m_screens->showReceived();
        return;
    case FlowState::NumberMatch:
        m_screens->showNumberMatch(m_flow.numberPrompt());
        return;
    case FlowState::PhoneEntry:
        m_screens->showPhoneEntry(m_flow.codeDialog());
        return;
    case FlowState::CodeEntry:
        m_screens->showCodeEntry(m_flow.codeDialog());
        return;
    case FlowState::Welcome:
        m_screens->showWelcome(*m_flow.visitor());
        return;
    case FlowState::Refused:
        m_screens->showRefused(*m_flow.refusal(), m_flow.refusedPhone(), m_flow.refusedTicket());
        return;
    case FlowState::NotAvailable:
        m_screens->showUnavailable(*m_flow.outage(), m_flow.gateway());
        return;
    case FlowState::Pin:
        m_screens->showPin(m_flow.pin());
        return;
    case FlowState::Staff:
        showStaff();
        return;
    }
}

void KioskWindow::showStaff()
{
    switch (m_staff.view().link.step) {
    case LinkDialog::Step::Closed:
        m_screens->showStaff(m_staff.view());
        return;
    case LinkDialog::Step::Ticket:
        m_screens->showTicketEntry();
        return;
    case LinkDialog::Step::Phone:
        m_screens->showLink(m_staff.view().link);
        return;
    case LinkDialog::Step::Pin:
    case LinkDialog::Step::Asking:
        m_screens->showLinkPin(m_staff.view().link);
        return;
    }
}

void KioskWindow::goBack()
{
    if (m_flow.state() == FlowState::Staff)
        m_staff.goBack();
    else
        m_flow.goBack();
}

void KioskWindow::showCode()
{
    const auto invitation = Invitation::of(*m_flow.invitation(), m_flow.paintUntil());
    if (!invitation) {
        qCWarning(lcKiosk) << "the server's link fits into no QR code";
        m_screens->showStarting();
    } else if (m_flow.state() == FlowState::Idle) {
        m_screens->showIdle(*invitation);
    } else {
        m_screens->showScan(*invitation);
    }
}

void KioskWindow::onTicked()
{
    m_screens->showTimeLeft(m_flow.timeLeft());
    const auto wait = int(std::chrono::ceil<std::chrono::seconds>(m_flow.pin().wait).count());
    if (m_flow.state() == FlowState::Pin && wait != m_pinWait)
        m_screens->showPin(m_flow.pin());
    m_pinWait = wait;
}

void KioskWindow::handle(const UserAction &action)
{
    std::visit(
        Overloaded{
            [this](const Actions::ChooseLanguage &chosen) { setLanguage(chosen.language); },
            [this](const Actions::ChooseAccessibility &chosen) {
                m_screens->setAccessibility(chosen.options);
                m_backToStart.start();
            },
            [this](Actions::GoBack) { goBack(); },
            [this](Actions::RequestCodeLogin) { m_flow.enterByCode(); },
            [this](const Actions::EnterPhone &entered) { m_flow.requestCode(entered.phone); },
            [this](const Actions::EnterCode &entered) { m_flow.verifyCode(entered.code); },
            [this](Actions::ResendCode) { m_flow.resendCode(); },
            [this](const Actions::EnterNumber &entered) { m_flow.enterNumber(entered.number); },
            [this](Actions::Stay) { m_flow.stay(); },
            [this](Actions::SignOut) { m_flow.signOut(); },
            [this](Actions::ReportNotMe) { m_flow.reportNotMe(); },
            [this](Actions::DismissRefusal) { m_flow.dismissRefusal(); },
            [this](Actions::RequestStaffScreen) { m_flow.askForPin(); },
            [this](const Actions::EnterPin &entered) { m_flow.enterPin(entered.pin); },
            [this](Actions::ShowStaffTab chosen) { m_staff.open(chosen.tab); },
            [this](Actions::SetVolume chosen) { setVolume(chosen.percent); },
            [this](const Actions::SetStartLanguage &chosen) { setStartLanguage(chosen.language); },
            [this](Actions::Restart) { Q_EMIT restartRequested(); },
            [this](Actions::LeaveKiosk) { Q_EMIT leaveRequested(); },
            [this](Actions::CloseStaffScreen) { m_flow.leaveStaff(); },
            [this](Actions::BeginLink) { m_staff.beginLink(); },
            [this](const Actions::EnterTicket &entered) { m_staff.enterTicket(entered.ticket); },
            [this](const Actions::EnterTenantPhone &entered) { m_staff.enterPhone(entered.phone); },
            [this](const Actions::EnterLinkPin &entered) { m_staff.enterPin(entered.pin); },
            [this](Actions::SendDemoMessage chosen) { requestDemoMessage(chosen.senderIndex); },
        },
        action);
}

void KioskWindow::setVolume(int percent)
{
    m_options.volume = percent;
    m_staff.setVolume(percent);
    Q_EMIT volumeChosen(percent);
    m_screens->showStaff(m_staff.view());
}

void KioskWindow::setStartLanguage(const QString &language)
{
    m_options.startLanguage = language;
    m_staff.setStartLanguage(language);
    setLanguage(language);
    Q_EMIT startLanguageChosen(language);
    m_screens->showStaff(m_staff.view());
}

void KioskWindow::requestDemoMessage(int senderIndex)
{
    if (const auto *invitation = m_flow.invitation())
        Q_EMIT demoMessageRequested(invitation->attemptId, senderIndex);
}

void KioskWindow::setLanguage(const QString &language)
{
    m_language = language;
    m_translations.setLanguage(language);
    m_flow.setLanguage(language);
    m_screens->setLanguage(language);
    if (language == m_options.startLanguage
        && m_screens->accessibility() == m_options.accessibility)
        m_backToStart.stop();
    else
        m_backToStart.start();
    Q_EMIT pageTurned(m_flow.state());
}

// Resets what somebody chose and left, but never under the eyes of a visitor who is being served.
void KioskWindow::returnToStart()
{
    const FlowState state = m_flow.state();
    if (state == FlowState::Scan || state == FlowState::Idle || state == FlowState::NotAvailable)
        forgetVisitor();
}

void KioskWindow::forgetVisitor()
{
    Lockdown::forgetClipboard();
    m_screens->showDemoMessage({});
    if (m_screens->accessibility() != m_options.accessibility)
        m_screens->setAccessibility(m_options.accessibility);
    m_screens->closeAccessibility();
    if (m_language != m_options.startLanguage)
        setLanguage(m_options.startLanguage);
    m_backToStart.stop();
}

void fillScreen(QWidget &window, bool isWindowed)
{
    if (isWindowed) {
        window.resize(deskSize.boundedTo(window.screen()->availableSize()));
        window.show();
        return;
    }
    // Without a window manager showFullScreen() alone may keep some other size.
    window.setGeometry(window.screen()->geometry());
    window.showFullScreen();
}

} // namespace Kiosk
