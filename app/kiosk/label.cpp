#include "kiosk/label.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

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

void Label::dress(const Look &look)
{
    m_theme = &look.theme;
    const QFont wanted = fontOf(pixelsOf(m_kind.role, look.metrics), m_kind.isBold);
    if (font() != wanted)
        setFont(wanted);
    paint(look.theme);
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
