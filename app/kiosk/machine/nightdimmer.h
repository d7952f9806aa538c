// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDateTime>
#include <QTime>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>

namespace Kiosk {

//! The hours of every day, by the clock on the wall, from @ref from up to before @ref to; after
//! midnight where that is earlier. No hours at all if both are the same, or one is not valid.
struct NightHours
{
    QTime from;
    QTime to;

    [[nodiscard]] bool contains(QTime time) const;

    friend bool operator==(const NightHours &, const NightHours &) = default;
};

//! The time on the wall: local, as people see it.
using WallClock = std::function<QDateTime()>;

struct NightDimming
{
    NightHours hours;
    //! How much of the light is taken away, in percent, 0 to 100.
    int strength = 55;
    //! How long after the last touch it gets dark.
    std::chrono::milliseconds quiet = std::chrono::minutes(1);
    //! How often it checks the clock.
    std::chrono::milliseconds pollInterval = std::chrono::seconds(20);
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
    void handleActivity();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateForTime();
    void cutOut();

    NightDimming m_dimming;
    WallClock m_clock;
    QTimer m_quiet;
    QTimer m_poll;
    QRect m_spared;
};

} // namespace Kiosk
