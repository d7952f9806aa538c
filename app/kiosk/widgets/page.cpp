// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/page.h"

#include <QEvent>
#include <QGridLayout>
#include <QLayout>
#include <QPaintEvent>
#include <QPainter>

namespace Kiosk {

namespace {

// The sizes that a page may take, from the one the design wants to half of it.
constexpr int smallestStep = 13;

double scaleOf(int step)
{
    return 1.0 - 0.04 * step;
}

void collect(QWidget &widget, QList<QWidget *> &stops);

void collect(QLayoutItem *item, QList<QWidget *> &stops);

// A grid's items are in the order in which they were added, not in that of their lines.
void collectGrid(const QGridLayout &grid, QList<QWidget *> &stops)
{
    for (int row = 0; row < grid.rowCount(); ++row) {
        for (int column = 0; column < grid.columnCount(); ++column)
            collect(grid.itemAtPosition(row, column), stops);
    }
}

void collect(QLayoutItem *item, QList<QWidget *> &stops)
{
    if (!item)
        return;
    if (auto *widget = item->widget()) {
        collect(*widget, stops);
    } else if (const auto *grid = qobject_cast<QGridLayout *>(item->layout())) {
        collectGrid(*grid, stops);
    } else if (const auto *layout = item->layout()) {
        for (int i = 0; i < layout->count(); ++i)
            collect(layout->itemAt(i), stops);
    }
}

// A widget without a layout places its children in the order in which it created them.
void collect(QWidget &widget, QList<QWidget *> &stops)
{
    if ((widget.focusPolicy() & Qt::TabFocus) != 0)
        stops.append(&widget);
    if (widget.layout()) {
        collect(widget.layout(), stops);
        return;
    }
    for (auto *child : widget.findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        collect(*child, stops);
}

// Makes Tab go through @p page as its layouts lie: line by line, from what is on top.
void orderTabs(QWidget &page)
{
    QList<QWidget *> stops;
    collect(page, stops);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

} // namespace

Page::Page(const Design &design, const QString &name, Tone ground, QWidget *parent)
    : QWidget(parent)
    , m_design(design)
    , m_ground(ground)
{
    setObjectName(name);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void Page::fit()
{
    m_isStale = true;
    if (isVisible())
        prepare();
}

void Page::prepare()
{
    if (!m_isStale || size().isEmpty())
        return;
    m_isStale = false;
    enableLayouts(false);
    // The size that fitted the last time mostly fits again, and each try is a whole layout.
    int tooLarge = -1;
    int fits = smallestStep;
    int taken = -1;
    for (int next = m_step; fits - tooLarge > 1;) {
        applyScale(scaleOf(next));
        taken = next;
        (isTooSmall() ? tooLarge : fits) = next;
        const bool hasJustFitted = next == m_step && fits == m_step;
        next = hasJustFitted ? m_step - 1 : (tooLarge + fits) / 2;
    }
    if (taken != fits)
        applyScale(scaleOf(fits));
    m_step = fits;
    enableLayouts(true);
    layOut();
}

void Page::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    fit();
}

void Page::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_design.theme()[m_ground]);
}

void Page::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    prepare();
}

void Page::applyScale(double scale)
{
    const Style style = m_design.styleFor(room(), scale);
    const auto parts = findChildren<QWidget *>();
    for (auto *part : parts) {
        if (auto *styled = dynamic_cast<Styled *>(part))
            styled->applyStyle(style);
    }
    arrange(style);
    for (auto *part : parts)
        part->updateGeometry();
    // A layout passes it on to those within it only when it is laid out by its events.
    for (auto *inner : findChildren<QLayout *>())
        inner->invalidate();
}

// While they are not enabled, a part that is shown or hidden does not have the whole page laid out.
void Page::enableLayouts(bool areEnabled)
{
    layout()->setEnabled(areEnabled);
    for (const auto *part : findChildren<QWidget *>()) {
        if (part->layout())
            part->layout()->setEnabled(areEnabled);
    }
}

// From the outside in, now: left to its events, an inner layout keeps its places where its own
// room is the same although its texts are not.
void Page::layOut()
{
    layout()->setGeometry(rect());
    for (const auto *part : findChildren<QWidget *>()) {
        if (!part->layout())
            continue;
        part->layout()->invalidate();
        part->layout()->setGeometry(part->contentsRect());
    }
    orderTabs(*this);
    update();
}

bool Page::isTooSmall() const
{
    return layout()->totalMinimumSize().width() > width()
        || layout()->totalHeightForWidth(width()) > height()
        || layout()->totalMinimumSize().height() > height();
}

} // namespace Kiosk
