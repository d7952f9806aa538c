#include "kiosk/kioskwindow.h"

#include "kiosk/screens.h"

#include <QScreen>

namespace Kiosk {

using namespace std::chrono_literals;

KioskWindow::KioskWindow(const KioskOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_options(options)
    , m_client(ServerAddress(options.server), options.key)
    , m_flow(m_client, ServerAddress(options.server), &steadyNow,
             FlowTimings{.longestGreeting = options.sessionIdle})
    , m_screens(new Screens(options.languages, options.demoSenders, this))
{
    setWindowTitle(options.name);
    speak(options.startLanguage);
    connect(&m_flow, &LoginFlow::changed, this, &KioskWindow::onFlowChanged);
    connect(&m_flow, &LoginFlow::ticked, this,
            [this] { m_screens->showTimeLeft(m_flow.timeLeft()); });
    connect(m_screens, &Screens::languageChosen, this, &KioskWindow::speak);
    connect(m_screens, &Screens::signOutRequested, &m_flow, &LoginFlow::signOut);
    connect(m_screens, &Screens::refusalDismissed, &m_flow, &LoginFlow::dismissRefusal);
    connect(m_screens, &Screens::demoMessageRequested, this, &KioskWindow::requestDemoMessage);
    connect(&m_flow, &LoginFlow::visitorLeft, this, [this] { speak(m_options.startLanguage); });
    m_backToStartLanguage.setInterval(2min);
    connect(&m_backToStartLanguage, &QTimer::timeout, this, &KioskWindow::returnToStartLanguage);
}

void KioskWindow::present()
{
    m_screens->showStarting();
    fillScreen(*this, m_options.isWindowed);
    m_flow.start();
}

void KioskWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_screens->setGeometry(rect());
}

void KioskWindow::onFlowChanged()
{
    switch (m_flow.state()) {
    case FlowState::Starting:
        m_screens->showStarting();
        break;
    case FlowState::Scan:
        m_screens->showScan(*m_flow.invitation());
        break;
    case FlowState::Received:
        m_screens->showReceived();
        break;
    case FlowState::Welcome:
        m_screens->showWelcome(*m_flow.visitor());
        break;
    case FlowState::Refused:
        m_screens->showRefused(*m_flow.refusal());
        break;
    case FlowState::NotAvailable:
        m_screens->showUnavailable(*m_flow.trouble());
        break;
    }
    m_screens->showTimeLeft(m_flow.timeLeft());
}

void KioskWindow::requestDemoMessage(int senderIndex)
{
    if (const auto *invitation = m_flow.invitation())
        Q_EMIT demoMessageRequested(invitation->attemptId, senderIndex);
}

void KioskWindow::speak(const QString &language)
{
    m_translations.use(language);
    m_flow.speak(language);
    m_screens->speak(language);
    if (language == m_options.startLanguage)
        m_backToStartLanguage.stop();
    else
        m_backToStartLanguage.start();
}

// Somebody chose a language and went away; but nobody's own page changes under their eyes.
void KioskWindow::returnToStartLanguage()
{
    if (m_flow.state() == FlowState::Scan || m_flow.state() == FlowState::NotAvailable)
        speak(m_options.startLanguage);
}

void fillScreen(QWidget &window, bool isWindowed)
{
    constexpr QSize deskSize(1280, 800);
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
