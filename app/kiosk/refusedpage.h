#pragma once

#include "core/attempt.h"
#include "kiosk/loginflow.h"
#include "kiosk/messagepage.h"

#include <optional>

class QPushButton;

namespace Kiosk {

class TimeBar;

//! Says why somebody was turned down and what they can do. A touch anywhere leads on.
class RefusedPage : public MessagePage
{
    Q_OBJECT

public:
    RefusedPage(const Style &style, const QStringList &languages, QWidget *parent = nullptr);

    void showReason(Core::FailureReason reason);
    void showTimeLeft(const TimeLeft &time);
    //! Forgets the visitor.
    void clear();

Q_SIGNALS:
    void dismissed();

protected:
    void retranslate() override;
    void arrange(const Metrics &metrics) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void explain(Core::FailureReason reason);

    std::optional<Core::FailureReason> m_reason;
    QPushButton *m_again;
    TimeBar *m_time;
};

} // namespace Kiosk
