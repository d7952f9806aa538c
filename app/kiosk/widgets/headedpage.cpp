// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/headedpage.h"

#include "kiosk/widgets/header.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Kiosk {

HeadedColumn::HeadedColumn(const Brand &brand, const QStringList &languages, Landscape landscape,
                           QWidget *parent)
    : QWidget(parent)
    , m_landscape(landscape)
    , m_header(new Header(brand, languages, this))
    , m_bodyRoom(new QWidget(this))
    , m_controlsRoom(new QWidget(this))
    , m_body(new QVBoxLayout(m_bodyRoom))
    , m_controls(new QVBoxLayout(m_controlsRoom))
    , m_column(new QVBoxLayout(this))
{
    m_column->setSpacing(0);
}

void HeadedColumn::arrange(const Style &style, int side)
{
    const Metrics &metrics = style.metrics;
    m_header->arrange();
    const bool isBeside = m_landscape == Landscape::SideBySide && !metrics.isPortrait;
    if (style.isInReach)
        order(Order::InReach);
    else
        order(isBeside ? Order::SideBySide : Order::Stacked);
    // All that is pressed has to fit into the lower third, so it stands close, and close to the
    // edge.
    const int bottom = style.isInReach ? metrics.pad : metrics.margin;
    m_column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, bottom);
    m_column->setSpacing(style.isInReach ? metrics.pad / 2 : 0);
    if (m_middle)
        m_middle->setSpacing(isBeside ? metrics.margin * 2 : metrics.gap);
    m_body->setSpacing(metrics.gap);
    m_controls->setSpacing(metrics.pad);
    const int margin = m_order == Order::SideBySide ? 0 : side;
    m_body->setContentsMargins(margin, metrics.gap, margin, 0);
    // Side by side in few lines they need the whole width.
    const int outside = m_order == Order::InReach ? 0 : margin;
    m_controls->setContentsMargins(outside, 0, outside, 0);
}

void HeadedColumn::order(Order wanted)
{
    if (wanted == m_order)
        return;
    m_order = wanted;
    delete m_middle;
    m_middle = nullptr;
    while (auto *item = m_column->takeAt(0))
        delete item;
    if (wanted == Order::InReach) {
        m_column->addStretch(1);
        m_column->addWidget(m_bodyRoom);
        m_column->addStretch(1);
        m_column->addWidget(m_controlsRoom);
        m_column->addWidget(m_header);
        return;
    }
    const bool isBeside = wanted == Order::SideBySide;
    m_middle = isBeside ? static_cast<QBoxLayout *>(new QHBoxLayout) : new QVBoxLayout;
    m_middle->addWidget(m_bodyRoom, isBeside ? 1 : 0);
    m_middle->addWidget(m_controlsRoom, isBeside ? 1 : 0);
    m_column->addWidget(m_header);
    m_column->addStretch(2);
    m_column->addLayout(m_middle);
    m_column->addStretch(3);
}

HeadedPage::HeadedPage(const PageSetup &setup, const QString &name,
                       HeadedColumn::Landscape landscape, QWidget *parent)
    : Page(setup.design, name, Tone::Page, parent)
    , m_column(new HeadedColumn(setup.design.brand(), setup.languages, landscape, this))
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_column);
}

void HeadedPage::arrange(const Style &style)
{
    // Lines longer than this are hard to read.
    const int widest = height() * 4 / 3;
    m_column->arrange(style, std::max((width() - widest) / 2, 0));
}

} // namespace Kiosk
