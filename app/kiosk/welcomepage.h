#pragma once

#include "kiosk/loginflow.h"
#include "kiosk/messagepage.h"
#include "protocol/userview.h"

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Kiosk {

class TimeBar;

//! Greets who signed in, and lets them sign out.
class WelcomePage : public MessagePage
{
    Q_OBJECT

public:
    WelcomePage(const Style &style, const QStringList &languages, QWidget *parent = nullptr);

    void greet(const Protocol::UserView &visitor);
    void showTimeLeft(const TimeLeft &time);
    //! Forgets the visitor.
    void clear();

Q_SIGNALS:
    void signOutRequested();

protected:
    void retranslate() override;
    void arrange(const Metrics &metrics) override;

private:
    [[nodiscard]] QString roleText() const;
    void tellSeconds();

    std::optional<Protocol::UserView> m_visitor;
    int m_secondsLeft = 0;
    QLabel *m_name;
    QLabel *m_role;
    QLabel *m_phone;
    QPushButton *m_signOut;
    TimeBar *m_time;
    QLabel *m_timeText;
    QLabel *m_notYou;
    QHBoxLayout *m_who;
};

} // namespace Kiosk
