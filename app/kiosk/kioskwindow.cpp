#include "kiosk/kioskwindow.h"

#include "core/base/logevent.h"
#include "core/phone/typednumber.h"
#include "kiosk/base/logging.h"
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

// Somebody has to enter what comes in WhatsApp.
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
    m_screens->setAccessibility(options.ease);
    speak(options.startLanguage);
    connect(&m_flow, &LoginFlow::changed, this, &KioskWindow::onFlowChanged);
    connect(&m_flow, &LoginFlow::ticked, this, &KioskWindow::onTicked);
    connect(&m_flow, &LoginFlow::visitorLeft, this, &KioskWindow::forgetVisitor);
    connect(&m_staff, &StaffDesk::changed, this, &KioskWindow::onFlowChanged);
    connect(&m_flow, &LoginFlow::serverConditionChanged, this, &KioskWindow::onServerTold);
    connectScreens();
    m_backToStart.setInterval(timings.chosenLook);
    connect(&m_backToStart, &QTimer::timeout, this, &KioskWindow::returnToStart);
    QApplication::instance()->installEventFilter(this);
    // Libphonenumber reads its tables at the first use, which would stop the window for a moment.
    QThreadPool::globalInstance()->start(
        [region = options.phoneRegion] { Core::PhoneTyping(region).warmUp(); });
}

void KioskWindow::connectScreens()
{
    connect(m_screens, &Screens::languageChosen, this, &KioskWindow::speak);
    connect(m_screens, &Screens::easeChosen, m_screens, &Screens::setAccessibility);
    connect(m_screens, &Screens::easeChosen, &m_backToStart, qOverload<>(&QTimer::start));
    connect(m_screens, &Screens::staffRequested, &m_flow, &LoginFlow::askForPin);
    connect(m_screens, &Screens::codeLoginRequested, &m_flow, &LoginFlow::enterByCode);
    connect(m_screens, &Screens::phoneEntered, &m_flow, &LoginFlow::requestCode);
    connect(m_screens, &Screens::codeEntered, &m_flow, &LoginFlow::verifyCode);
    connect(m_screens, &Screens::resendRequested, &m_flow, &LoginFlow::resendCode);
    connect(m_screens, &Screens::numberEntered, &m_flow, &LoginFlow::enterNumber);
    connect(m_screens, &Screens::backRequested, this, &KioskWindow::goBack);
    connect(m_screens, &Screens::stayRequested, &m_flow, &LoginFlow::stay);
    connect(m_screens, &Screens::signOutRequested, &m_flow, &LoginFlow::signOut);
    connect(m_screens, &Screens::notMeReported, &m_flow, &LoginFlow::reportNotMe);
    connect(m_screens, &Screens::refusalDismissed, &m_flow, &LoginFlow::dismissRefusal);
    connect(m_screens, &Screens::pinEntered, &m_flow, &LoginFlow::enterPin);
    connect(m_screens, &Screens::staffChose, this, &KioskWindow::onStaffAction);
    connect(m_screens, &Screens::ticketEntered, &m_staff, &StaffDesk::enterTicket);
    connect(m_screens, &Screens::tenantPhoneEntered, &m_staff, &StaffDesk::enterPhone);
    connect(m_screens, &Screens::linkPinEntered, &m_staff, &StaffDesk::enterPin);
    connect(m_screens, &Screens::demoMessageRequested, this, &KioskWindow::requestDemoMessage);
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
    // Of the many objects that see one event, the window's own is asked first.
    if (isTouch(event->type()) && watched->isWindowType()) {
        m_flow.noticeActivity();
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
    m_screens->showTimeLeft(m_flow.timeLeft(), m_flow.untilResend());
    if (m_shown != former)
        Q_EMIT pageTurned(m_shown);
}

void KioskWindow::openStaff()
{
    qCInfo(lcKiosk).noquote() << Core::LogEvent("staff.opened"_L1).text();
    m_staff.open(StaffView::Tab::Health);
}

void KioskWindow::onServerTold()
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
        m_screens->showNumberMatch(m_flow.numberWanted());
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
        m_screens->showUnavailable(*m_flow.trouble(), m_flow.gateway());
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
    m_screens->showTimeLeft(m_flow.timeLeft(), m_flow.untilResend());
    const auto wait = int(std::chrono::ceil<std::chrono::seconds>(m_flow.pin().wait).count());
    if (m_flow.state() == FlowState::Pin && wait != m_pinWait)
        m_screens->showPin(m_flow.pin());
    m_pinWait = wait;
}

void KioskWindow::onStaffAction(const StaffAction &wish)
{
    switch (wish.kind) {
    case StaffAction::Kind::ShowTab:
        m_staff.open(wish.tab);
        return;
    case StaffAction::Kind::LinkNumber:
        m_staff.beginLink();
        return;
    case StaffAction::Kind::SetVolume:
        m_options.volume = wish.volume;
        m_staff.setVolume(wish.volume);
        Q_EMIT volumeChosen(wish.volume);
        m_screens->showStaff(m_staff.view());
        return;
    case StaffAction::Kind::SetStartLanguage:
        m_options.startLanguage = wish.language;
        m_staff.setStartLanguage(wish.language);
        speak(wish.language);
        Q_EMIT startLanguageChosen(wish.language);
        m_screens->showStaff(m_staff.view());
        return;
    case StaffAction::Kind::Restart:
        Q_EMIT restartRequested();
        return;
    case StaffAction::Kind::Leave:
        Q_EMIT leaveRequested();
        return;
    case StaffAction::Kind::Close:
        m_flow.leaveStaff();
        return;
    }
}

void KioskWindow::requestDemoMessage(int senderIndex)
{
    if (const auto *invitation = m_flow.invitation())
        Q_EMIT demoMessageRequested(invitation->attemptId, senderIndex);
}

void KioskWindow::speak(const QString &language)
{
    m_language = language;
    m_translations.use(language);
    m_flow.speak(language);
    m_screens->speak(language);
    if (language == m_options.startLanguage && m_screens->accessibility() == m_options.ease)
        m_backToStart.stop();
    else
        m_backToStart.start();
    Q_EMIT pageTurned(m_flow.state());
}

// Somebody chose a language and went away; but nobody's own page changes under their eyes.
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
    if (m_screens->accessibility() != m_options.ease)
        m_screens->setAccessibility(m_options.ease);
    m_screens->closeEase();
    if (m_language != m_options.startLanguage)
        speak(m_options.startLanguage);
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
