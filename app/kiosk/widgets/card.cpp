#include "kiosk/widgets/card.h"

#include <QPainter>

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

} // namespace Kiosk
