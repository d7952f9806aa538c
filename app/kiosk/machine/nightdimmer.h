#pragma once

#include "kiosk/machine/nighthours.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>

namespace Kiosk {

//! The time on the wall: local, as people see it.
using WallClock = std::function<QDateTime()>;

struct NightDimming
{
    NightHours hours;
    //! How much of the light is taken away, in percent, 0 to 100.
    int strength = 55;
    //! So long nobody has touched anything.
    std::chrono::milliseconds quiet = std::chrono::minutes(1);
    //! How often it looks at the clock.
    std::chrono::milliseconds look = std::chrono::seconds(20);
};

//! Lies over its parent and darkens it at night while nobody is there, but for the code, which
//! phones have to read. Touches and clicks go through it to what is below.
class NightDimmer : public QWidget
{
    Q_OBJECT

public:
    //! Keeps itself as large as @p parent, and above the children that it has when it gets dark.
    NightDimmer(const NightDimming &dimming, WallClock clock, QWidget *parent);

    //! The rectangle of the parent that stays as it is; an empty one: none.
    void setSpared(QRect spared);
    //! Somebody is there: it gets light at once.
    void noticeActivity();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void lookAtTheClock();
    void cutOut();

    NightDimming m_dimming;
    WallClock m_clock;
    QTimer m_quiet;
    QTimer m_look;
    QRect m_spared;
};

} // namespace Kiosk
