#include "kiosk/widgets/taborder.h"

#include <QGridLayout>
#include <QWidget>

namespace Kiosk {

namespace {

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

// Who has no layout places its children in the order in which it made them.
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

} // namespace

void orderTabs(QWidget &page)
{
    QList<QWidget *> stops;
    collect(page, stops);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

} // namespace Kiosk
