// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/keypad.h"

#include "kiosk/widgets/button.h"

#include <QEvent>
#include <QGridLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

Keypad::Keypad(Extra extra, QWidget *parent)
    : QWidget(parent)
    , m_extra(extra)
    , m_erase(new Button(u"erase"_s, Button::Kind::Key, this))
    , m_extraKey(new Button(extra == Extra::Plus ? u"plus"_s : u"clear"_s, Button::Kind::Key, this))
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    for (int digit = 0; digit < 10; ++digit) {
        auto *key = new Button(u"digit%1"_s.arg(digit), Button::Kind::Key, this);
        key->setText(QString::number(digit));
        const QChar sign(u'0' + digit);
        connect(key, &QPushButton::clicked, this, [this, sign] { Q_EMIT typed(sign); });
        m_digits.append(key);
    }
    connect(m_erase, &QPushButton::clicked, this, &Keypad::erased);
    connect(m_extraKey, &QPushButton::clicked, this, [this] {
        if (m_extra == Extra::Plus)
            Q_EMIT typed(u'+');
        else
            Q_EMIT cleared();
    });
    for (auto *key : findChildren<Button *>())
        key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    place(false);
    retranslate();
}

void Keypad::applyStyle(const Style &style)
{
    m_grid->setSpacing(style.metrics.pad);
    place(style.isInReach);
}

void Keypad::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Keypad::retranslate()
{
    m_erase->setDrawing(u"backspace"_s, tr("Erase the last digit"));
    if (m_extra == Extra::Plus) {
        m_extraKey->setText(u"+"_s);
        m_extraKey->setAccessibleName(tr("Plus"));
    } else {
        m_extraKey->setDrawing(u"close"_s, tr("Erase everything"));
    }
}

void Keypad::place(bool isLow)
{
    // From 1 on, with 0 behind the 9; the order in which Tab goes, too.
    const int columns = isLow ? 5 : 3;
    for (int digit = 1; digit <= 10; ++digit) {
        const int at = digit - 1;
        if (digit < 10 || isLow)
            m_grid->addWidget(m_digits[digit % 10], at / columns, at % columns);
    }
    if (isLow) {
        m_grid->addWidget(m_erase, 0, 5);
        m_grid->addWidget(m_extraKey, 1, 5);
        return;
    }
    m_grid->addWidget(m_extraKey, 3, 0);
    m_grid->addWidget(m_digits[0], 3, 1);
    m_grid->addWidget(m_erase, 3, 2);
}

} // namespace Kiosk
