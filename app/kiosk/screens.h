#pragma once

#include "kiosk/demopanel.h"
#include "kiosk/loginflow.h"
#include "kiosk/style.h"

#include <QStackedWidget>

namespace Kiosk {

class DemoPanel;
class Header;
class MessagePage;
class ReceivedPage;
class RefusedPage;
class ScanPage;
class UnavailablePage;
class WelcomePage;

//! All pages, one of them visible. Shows what it is given and says what people touch; it knows
//! neither the network nor the flow.
class Screens : public QWidget
{
    Q_OBJECT

public:
    //! Without @p demoSenders there is no demo panel.
    Screens(const QStringList &languages, const QList<DemoSender> &demoSenders,
            QWidget *parent = nullptr);

    void showStarting();
    void showScan(const Protocol::StartReply &invitation);
    void showReceived();
    void showWelcome(const Protocol::UserView &visitor);
    void showRefused(Core::FailureReason reason);
    void showUnavailable(Trouble trouble);

    //! For the page on screen.
    void showTimeLeft(const TimeLeft &time);
    //! Marks the language of the moment on every page.
    void speak(const QString &language);

Q_SIGNALS:
    void languageChosen(const QString &language);
    void signOutRequested();
    void refusalDismissed();
    void demoMessageRequested(int senderIndex);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void turnTo(QWidget *page);
    void addPage(QWidget *page, Header &header);

    Style m_style;
    QStackedWidget *m_stack;
    ScanPage *m_scan;
    ReceivedPage *m_received;
    WelcomePage *m_welcome;
    RefusedPage *m_refused;
    UnavailablePage *m_unavailable;
    QList<Header *> m_headers;
    DemoPanel *m_demo = nullptr;
};

} // namespace Kiosk
