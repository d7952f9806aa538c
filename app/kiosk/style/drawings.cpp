// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/style/drawings.h"

#include "kiosk/style/theme.h"

#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>
#include <QSvgRenderer>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray drawing(const QString &name, const QColor &color)
{
    // Qt's renderer knows no style sheets; "currentColor" would stay black.
    return readResource(u"icons/"_s + name + u".svg"_s)
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

namespace {

constexpr auto holdFor = 3s;
// Wider than this and there would be no room for anything beside it.
constexpr double widest = 3.5;

double shapeOf(const QString &file)
{
    const QSize size = file.isEmpty() ? QSize() : QImageReader(file).size();
    if (size.isEmpty())
        return 1;
    return std::clamp(double(size.width()) / size.height(), 1.0, widest);
}

} // namespace

Logo::Logo(const Brand &brand, QWidget *parent)
    : QAbstractButton(parent)
    , m_file(brand.logoFile)
    , m_shape(shapeOf(brand.logoFile))
{
    setObjectName(u"logo"_s);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(brand.company.isEmpty() ? u"AMT Kiosk"_s : brand.company);
    m_holding.setSingleShot(true);
    m_holding.setInterval(holdFor);
    connect(this, &QAbstractButton::pressed, &m_holding, qOverload<>(&QTimer::start));
    connect(this, &QAbstractButton::released, &m_holding, &QTimer::stop);
    connect(&m_holding, &QTimer::timeout, this, &Logo::held);
}

void Logo::applyStyle(const Style &style)
{
    m_theme = &style.theme;
    m_side = style.metrics.touch;
    m_drawn = {};
    updateGeometry();
    update();
}

QSize Logo::sizeHint() const
{
    return {int(m_side * m_shape), m_side};
}

void Logo::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_theme)
        return;
    if (m_drawn.isNull())
        m_drawn = picture(size());
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRectF place(QPointF(), QSizeF(m_drawn.size()) / m_drawn.devicePixelRatio());
    place.moveCenter(QRectF(rect()).center());
    painter.drawPixmap(place.topLeft(), m_drawn);
    if (showsFocus(*this))
        FocusRing{.color = (*m_theme)[Tone::Focus], .gap = (*m_theme)[Tone::Page]}.draw(painter,
                                                                                        *this);
}

QPixmap Logo::picture(QSize room) const
{
    const double ratio = devicePixelRatioF();
    if (m_file.isEmpty())
        return drawnIcon(u"mark"_s, (*m_theme)[Tone::Accent], room.height(), ratio);
    QImageReader reader(m_file);
    reader.setScaledSize(reader.size().scaled(room * ratio, Qt::KeepAspectRatio));
    QPixmap picture = QPixmap::fromImage(reader.read());
    if (picture.isNull())
        return drawnIcon(u"mark"_s, (*m_theme)[Tone::Accent], room.height(), ratio);
    picture.setDevicePixelRatio(ratio);
    return picture;
}

bool showsFocus(const QWidget &widget)
{
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

double focusRingWidth(int line)
{
    return std::max(3.0, line * 2.0);
}

void FocusRing::draw(QPainter &painter, const QWidget &widget) const
{
    const double ring = focusRingWidth(line);
    const QRectF whole(widget.rect());
    painter.setBrush(Qt::NoBrush);
    if (gap.isValid()) {
        painter.setPen(QPen(gap, ring * 2));
        painter.drawRoundedRect(whole.adjusted(ring, ring, -ring, -ring), radius, radius);
    }
    painter.setPen(QPen(color, ring));
    painter.drawRoundedRect(whole.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), radius,
                            radius);
}

} // namespace Kiosk
