// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"

#include <QProgressBar>
#include <QWidget>

#include <chrono>

namespace Kiosk {

//! A rounded ground for what belongs together.
class Card : public QWidget, public Styled
{
    Q_OBJECT

public:
    enum class Edge { None, Line };

    Card(Tone ground, Edge edge, QWidget *parent);

    void setGround(Tone ground);
    void applyStyle(const Style &style) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_ground;
    Edge m_edge;
    const Theme *m_theme = nullptr;
    int m_radius = 0;
    int m_line = 1;
};

//! A thin bar that says how much is left of something, without a number and without alarm.
class TimeBar : public QProgressBar, public Styled
{
    Q_OBJECT

public:
    //! The ground that it lies on decides its colours.
    enum class Ground { Page, Panel };

    TimeBar(Ground ground, QWidget *parent);

    void showLeft(std::chrono::milliseconds left, std::chrono::milliseconds whole);
    void applyStyle(const Style &style) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
    const Theme *m_theme = nullptr;
};

} // namespace Kiosk
