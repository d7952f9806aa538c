// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/card.h"

#include <QPainter>

#include <algorithm>

namespace Kiosk {

Card::Card(Tone ground, Edge edge, QWidget *parent)
    : QWidget(parent)
    , m_ground(ground)
    , m_edge(edge)
{
}

void Card::setGround(Tone ground)
{
    m_ground = ground;
    update();
}

void Card::applyStyle(const Style &style)
{
    m_theme = &style.theme;
    m_radius = style.metrics.radius;
    m_line = style.metrics.line;
    update();
}

void Card::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_theme)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush((*m_theme)[m_ground]);
    painter.setPen(m_edge == Edge::Line ? QPen((*m_theme)[Tone::Line], m_line) : Qt::NoPen);
    const double half = m_edge == Edge::Line ? m_line / 2.0 : 0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), m_radius, m_radius);
}

TimeBar::TimeBar(Ground ground, QWidget *parent)
    : QProgressBar(parent)
    , m_ground(ground)
{
    constexpr int steps = 1000;
    setRange(0, steps);
    setValue(0);
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeBar::showLeft(std::chrono::milliseconds left, std::chrono::milliseconds whole)
{
    const auto all = std::max<qint64>(whole.count(), 1);
    setValue(int(std::clamp<qint64>(left.count() * maximum() / all, 0, maximum())));
}

void TimeBar::applyStyle(const Style &style)
{
    m_theme = &style.theme;
    update();
}

void TimeBar::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_theme)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool isOnPanel = m_ground == Ground::Panel;
    const double radius = height() / 2.0;
    painter.setBrush((*m_theme)[isOnPanel ? Tone::Track : Tone::Line]);
    painter.drawRoundedRect(rect(), radius, radius);
    const double filled = double(width()) * value() / maximum();
    if (filled < 1)
        return;
    painter.setBrush((*m_theme)[isOnPanel ? Tone::OnPanel : Tone::Accent]);
    painter.drawRoundedRect(QRectF(0, 0, std::max(filled, double(height())), height()), radius,
                            radius);
}

} // namespace Kiosk
