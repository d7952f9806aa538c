// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/qrview.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// Exact rectangles: scaling a picture may be off by a pixel, since Qt rounds each step. One for
// each run of dark modules, which are few.
void fillDark(QPainter &painter, const Core::QrMatrix &code, int module)
{
    for (int row = 0; row < code.size(); ++row) {
        for (int column = 0; column < code.size();) {
            int end = column;
            while (end < code.size() && code.isDark(end, row))
                ++end;
            if (end > column)
                painter.fillRect(column * module, row * module, (end - column) * module, module,
                                 Qt::black);
            column = end + 1;
        }
    }
}

} // namespace

QrView::QrView(MonotonicClock now, QWidget *parent)
    : QWidget(parent)
    , m_now(std::move(now))
{
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(&m_fade, &QVariantAnimation::finished, this, &QrView::endFade);
}

void QrView::showCode(const Core::QrMatrix &code, std::chrono::milliseconds until,
                      std::chrono::milliseconds fade)
{
    const bool isSame = m_code == code;
    const bool fades = !isSame && isGood() && fade.count() > 0 && isVisible();
    if (!isSame) {
        m_fade.stop();
        m_former = fades ? m_code : std::nullopt;
    }
    m_code = code;
    m_until = until;
    if (fades) {
        m_fade.setDuration(int(fade.count()));
        m_fade.start();
    }
    if (!isSame)
        update();
}

void QrView::cover()
{
    const bool wasCovered = !m_code;
    m_fade.stop();
    m_former.reset();
    m_code.reset();
    if (!wasCovered)
        update();
}

bool QrView::isGood() const
{
    return m_code && m_now() < m_until;
}

void QrView::endFade()
{
    m_former.reset();
    update();
}

void QrView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const int side = std::min(width(), height());
    const QRect plate((width() - side) / 2, (height() - side) / 2, side, side);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(plate, side * 0.025, side * 0.025);
    if (!isGood())
        return;
    const double strength = m_former ? m_fade.currentValue().toDouble() : 1;
    if (m_former)
        drawCode(painter, *m_former, 1 - strength);
    drawCode(painter, *m_code, strength);
}

void QrView::drawCode(QPainter &painter, const Core::QrMatrix &code, double strength) const
{
    painter.save();
    const QTransform toDevice = painter.deviceTransform();
    const QRectF room = toDevice.mapRect(QRectF(rect()));
    const int withQuietZone = code.size() + 2 * Core::QrMatrix::quietZone;
    const int module = int(std::min(room.width(), room.height())) / withQuietZone;
    const double half = module * code.size() / 2.0;
    const QPoint corner(qRound(room.center().x() - half), qRound(room.center().y() - half));
    // From here on we count in the device's pixels: under a scale factor of 1.25 or 1.5 logical
    // coordinates would blur the edges.
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setWorldTransform(QTransform::fromTranslate(corner.x(), corner.y())
                              * toDevice.inverted() * painter.worldTransform());
    painter.setOpacity(strength);
    fillDark(painter, code, module);
    painter.restore();
}

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
