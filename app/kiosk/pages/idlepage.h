// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/flow/invitation.h"
#include "kiosk/widgets/page.h"

#include <QTimer>

#include <chrono>
#include <optional>

class QVBoxLayout;

namespace Kiosk {

struct PageSetup;
class QrView;

//! A calm page for the hours in which nobody comes: the time and the live code, moving a little so
//! that nothing burns into the screen. Whoever touches it is back at the page to scan.
class IdlePage : public Page
{
    Q_OBJECT

public:
    //! @p moveEvery is another one only in tests.
    IdlePage(const PageSetup &setup, const MonotonicClock &now, QWidget *parent = nullptr,
             std::chrono::milliseconds moveEvery = std::chrono::minutes(1));

    void showCode(const Invitation &invitation);
    void cover();
    void clear() override { cover(); }
    [[nodiscard]] QrView &code() { return *m_code; }

protected:
    void retranslate() override;
    void arrange(const Style &style) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void drift();
    void showTime();

    std::optional<Invitation> m_invitation;
    Label *m_clock;
    Label *m_date;
    QrView *m_code;
    Label *m_title;
    Label *m_hint;
    QVBoxLayout *m_column;
    QTimer m_move;
    QTimer m_nextMinute;
    int m_margin = 0;
    int m_step = 0;
};

} // namespace Kiosk
