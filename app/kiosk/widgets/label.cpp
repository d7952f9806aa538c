// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/label.h"

#include <QGlyphRun>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// Qt keeps pictures of glyphs up to this size (QT_MAX_CACHED_GLYPH_SIZE), and fills the outlines of
// larger ones.
constexpr int mostCachedPixels = 64;

// Breaks @p layout into lines as QLabel does and returns their height.
qreal breakLines(QTextLayout &layout, qreal width)
{
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

void drawGlyphs(QPainter &painter, const QPointF &origin, const QGlyphRun &run)
{
    const auto indexes = run.glyphIndexes();
    const auto positions = run.positions();
    QGlyphRun single;
    single.setRawFont(run.rawFont());
    for (qsizetype i = 0; i < indexes.size(); ++i) {
        single.setGlyphIndexes({indexes.at(i)});
        single.setPositions({positions.at(i)});
        painter.drawGlyphRun(origin, single);
    }
}

} // namespace

Label::Label(const QString &name, Kind kind, QWidget *parent)
    : QLabel(parent)
    , m_kind(kind)
{
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setWordWrap(kind.isWrapped);
    setTextInteractionFlags(Qt::NoTextInteraction);
}

void Label::setTone(Tone tone)
{
    m_kind.tone = tone;
    if (m_theme)
        paint(*m_theme);
}

void Label::applyStyle(const Style &style)
{
    m_theme = &style.theme;
    const QFont wanted = fontOf(pixelsOf(m_kind.role, style.metrics), m_kind.isBold);
    if (font() != wanted)
        setFont(wanted);
    paint(style.theme);
}

void Label::paintEvent(QPaintEvent *event)
{
    if (font().pixelSize() > mostCachedPixels)
        paintLarge();
    else
        QLabel::paintEvent(event);
}

// Glyph by glyph: Qt fills a line of large glyphs as one outline, and looks through all edges of a
// row of pixels for each of them, so that a long line takes longer than a frame.
void Label::paintLarge()
{
    QTextOption option(QStyle::visualAlignment(layoutDirection(), alignment()));
    option.setWrapMode(wordWrap() ? QTextOption::WordWrap : QTextOption::ManualWrap);
    option.setTextDirection(layoutDirection());
    QTextLayout layout(QString(text()).replace(u'\n', QChar::LineSeparator), font(), this);
    layout.setTextOption(option);
    const QRect room = contentsRect();
    const auto height = qRound(breakLines(layout, room.width()));
    const QRect place =
        QStyle::alignedRect(Qt::LeftToRight, alignment(), QSize(room.width(), height), room);

    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const auto runs = layout.glyphRuns();
    for (const auto &run : runs)
        drawGlyphs(painter, place.topLeft(), run);
}

void Label::paint(const Theme &theme)
{
    const QColor &color = theme[m_kind.tone];
    QPalette colors = palette();
    if (colors.color(QPalette::WindowText) == color)
        return;
    colors.setColor(QPalette::WindowText, color);
    setPalette(colors);
}

QFont fontOf(int pixels, bool isBold)
{
    QFont font;
    font.setFamilies({u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setPixelSize(pixels);
    font.setBold(isBold);
    return font;
}

int pixelsOf(TextRole role, const Metrics &metrics)
{
    switch (role) {
    case TextRole::Small:
        return metrics.small;
    case TextRole::Body:
        return metrics.body;
    case TextRole::Lead:
        return metrics.lead;
    case TextRole::Title:
        return metrics.title;
    case TextRole::Display:
        return metrics.display;
    }
    Q_UNREACHABLE();
}

} // namespace Kiosk
