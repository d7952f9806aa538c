// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/attempt.h"
#include "kiosk/pages/messagepage.h"

#include <optional>

namespace Kiosk {

class Button;
class TimeBar;

//! Says in plain words why somebody was turned down and what to do. A touch anywhere ends it.
class RefusedPage : public MessagePage
{
    Q_OBJECT

public:
    explicit RefusedPage(const PageSetup &setup, QWidget *parent = nullptr);

    //! @p maskedPhone, "+996•••••123", is whose message it was; empty if nobody knows. With
    //! @p ticket, four digits, the desk can add the number.
    void showReason(Core::FailureReason reason, const QString &maskedPhone, const QString &ticket);
    void showTimeLeft(const TimeLeft &time) override;
    void clear() override;
    [[nodiscard]] QString spoken() const override;

protected:
    void retranslate() override;
    [[nodiscard]] int iconSide(const Metrics &metrics) const override;
    void arrange(const Style &style) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void explain(Core::FailureReason reason);
    void explainUnknown();

    std::optional<Core::FailureReason> m_reason;
    Label *m_ticket;
    Label *m_phone;
    Button *m_again;
    TimeBar *m_time;
};

} // namespace Kiosk
