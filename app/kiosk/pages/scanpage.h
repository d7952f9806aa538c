// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/flow/invitation.h"
#include "kiosk/widgets/headedpage.h"

#include <array>
#include <optional>

class QBoxLayout;

namespace Kiosk {

class Button;
class Card;
class CodePanel;
class QrView;
class StepRow;
class SvgIcon;

//! Shows the code to scan, what to do with it, and two ways for phones that cannot scan.
class ScanPage : public Page
{
    Q_OBJECT

public:
    ScanPage(const PageSetup &setup, const MonotonicClock &now, QWidget *parent = nullptr);

    void showCode(const Invitation &invitation);
    //! Takes the code off: nobody waits for its outcome.
    void cover();
    //! Whether messages to people can be sent; a code login needs one.
    void showSending(bool canSend);
    //! Whether it is known that a message signs in; not unless this says so.
    void showWorking(bool isKnown);
    void showTimeLeft(const TimeLeft &time) override;
    void clear() override { cover(); }
    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] Header &header() { return m_words->header(); }
    [[nodiscard]] QrView &code();
    //! For who cannot see the code: what to send, and where to.
    [[nodiscard]] static QString inWords(const Invitation &invitation);

protected:
    void retranslate() override;
    void arrange(const Style &style) override;

private:
    void fillWords();
    void showInvitation();
    void showStatus();
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] static QString whereToSend(const Invitation &invitation);

    std::optional<Invitation> m_invitation;
    bool m_canSend = true;
    bool m_isWorking = false;
    CodePanel *m_codePanel;
    HeadedColumn *m_words;
    Label *m_company;
    Label *m_title;
    std::array<StepRow *, 3> m_steps;
    SvgIcon *m_statusIcon;
    Label *m_status;
    Card *m_fallback;
    Label *m_fallbackHint;
    Label *m_fallbackMessage;
    Button *m_codeLogin;
    QBoxLayout *m_halves;
    QBoxLayout *m_stepList;
    QBoxLayout *m_statusRow;
};

} // namespace Kiosk
