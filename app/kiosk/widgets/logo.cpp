#include "kiosk/widgets/logo.h"

#include "kiosk/widgets/drawings.h"
#include "kiosk/widgets/focusring.h"

#include <QImageReader>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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

} // namespace Kiosk
