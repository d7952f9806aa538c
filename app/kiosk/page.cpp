#include "kiosk/page.h"

#include <QEvent>
#include <QLabel>
#include <QLayout>

namespace Kiosk {

Page::Page(const Style &style, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setObjectName(name);
    setAttribute(Qt::WA_StyledBackground);
    // A fresh page has no control in focus, and the first Tab leads to its first one.
    setFocusPolicy(Qt::TabFocus);
}

void Page::fit()
{
    // Not worth it before anybody sees it; showEvent() comes first.
    if (!isVisible())
        return;
    constexpr double step = 0.04;
    constexpr double smallest = 0.5;
    for (double scale = 1; scale >= smallest; scale -= step) {
        take(metricsAt(scale));
        if (!isTooSmall())
            break;
    }
    layOut();
}

Metrics Page::metricsAt(double scale) const
{
    return Metrics::of(size(), scale);
}

void Page::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    fit();
}

void Page::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fit();
}

void Page::take(const Metrics &metrics)
{
    setStyleSheet(m_style.sheet(metrics));
    arrange(metrics);
    const auto parts = findChildren<QWidget *>();
    for (auto *part : parts) {
        part->ensurePolished();
        part->updateGeometry();
    }
    layout()->invalidate();
}

// From the outside in, now: left to its events, an inner layout keeps its places where its own
// room is the same although its texts are not.
void Page::layOut()
{
    layout()->activate();
    for (const auto *part : findChildren<QWidget *>()) {
        if (!part->layout())
            continue;
        part->layout()->invalidate();
        part->layout()->activate();
    }
}

bool Page::isTooSmall() const
{
    return layout()->totalMinimumSize().width() > width()
        || layout()->totalHeightForWidth(width()) > height()
        || layout()->totalMinimumSize().height() > height();
}

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *wrappedLabel(const QString &name, QWidget *parent)
{
    auto *label = plainLabel(name, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace Kiosk
