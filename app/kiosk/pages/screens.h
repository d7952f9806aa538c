#pragma once

#include "core/base/secret.h"
#include "core/model/attempt.h"
#include "core/model/gatewaystate.h"
#include "core/phone/phonenumber.h"
#include "kiosk/base/timeleft.h"
#include "kiosk/base/trouble.h"
#include "kiosk/flow/codelogin.h"
#include "kiosk/flow/invitation.h"
#include "kiosk/flow/linkdialog.h"
#include "kiosk/flow/numberwanted.h"
#include "kiosk/flow/pingate.h"
#include "kiosk/flow/staffview.h"
#include "kiosk/pages/demopanel.h"
#include "kiosk/pages/headedpage.h"
#include "protocol/session.h"

#include <QTimer>

namespace Kiosk {

class CodePage;
class DemoPanel;
class IdlePage;
class KeypadPage;
class LinkPage;
class LinkPinPage;
class NumberPage;
class PhonePage;
class PinPage;
class QrView;
class ReceivedPage;
class RefusedPage;
class ScanPage;
class StaffPage;
class TicketPage;
class UnavailablePage;
class WelcomePage;

//! What the pages are made with.
struct ScreensOptions
{
    Brand brand;
    QStringList languages{QStringLiteral("ru"), QStringLiteral("ky"), QStringLiteral("en")};
    //! Whose numbers are typed without a country code.
    QString phoneRegion = QStringLiteral("KG");
    //! With any, there is a panel to play the phone with.
    QList<DemoSender> demoSenders;
    MonotonicClock now = &bootNow;
};

//! All pages, one of them visible. Shows what it is given and says what people touch; it knows
//! neither the network nor the flow.
class Screens : public QWidget
{
    Q_OBJECT

public:
    explicit Screens(const ScreensOptions &options, QWidget *parent = nullptr);

    void showStarting();
    void showScan(const Invitation &invitation);
    void showIdle(const Invitation &invitation);
    void showReceived();
    void showNumberMatch(const NumberWanted &wanted);
    void showPhoneEntry(const CodeDialog &dialog);
    void showCodeEntry(const CodeDialog &dialog);
    void showWelcome(const Protocol::UserView &visitor);
    //! @p ticket is what to tell at the desk; it may be empty.
    void showRefused(Core::FailureReason reason, const QString &maskedPhone,
                     const QString &ticket = {});
    //! @p gateway is how it is, with Trouble::Gateway, if that is known.
    void showUnavailable(Trouble trouble, std::optional<Core::GatewayState> gateway = {});
    void showPin(const PinState &state);
    void showStaff(const StaffView &view);
    void showTicketEntry();
    void showLink(const LinkDialog &dialog);
    void showLinkPin(const LinkDialog &dialog);

    //! For the page on screen.
    void showTimeLeft(const TimeLeft &time, std::chrono::milliseconds untilResend = {});
    //! On every page that has to do with it: whether messages to people can be sent.
    void showSending(bool canSend);
    //! Whether the server knows that sign-in by WhatsApp works.
    void showWorking(bool isKnown) const;
    //! What the phone of the demo has just got.
    void showDemoMessage(const QString &text);
    //! Marks the language of the moment on every page.
    void speak(const QString &language);
    //! For whoever stands before the screen now.
    void setAccessibility(const AccessibilityOptions &ease);
    [[nodiscard]] const AccessibilityOptions &accessibility() const
    {
        return m_design.accessibility();
    }
    //! Puts the languages back into every header.
    void closeEase();
    void reduceMotion(bool isReduced) { m_design.reduceMotion(isReduced); }

    //! What the page on screen would be called and would say aloud.
    [[nodiscard]] QString spoken() const;
    //! Where the code is, in coordinates of this widget; empty where there is none.
    [[nodiscard]] QRect codePlate() const;

Q_SIGNALS:
    void languageChosen(const QString &language);
    void easeChosen(const Kiosk::AccessibilityOptions &ease);
    void staffRequested();
    void codeLoginRequested();
    void phoneEntered(const Core::PhoneNumber &phone);
    void codeEntered(const QString &code);
    void resendRequested();
    void numberEntered(const QString &number);
    //! A key of a keypad.
    void keyPressed();
    void backRequested();
    void stayRequested();
    void signOutRequested();
    void notMeReported();
    void refusalDismissed();
    void pinEntered(const QString &pin);
    void staffChose(Kiosk::StaffAction wish);
    void ticketEntered(const QString &ticket);
    void tenantPhoneEntered(const Core::PhoneNumber &phone);
    void linkPinEntered(const Core::Secret &pin);
    void demoMessageRequested(int senderIndex);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectPages();
    void connectHeader(Header &header);
    void turnTo(Page *page);
    //! Fits the pages that nobody sees, one at a time, so that each is ready when it is its turn.
    void prepareNext();
    [[nodiscard]] QList<Page *> pages() const;
    [[nodiscard]] QList<KeypadPage *> keypads() const;

    Design m_design;
    PageSetup m_setup;
    ScanPage *m_scan;
    IdlePage *m_idle;
    ReceivedPage *m_received;
    NumberPage *m_number;
    PhonePage *m_phone;
    CodePage *m_code;
    WelcomePage *m_welcome;
    RefusedPage *m_refused;
    UnavailablePage *m_unavailable;
    PinPage *m_pin;
    StaffPage *m_staff;
    TicketPage *m_ticket;
    LinkPage *m_link;
    LinkPinPage *m_linkPin;
    Page *m_current = nullptr;
    QList<Header *> m_headers;
    DemoPanel *m_demo = nullptr;
    QTimer m_preparing;
    qsizetype m_nextToPrepare = 0;
};

} // namespace Kiosk
