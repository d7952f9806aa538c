// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/button.h"

#include "kiosk/style/drawings.h"
#include "kiosk/widgets/label.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace Kiosk {

namespace {

int leastHeight(Button::Kind kind, const Metrics &metrics)
{
    switch (kind) {
    case Button::Kind::Primary:
        return metrics.bigTouch;
    case Button::Kind::Key:
        return metrics.key;
    case Button::Kind::Secondary:
    case Button::Kind::Choice:
    case Button::Kind::Demo:
        break;
    }
    return metrics.touch;
}

QFont fontFor(Button::Kind kind, const Metrics &metrics)
{
    switch (kind) {
    case Button::Kind::Primary:
        return fontOf(metrics.lead, true);
    case Button::Kind::Key:
        return fontOf(std::min(metrics.title, metrics.key / 2), true);
    case Button::Kind::Secondary:
        return fontOf(metrics.body);
    case Button::Kind::Choice:
    case Button::Kind::Demo:
        break;
    }
    return fontOf(metrics.small);
}

int sidePadding(Button::Kind kind, const Metrics &metrics)
{
    return kind == Button::Kind::Primary ? metrics.margin : metrics.pad;
}

} // namespace

Button::Button(const QString &name, Kind kind, QWidget *parent)
    : QPushButton(parent)
    , m_kind(kind)
{
    setObjectName(name);
    setFocusPolicy(Qt::TabFocus);
    setCheckable(kind == Kind::Choice);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Button::setText(const QString &text)
{
    setAccessibleName(QString(text).replace(u'\n', QStringLiteral(", ")));
    if (text == this->text())
        return;
    QPushButton::setText(text);
    updateGeometry();
}

void Button::setDrawing(const QString &icon)
{
    m_drawing = icon;
    update();
}

void Button::setDrawing(const QString &icon, const QString &accessibleName)
{
    setDrawing(icon);
    setAccessibleName(accessibleName);
}

void Button::applyStyle(const Style &style)
{
    m_theme = &style.theme;
    m_metrics = style.metrics;
    const QFont wanted = fontFor(m_kind, m_metrics);
    if (font() != wanted)
        setFont(wanted);
    updateGeometry();
    update();
}

QSize Button::sizeWith(const QString &text) const
{
    const int height = std::max(leastHeight(m_kind, m_metrics), 1);
    if (text.isEmpty())
        return {height, height};
    const QSize words = fontMetrics().size(0, text);
    const int drawing = m_drawing.isEmpty() ? 0 : drawingSide() + m_metrics.pad;
    const int edges = 2 * (sidePadding(m_kind, m_metrics) + m_metrics.line + 2);
    return {std::max(words.width() + drawing + edges, height),
            std::max(height, words.height() + m_metrics.pad)};
}

Button::Colors Button::colors() const
{
    const Theme &theme = *m_theme;
    switch (m_kind) {
    case Kind::Primary: {
        if (!isEnabled())
            return {theme[Tone::Page], theme[Tone::Quiet], theme[Tone::Line]};
        const auto ground = theme[isDown() ? Tone::AccentPressed : Tone::Accent];
        return {ground, theme[Tone::OnAccent], ground};
    }
    case Kind::Choice:
        if (isChecked())
            return {theme[Tone::Accent], theme[Tone::OnAccent], theme[Tone::Accent]};
        break;
    case Kind::Demo:
        return {theme[Tone::DemoButton], theme[Tone::DemoInk], theme[Tone::DemoButton]};
    case Kind::Secondary:
    case Kind::Key:
        break;
    }
    return {theme[isDown() ? Tone::KeyPressed : Tone::Key],
            theme[isEnabled() ? Tone::Ink : Tone::Quiet],
            theme[isEnabled() ? Tone::Edge : Tone::Line]};
}

FocusRing Button::ring() const
{
    const bool isDemo = m_kind == Kind::Demo;
    return {.color = (*m_theme)[isDemo ? Tone::DemoInk : Tone::Focus],
            .gap = (*m_theme)[isDemo ? Tone::Demo : Tone::Page],
            .line = m_metrics.line,
            .radius = m_metrics.radius};
}

int Button::drawingSide() const
{
    return text().isEmpty() ? height() / 2 : fontMetrics().height();
}

// Enter presses, too: on most platforms Qt leaves that to dialogs.
void Button::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter)
        QPushButton::keyPressEvent(event);
    else if (!event->isAutoRepeat())
        click();
}

void Button::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_theme)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors shown = colors();
    const double line = std::max(m_metrics.line, 1);
    painter.setPen(QPen(shown.edge, line));
    painter.setBrush(shown.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2),
                            m_metrics.radius, m_metrics.radius);
    if (isChecked())
        drawMark(painter, shown.ink);
    if (showsFocus(*this))
        ring().draw(painter, *this);
    drawContent(painter, shown.ink);
}

// The chosen one is marked by more than its colour.
void Button::drawMark(QPainter &painter, const QColor &ink) const
{
    const double ring = focusRingWidth(m_metrics.line);
    const QRectF mark(width() / 4.0, height() - 3 * ring, width() / 2.0, ring);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(mark, ring / 2, ring / 2);
}

void Button::drawContent(QPainter &painter, const QColor &ink) const
{
    QRect place = rect();
    if (!m_drawing.isEmpty()) {
        const int side = drawingSide();
        const QPixmap drawn = drawnIcon(m_drawing, ink, side, devicePixelRatioF());
        const int words = text().isEmpty() ? 0 : fontMetrics().size(0, text()).width();
        const int gap = text().isEmpty() ? 0 : m_metrics.pad;
        const int left = (width() - side - gap - words) / 2;
        painter.drawPixmap(left, (height() - side) / 2, drawn);
        place.setLeft(left + side + gap);
        place.setWidth(words);
    }
    painter.setPen(ink);
    painter.setFont(font());
    painter.drawText(place, Qt::AlignCenter, text());
}

} // namespace Kiosk
