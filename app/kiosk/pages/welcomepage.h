// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/pages/messagepage.h"
#include "protocol/session.h"

#include <optional>

class QHBoxLayout;

namespace Kiosk {

class Button;
class Card;
class TimeBar;

//! Greets who signed in, and lets them stay, sign out, or say that it is not they.
class WelcomePage : public MessagePage
{
    Q_OBJECT

public:
    explicit WelcomePage(const PageSetup &setup, QWidget *parent = nullptr);

    void setVisitor(const Protocol::UserView &visitor);
    void showTimeLeft(const TimeLeft &time) override;
    void clear() override;
    //! Without the name: other people hear it.
    [[nodiscard]] QString spoken() const override;

protected:
    void retranslate() override;
    void arrange(const Style &style) override;

private:
    [[nodiscard]] QString roleText() const;
    void fillControls();
    void showSecondsLeft();

    std::optional<Protocol::UserView> m_visitor;
    int m_secondsLeft = 0;
    Label *m_name;
    Card *m_roleCard;
    Label *m_role;
    Label *m_phone;
    TimeBar *m_time;
    Label *m_timeText;
    Button *m_signOut;
    Button *m_stay;
    Button *m_notYou;
    QHBoxLayout *m_who;
    QHBoxLayout *m_buttons;
};

} // namespace Kiosk
