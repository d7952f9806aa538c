#include "kiosk/widgets/codepanel.h"

#include "kiosk/widgets/qrview.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;

CodePanel::CodePanel(const MonotonicClock &now, QWidget *parent)
    : QWidget(parent)
    , m_code(new QrView(now, this))
    , m_time(new TimeBar(TimeBar::Ground::Panel, this))
{
    m_code->setObjectName(u"code"_s);
    m_time->setObjectName(u"codeTime"_s);
}

void CodePanel::arrange(const Metrics &metrics, QSize room)
{
    m_margin = metrics.margin;
    m_bar = metrics.bar;
    setMinimumSize(0, 0);
    setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    if (metrics.isPortrait)
        setFixedHeight(std::min(room.width(), int(room.height() * metrics.codeShare)));
    else
        setFixedWidth(std::min(room.height(), int(room.width() * metrics.codeShare)));
    place();
}

void CodePanel::applyStyle(const Style &style)
{
    m_theme = &style.theme;
    update();
}

void CodePanel::paintEvent(QPaintEvent *event)
{
    if (!m_theme)
        return;
    QPainter painter(this);
    painter.fillRect(event->rect(), (*m_theme)[Tone::Panel]);
}

void CodePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void CodePanel::place()
{
    const int underCode = m_margin / 2 + m_bar;
    const int side = std::min(width() - 2 * m_margin, height() - 2 * m_margin - underCode);
    const QRect code((width() - side) / 2, (height() - side - underCode) / 2, side, side);
    m_code->setGeometry(code);
    m_time->setGeometry(code.left(), code.bottom() + 1 + m_margin / 2, side, m_bar);
}

} // namespace Kiosk
