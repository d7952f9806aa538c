// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/staff/stafflist.h"

#include "kiosk/style/drawings.h"
#include "kiosk/widgets/label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLines = 9;

// Two lines of text each. In landscape the page's controls take what does not shrink with the room.
int placesIn(const Metrics &metrics)
{
    constexpr int forControls = 330;
    constexpr int forLine = 40;
    if (metrics.isPortrait)
        return mostLines;
    return std::clamp((metrics.unit - forControls) / forLine, 2, 4);
}

} // namespace

StaffList::StaffList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    for (int i = 0; i < mostLines; ++i)
        m_lines.append(makeLine());
    m_column->addStretch();
}

StaffList::Line StaffList::makeLine()
{
    Line line;
    line.room = new QWidget(this);
    line.icon = new SvgIcon({.name = u"check"_s}, line.room);
    line.title = new Label(u"rowTitle"_s, {.role = TextRole::Body}, line.room);
    line.detail =
        new Label(u"rowDetail"_s, {.role = TextRole::Small, .tone = Tone::Quiet}, line.room);
    auto *row = new QHBoxLayout(line.room);
    row->setContentsMargins({});
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(line.title);
    words->addWidget(line.detail);
    row->addWidget(line.icon, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    m_column->addWidget(line.room);
    return line;
}

void StaffList::display(const QList<StaffRow> &rows, qsizetype first)
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        const bool isUsed = i < m_places && first + i < rows.size();
        line.room->setVisible(isUsed);
        const StaffRow row = isUsed ? rows[first + i] : StaffRow();
        line.title->setText(row.title);
        line.detail->setText(row.detail);
        line.detail->setHidden(row.detail.isEmpty());
        if (isUsed)
            line.icon->setKind({.name = row.icon, .tone = row.tone});
    }
}

void StaffList::applyStyle(const Style &style)
{
    m_places = placesIn(style.metrics);
    m_column->setSpacing(style.metrics.pad);
    for (const Line &line : m_lines) {
        line.icon->setSide(style.metrics.lead * 3 / 2);
        line.room->layout()->setSpacing(style.metrics.gap);
    }
}

} // namespace Kiosk
