#include "kiosk/widgets/accessibilitybar.h"

#include "kiosk/widgets/button.h"

#include <QEvent>
#include <QHBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

AccessibilityBar::AccessibilityBar(QWidget *parent)
    : QWidget(parent)
    , m_largeText(new Button(u"largeText"_s, Button::Kind::Choice, this))
    , m_reach(new Button(u"reach"_s, Button::Kind::Choice, this))
    , m_contrast(new Button(u"contrast"_s, Button::Kind::Choice, this))
{
    setObjectName(u"easeBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    for (auto *button : {m_largeText, m_reach, m_contrast}) {
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this] { Q_EMIT chosen(chosenEase()); });
    }
    retranslate();
}

void AccessibilityBar::mark(const AccessibilityOptions &ease)
{
    m_largeText->setChecked(ease.isTextLarge);
    m_reach->setChecked(ease.isInReach);
    m_contrast->setChecked(ease.isContrastHigh);
}

void AccessibilityBar::setGap(int gap)
{
    layout()->setSpacing(gap);
}

void AccessibilityBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccessibilityBar::retranslate()
{
    m_largeText->setDrawing(u"largetext"_s, tr("Large text"));
    m_reach->setDrawing(u"reach"_s, tr("Controls within reach, at the bottom"));
    m_contrast->setDrawing(u"contrast"_s, tr("High contrast"));
}

AccessibilityOptions AccessibilityBar::chosenEase() const
{
    return {.isTextLarge = m_largeText->isChecked(),
            .isInReach = m_reach->isChecked(),
            .isContrastHigh = m_contrast->isChecked()};
}

} // namespace Kiosk
