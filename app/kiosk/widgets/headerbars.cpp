// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/headerbars.h"

#include "core/base/language.h"
#include "kiosk/widgets/button.h"

#include <QEvent>
#include <QHBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QString &language, bool isShort)
{
    const auto ownName = Core::languageOrFirst(language).ownName;
    return (isShort ? ownName.left(3) : ownName).toString();
}

} // namespace

LanguageBar::LanguageBar(const QStringList &languages, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"languageBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    for (const auto &language : languages) {
        auto *button = new Button(language, Button::Kind::Choice, this);
        connect(button, &QPushButton::clicked, this, [this, language] {
            setLanguage(language);
            Q_EMIT chosen(language);
        });
        row->addWidget(button);
        m_buttons.append(button);
    }
    abbreviate(false);
}

void LanguageBar::setLanguage(const QString &language)
{
    for (auto *button : std::as_const(m_buttons))
        button->setChecked(button->objectName() == language);
}

void LanguageBar::abbreviate(bool isShort)
{
    for (auto *button : std::as_const(m_buttons)) {
        button->setText(nameOf(button->objectName(), isShort));
        button->setAccessibleName(nameOf(button->objectName(), false));
    }
}

int LanguageBar::widthOf(bool isShort) const
{
    int width = 0;
    for (const auto *button : m_buttons)
        width += button->sizeWith(nameOf(button->objectName(), isShort)).width();
    return width + int(m_buttons.size() - 1) * layout()->spacing();
}

void LanguageBar::setGap(int gap)
{
    layout()->setSpacing(gap);
}

AccessibilityBar::AccessibilityBar(QWidget *parent)
    : QWidget(parent)
    , m_largeText(new Button(u"largeText"_s, Button::Kind::Choice, this))
    , m_reach(new Button(u"reach"_s, Button::Kind::Choice, this))
    , m_contrast(new Button(u"contrast"_s, Button::Kind::Choice, this))
{
    setObjectName(u"accessibilityBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    for (auto *button : {m_largeText, m_reach, m_contrast}) {
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this] { Q_EMIT chosen(chosenOptions()); });
    }
    retranslate();
}

void AccessibilityBar::setOptions(const AccessibilityOptions &options)
{
    m_largeText->setChecked(options.isTextLarge);
    m_reach->setChecked(options.isInReach);
    m_contrast->setChecked(options.isContrastHigh);
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

AccessibilityOptions AccessibilityBar::chosenOptions() const
{
    return {.isTextLarge = m_largeText->isChecked(),
            .isInReach = m_reach->isChecked(),
            .isContrastHigh = m_contrast->isChecked()};
}

} // namespace Kiosk
