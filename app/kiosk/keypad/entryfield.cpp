// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"

#include "kiosk/style/drawings.h"
#include "kiosk/widgets/label.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>

namespace Kiosk {

EntryField::EntryField(const QString &name, Kind kind, int places, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_places(places)
{
    setObjectName(name);
    // A screen reader's user moves here to hear what is in it.
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void EntryField::setText(const QString &text)
{
    if (text == m_text)
        return;
    const QString before = accessibleText();
    m_text = text;
    update();
    QAccessibleTextUpdateEvent changed(this, 0, before, accessibleText());
    QAccessible::updateAccessibility(&changed);
}

void EntryField::setPlaces(int places)
{
    m_places = places;
    updateGeometry();
    update();
}

QString EntryField::accessibleText() const
{
    return m_kind == Kind::Dots ? QString(m_text.size(), QChar(0x2022)) : m_text;
}

void EntryField::setWrong(bool isWrong)
{
    m_isWrong = isWrong;
    update();
}

void EntryField::applyStyle(const Style &style)
{
    m_theme = &style.theme;
    m_metrics = style.metrics;
    const QFont wanted = fontOf(m_metrics.digits, m_kind == Kind::Boxes);
    if (font() != wanted)
        setFont(wanted);
    updateGeometry();
    update();
}

QSize EntryField::sizeHint() const
{
    const int height = std::max(fontMetrics().height() + 2 * m_metrics.pad, m_metrics.touch);
    const int sign = fontMetrics().horizontalAdvance(u'0');
    if (m_kind == Kind::Boxes)
        return {m_places * (sign + 3 * m_metrics.pad) + (m_places - 1) * m_metrics.pad, height};
    return {m_places * sign + 2 * m_metrics.gap, height};
}

QSize EntryField::minimumSizeHint() const
{
    const QSize wanted = sizeHint();
    return m_kind == Kind::Line ? QSize(wanted.width() / 2, wanted.height()) : wanted;
}

void EntryField::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_theme)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    if (m_kind == Kind::Boxes)
        paintBoxes(painter);
    else
        paintLine(painter);
    if (showsFocus(*this))
        FocusRing{.color = (*m_theme)[Tone::Focus],
                  .gap = {},
                  .line = m_metrics.line,
                  .radius = m_metrics.radius}
            .draw(painter, *this);
}

QColor EntryField::edge() const
{
    return (*m_theme)[m_isWrong ? Tone::Bad : Tone::Edge];
}

void EntryField::paintBoxes(QPainter &painter) const
{
    const int gap = m_metrics.pad;
    const int wide = std::min((width() - gap * (m_places - 1)) / m_places, height() * 9 / 10);
    const int left = (width() - wide * m_places - gap * (m_places - 1)) / 2;
    const double line = std::max(m_metrics.line, 2);
    for (int i = 0; i < m_places; ++i) {
        const QRectF box(left + i * (wide + gap), 0, wide, height());
        const bool isNext = i == m_text.size();
        painter.setPen(QPen(isNext ? (*m_theme)[Tone::Accent] : edge(), line));
        painter.setBrush((*m_theme)[Tone::Card]);
        painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2),
                                m_metrics.radius, m_metrics.radius);
        if (i < m_text.size()) {
            painter.setPen((*m_theme)[Tone::Ink]);
            painter.drawText(box, Qt::AlignCenter, m_text.mid(i, 1));
        }
    }
}

void EntryField::paintLine(QPainter &painter) const
{
    const double line = std::max(m_metrics.line, 2);
    painter.setPen(QPen(edge(), line));
    painter.setBrush((*m_theme)[Tone::Card]);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2),
                            m_metrics.radius, m_metrics.radius);
    const QString shown = accessibleText();
    // The longest numbers become smaller, so that the others need not.
    const int room = width() - 2 * m_metrics.gap;
    const int wanted = std::max(fontMetrics().horizontalAdvance(shown), 1);
    QFont fitting = font();
    if (wanted > room)
        fitting.setPixelSize(std::max(fitting.pixelSize() * room / wanted, 1));
    painter.setFont(fitting);
    painter.setPen((*m_theme)[Tone::Ink]);
    painter.drawText(rect(), Qt::AlignCenter, shown);
    const int end = (width() + std::min(wanted, room)) / 2 + m_metrics.pad / 2;
    const int half = fontMetrics().height() / 2;
    painter.fillRect(end, height() / 2 - half, std::max(m_metrics.line * 2, 2), 2 * half,
                     (*m_theme)[Tone::Accent]);
}

} // namespace Kiosk
