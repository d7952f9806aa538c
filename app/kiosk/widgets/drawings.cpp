#include "kiosk/widgets/drawings.h"

#include "kiosk/style/resource.h"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

QByteArray drawing(const QString &name, const QColor &color)
{
    // Qt's renderer knows no style sheets; "currentColor" would stay black.
    return resource(u"icons/"_s + name + u".svg"_s)
        .replace("currentColor", color.name().toLatin1());
}

} // namespace

SvgIcon::SvgIcon(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(std::move(kind))
{
    m_growth.setStartValue(0.6);
    m_growth.setEndValue(1.0);
    m_growth.setEasingCurve(QEasingCurve::OutBack);
    connect(&m_growth, &QVariantAnimation::valueChanged, this, [this] { update(); });
}

void SvgIcon::setKind(const Kind &kind)
{
    m_kind = kind;
    m_drawn = {};
    update();
}

void SvgIcon::setSide(int side)
{
    setFixedSize(side, side);
}

void SvgIcon::appear(std::chrono::milliseconds duration)
{
    m_growth.stop();
    m_growth.setDuration(int(duration.count()));
    if (duration.count() > 0)
        m_growth.start();
}

void SvgIcon::applyStyle(const Style &style)
{
    m_theme = &style.theme;
    m_drawn = {};
    update();
}

void SvgIcon::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_theme)
        return;
    const int inset = m_kind.ground ? width() / 5 : 0;
    const QRect place = rect().adjusted(inset, inset, -inset, -inset);
    if (m_drawn.isNull())
        m_drawn =
            drawnIcon(m_kind.name, (*m_theme)[m_kind.tone], place.width(), devicePixelRatioF());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (m_growth.state() == QAbstractAnimation::Running) {
        const double size = m_growth.currentValue().toDouble();
        painter.translate(rect().center());
        painter.scale(size, size);
        painter.translate(-rect().center());
    }
    if (m_kind.ground) {
        painter.setPen(Qt::NoPen);
        painter.setBrush((*m_theme)[*m_kind.ground]);
        painter.drawEllipse(rect());
    }
    painter.drawPixmap(place, m_drawn);
}

QPixmap drawnIcon(const QString &name, const QColor &color, int side, double pixelRatio)
{
    const int pixels = int(std::lround(side * pixelRatio));
    const QString key = u"icon %1 %2 %3"_s.arg(name, color.name()).arg(pixels);
    QPixmap drawn;
    if (QPixmapCache::find(key, &drawn)) {
        drawn.setDevicePixelRatio(pixelRatio);
        return drawn;
    }
    drawn = QPixmap(pixels, pixels);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    QSvgRenderer(drawing(name, color)).render(&painter);
    painter.end();
    QPixmapCache::insert(key, drawn);
    drawn.setDevicePixelRatio(pixelRatio);
    return drawn;
}

} // namespace Kiosk
