// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/nightdimmer.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace Kiosk {

bool NightHours::contains(QTime time) const
{
    if (!from.isValid() || !to.isValid())
        return false;
    if (from <= to)
        return time >= from && time < to;
    return time >= from || time < to;
}

NightDimmer::NightDimmer(const NightDimming &dimming, WallClock clock, QWidget *parent)
    : QWidget(parent)
    , m_dimming(dimming)
    , m_clock(std::move(clock))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    resize(parent->size());
    parent->installEventFilter(this);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(dimming.quiet);
    m_poll.setInterval(dimming.pollInterval);
    connect(&m_quiet, &QTimer::timeout, this, &NightDimmer::updateForTime);
    connect(&m_poll, &QTimer::timeout, this, &NightDimmer::updateForTime);
    m_quiet.start();
    m_poll.start();
}

void NightDimmer::setSpared(QRect spared)
{
    m_spared = spared;
    cutOut();
}

void NightDimmer::handleActivity()
{
    m_quiet.start();
    hide();
}

bool NightDimmer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        resize(parentWidget()->size());
    return false;
}

void NightDimmer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    cutOut();
}

void NightDimmer::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const int alpha = 255 * std::clamp(m_dimming.strength, 0, 100) / 100;
    painter.fillRect(event->rect(), QColor(0, 0, 0, alpha));
}

void NightDimmer::updateForTime()
{
    const bool isDark = !m_quiet.isActive() && m_dimming.hours.contains(m_clock().time());
    if (isDark && isHidden())
        raise();
    setVisible(isDark);
}

// A mask, so that what changes in the spared rectangle is drawn without asking this at all.
void NightDimmer::cutOut()
{
    if (m_spared.isEmpty())
        clearMask();
    else
        setMask(QRegion(rect()).subtracted(m_spared));
}

} // namespace Kiosk
