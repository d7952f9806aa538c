// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/header.h"

#include "kiosk/base/datetext.h"
#include "kiosk/style/drawings.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/headerbars.h"
#include "kiosk/widgets/label.h"

#include <QDateTime>
#include <QEvent>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;

Header::Header(const Brand &brand, const QStringList &languages, QWidget *parent)
    : QWidget(parent)
    , m_logo(new Logo(brand, this))
    , m_clock(
          new Label(u"clock"_s, {.role = TextRole::Lead, .isBold = true, .isWrapped = false}, this))
    , m_date(new Label(u"date"_s,
                       {.role = TextRole::Small, .tone = Tone::Quiet, .isWrapped = false}, this))
    , m_languages(new LanguageBar(languages, this))
    , m_accessibility(new AccessibilityBar(this))
    , m_accessibilitySwitch(new Button(u"accessibilitySwitch"_s, Button::Kind::Choice, this))
    , m_hasLanguages(languages.size() > 1)
{
    setObjectName(u"header"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Its name says what it does next; a name and a state that both change would contradict.
    m_accessibilitySwitch->setCheckable(false);
    m_accessibility->hide();
    m_languages->setVisible(m_hasLanguages);
    connect(m_languages, &LanguageBar::chosen, this, &Header::languageChosen);
    connect(m_accessibility, &AccessibilityBar::chosen, this, &Header::accessibilityChosen);
    connect(m_accessibilitySwitch, &QPushButton::clicked, this, &Header::toggleAccessibility);
    connect(m_logo, &Logo::held, this, &Header::staffRequested);
    m_nextMinute.setSingleShot(true);
    connect(&m_nextMinute, &QTimer::timeout, this, &Header::showTime);
    retranslate();
    showTime();
}

void Header::setLanguage(const QString &language)
{
    m_languages->setLanguage(language);
    showTime();
}

void Header::setAccessibility(const AccessibilityOptions &options)
{
    m_accessibility->setOptions(options);
}

void Header::closeAccessibility()
{
    if (m_isAccessibilityOpen)
        toggleAccessibility();
}

void Header::toggleAccessibility()
{
    m_isAccessibilityOpen = !m_isAccessibilityOpen;
    m_accessibility->setVisible(m_isAccessibilityOpen);
    m_languages->setVisible(m_hasLanguages && !m_isAccessibilityOpen);
    retranslate();
    arrange();
}

void Header::applyStyle(const Style &style)
{
    m_gap = style.metrics.gap;
    m_touch = style.metrics.touch;
    m_languages->setGap(style.metrics.pad);
    m_accessibility->setGap(style.metrics.pad);
    updateGeometry();
}

QSize Header::minimumSizeHint() const
{
    const int time = m_clock->sizeHint().height() + m_date->sizeHint().height();
    return {neededWidth(false, true), std::max(m_touch, time)};
}

void Header::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Header::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Header::retranslate()
{
    m_accessibilitySwitch->setDrawing(m_isAccessibilityOpen ? u"close"_s : u"ease"_s,
                                      m_isAccessibilityOpen ? tr("Back to the languages")
                                                            : tr("Make this screen easier to use"));
}

void Header::showTime()
{
    const auto now = QDateTime::currentDateTime();
    m_clock->setText(now.toString(u"HH:mm"_s));
    m_date->setText(DateText::shortDay(now.date()));
    m_nextMinute.start((60 - now.time().second()) * 1000);
    arrange();
}

QWidget *Header::bar() const
{
    if (m_isAccessibilityOpen)
        return m_accessibility;
    return m_languages;
}

int Header::neededWidth(bool hasDate, bool hasShortNames) const
{
    const int time = hasDate ? std::max(m_clock->sizeHint().width(), m_date->sizeHint().width())
                             : m_clock->sizeHint().width();
    const int names = m_hasLanguages ? m_languages->widthOf(hasShortNames) : 0;
    const int choices = std::max(names, m_accessibility->sizeHint().width());
    return m_logo->sizeHint().width() + m_gap + time + m_gap + choices + m_gap / 2
        + m_accessibilitySwitch->sizeHint().width();
}

void Header::chooseNames()
{
    const bool isShort = neededWidth(true, false) > width();
    m_languages->abbreviate(isShort);
    m_date->setVisible(neededWidth(true, isShort) <= width());
}

void Header::arrange()
{
    if (m_touch == 0)
        return;
    chooseNames();
    const QSize logo = m_logo->sizeHint();
    m_logo->setGeometry(0, (height() - logo.height()) / 2, logo.width(), logo.height());
    const int timeLeft = logo.width() + m_gap;
    const QSize clock = m_clock->sizeHint();
    const QSize date = m_date->isHidden() ? QSize(0, 0) : m_date->sizeHint();
    const int top = (height() - clock.height() - date.height()) / 2;
    m_clock->setGeometry(timeLeft, top, clock.width(), clock.height());
    m_date->setGeometry(timeLeft, top + clock.height(), date.width(), date.height());
    const int side = m_accessibilitySwitch->sizeHint().width();
    m_accessibilitySwitch->setGeometry(width() - side, (height() - side) / 2, side, side);
    const QSize choices = bar()->sizeHint();
    bar()->setGeometry(width() - side - m_gap / 2 - choices.width(),
                       (height() - choices.height()) / 2, choices.width(), choices.height());
}

} // namespace Kiosk
