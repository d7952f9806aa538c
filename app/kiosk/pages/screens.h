// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/language.h"
#include "core/model/attempt.h"
#include "core/model/gatewaystate.h"
#include "kiosk/base/clock.h"
#include "kiosk/client/servercondition.h"
#include "kiosk/flow/codelogin.h"
#include "kiosk/flow/invitation.h"
#include "kiosk/flow/pingate.h"
#include "kiosk/flow/staffview.h"
#include "kiosk/pages/demopanel.h"
#include "kiosk/widgets/headedpage.h"
#include "protocol/session.h"

#include <QTimer>

namespace Kiosk {

class CodePage;
class DemoPanel;
class IdlePage;
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

//! The configuration of the pages.
struct ScreensOptions
{
    Brand brand;
    QStringList languages = Core::languageCodes();
    //! The country, such as "KG", whose numbers are typed without a country code.
    QString phoneRegion = QStringLiteral("KG");
    //! The invented phones of the demo's panel; without any there is no panel.
    QList<DemoSender> demoSenders;
    MonotonicClock now = &bootNow;
};

//! All pages, one of them visible. Shows what it is given and emits what people do; it knows
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
    void showNumberMatch(const NumberPrompt &wanted);
    void showPhoneEntry(const CodeDialog &dialog);
    void showCodeEntry(const CodeDialog &dialog);
    void showWelcome(const Protocol::UserView &visitor);
    //! @p ticket is what to tell at the desk; it may be empty.
    void showRefused(Core::FailureReason reason, const QString &maskedPhone,
                     const QString &ticket = {});
    //! @p gateway is how it is, with Outage::Gateway, if that is known.
    void showUnavailable(Outage outage, std::optional<Core::GatewayState> gateway = {});
    void showPin(const PinState &state);
    void showStaff(const StaffView &view);
    void showTicketEntry();
    void showLink(const LinkDialog &dialog);
    void showLinkPin(const LinkDialog &dialog);

    //! Passes the time on to the page on screen.
    void showTimeLeft(const TimeLeft &time);
    //! Tells the pages that depend on it whether messages to people can be sent.
    void showSending(bool canSend);
    //! Whether the server knows that sign-in by WhatsApp works.
    void showWorking(bool isKnown) const;
    //! Shows what the phone of the demo has just received.
    void showDemoMessage(const QString &text);
    //! Marks the current language on every page.
    void setLanguage(const QString &language);
    //! Sets the options of the visitor before the screen.
    void setAccessibility(const AccessibilityOptions &options);
    [[nodiscard]] const AccessibilityOptions &accessibility() const
    {
        return m_design.accessibility();
    }
    //! Puts the languages back into every header.
    void closeAccessibility();
    void reduceMotion(bool isReduced) { m_design.reduceMotion(isReduced); }

    //! Returns the text that is spoken for the page on screen.
    [[nodiscard]] QString spoken() const;
    //! Returns the rectangle of the code in coordinates of this widget; empty where there is none.
    [[nodiscard]] QRect codePlate() const;

Q_SIGNALS:
    //! Somebody has done something on a page.
    void userActed(const Kiosk::UserAction &action);
    //! A key of a keypad.
    void keyPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectPages();
    void connectHeaders();
    void turnTo(Page *page);
    //! Fits the pages that nobody sees, one at a time, so that each is ready when it is its turn.
    void prepareNext();
    [[nodiscard]] QList<Page *> pages() const;

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
