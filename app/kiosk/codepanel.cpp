#include "kiosk/codepanel.h"

#include "kiosk/metrics.h"
#include "kiosk/qrview.h"

#include <algorithm>

namespace Kiosk {

namespace {

// Half of the page, a little more of it where that makes the code larger.
constexpr double landscapeShare = 0.52;
constexpr double portraitShare = 0.54;

} // namespace

CodePanel::CodePanel(QWidget *parent)
    : QWidget(parent)
    , m_code(new QrView(this))
    , m_time(new TimeBar(this))
{
    setAttribute(Qt::WA_StyledBackground);
}

void CodePanel::arrange(const Metrics &metrics, QSize room)
{
    m_margin = metrics.margin;
    m_bar = metrics.bar;
    setMinimumSize(0, 0);
    setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    if (metrics.isPortrait)
        setFixedHeight(std::min(room.width(), int(room.height() * portraitShare)));
    else
        setFixedWidth(std::min(room.height(), int(room.width() * landscapeShare)));
    place();
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
