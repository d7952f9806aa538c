// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/keypadpage.h"

#include "kiosk/base/wipe.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QKeyEvent>

namespace Kiosk {

using namespace Qt::StringLiterals;

KeypadPage::KeypadPage(const PageSetup &setup, const Kind &kind, QWidget *parent)
    : HeadedPage(setup, kind.name, HeadedColumn::Landscape::SideBySide, parent)
    , m_isSubmittedWhenFull(kind.isSubmittedWhenFull)
    , m_hasPlus(kind.extra == Keypad::Extra::Plus)
    , m_places(kind.places)
    , m_title(new Label(u"title"_s, {.role = TextRole::Title, .isBold = true}, this))
    , m_text(new Label(u"lead"_s, {.role = TextRole::Body}, this))
    , m_field(new EntryField(u"field"_s, kind.field, kind.places, this))
    , m_hint(new Label(u"hint"_s, {.role = TextRole::Body, .tone = Tone::Quiet}, this))
    , m_time(new TimeBar(TimeBar::Ground::Page, this))
    , m_keypad(new Keypad(kind.extra, this))
    , m_back(new Button(u"back"_s, Button::Kind::Secondary, this))
    , m_done(new Button(u"primary"_s, Button::Kind::Primary, this))
    , m_pressed(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_side(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    body().addWidget(m_title);
    body().addWidget(m_text);
    body().addWidget(m_field);
    body().addWidget(m_hint);
    body().addWidget(m_time);
    m_buttons->addWidget(m_back, 1);
    m_buttons->addWidget(m_done, 2);
    m_side->addLayout(m_buttons);
    m_pressed->addWidget(m_keypad);
    m_pressed->addLayout(m_side);
    controls().addLayout(m_pressed);
    m_back->setDrawing(u"back"_s);
    // As high as its neighbour.
    m_back->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_keypad, &Keypad::typed, this, &KeypadPage::type);
    connect(m_keypad, &Keypad::erased, this, &KeypadPage::erase);
    connect(m_keypad, &Keypad::cleared, this, [this] { setTyped({}); });
    connect(m_back, &QPushButton::clicked, this, [this] { Q_EMIT userActed(Actions::GoBack()); });
    connect(m_done, &QPushButton::clicked, this, &KeypadPage::submitIfComplete);
}

QString KeypadPage::spoken() const
{
    return m_title->text() + u". "_s + m_text->text();
}

void KeypadPage::showTimeLeft(const TimeLeft &time)
{
    m_time->showLeft(time.left, time.whole);
}

void KeypadPage::clear()
{
    m_isWaiting = false;
    m_field->setWrong(false);
    m_hint->clear();
    wipe(m_typed);
    onTyped();
}

void KeypadPage::setTyped(const QString &typed)
{
    if (m_isWaiting)
        return;
    wipe(m_typed);
    m_typed = typed;
    onTyped();
}

void KeypadPage::setPlaces(int places)
{
    m_places = places;
    m_field->setPlaces(places);
}

void KeypadPage::setMessage(const QString &title, const QString &text)
{
    const bool isNew = m_title->text() != title;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setHidden(text.isEmpty());
    m_field->setAccessibleName(title);
    setAccessibleName(title);
    setAccessibleDescription(text);
    if (!isNew || !isVisible())
        return;
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void KeypadPage::setHint(const QString &text, Tone tone)
{
    const bool isNew = m_hint->text() != text;
    m_hint->setText(text);
    m_hint->setTone(tone);
    m_field->setWrong(tone == Tone::Bad);
    m_field->setAccessibleDescription(text);
    if (!isNew || text.isEmpty())
        return;
    QAccessibleEvent told(m_hint, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void KeypadPage::setWaiting(bool isWaiting)
{
    m_isWaiting = isWaiting;
    onTyped();
}

void KeypadPage::arrange(const Style &style)
{
    HeadedPage::arrange(style);
    // Where the room is low, the buttons stand beside the keys and not below them.
    const bool isLow = style.isInReach && !style.metrics.isPortrait;
    m_pressed->setDirection(isLow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_pressed->setSpacing(isLow ? style.metrics.gap : style.metrics.pad);
    m_pressed->setStretch(0, isLow ? 1 : 0);
    m_pressed->setStretch(1, isLow ? 1 : 0);
    m_side->setSpacing(style.metrics.pad);
    m_buttons->setSpacing(style.metrics.pad);
    m_time->setFixedHeight(style.metrics.bar);
}

void KeypadPage::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    const int digit = text.size() == 1 ? text.front().digitValue() : -1;
    const bool isPlus = text == "+"_L1;
    const bool isErasing = event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete;
    // A person who types has left the buttons: Enter is for the entry from now on.
    if (digit >= 0 || isPlus || isErasing)
        m_field->setFocus(Qt::OtherFocusReason);
    if (digit >= 0) // of whatever script the keyboard's layout has
        type(QChar(u'0' + digit));
    else if (isPlus)
        type(u'+');
    else if (isErasing)
        erase();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submitIfComplete();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT userActed(Actions::GoBack());
    else
        HeadedPage::keyPressEvent(event);
}

void KeypadPage::retranslate()
{
    m_back->setText(tr("Back"));
}

void KeypadPage::type(QChar sign)
{
    const bool isAllowed = sign != u'+' || (m_hasPlus && m_typed.isEmpty());
    if (m_isWaiting || !isAllowed || m_typed.size() >= m_places)
        return;
    setTyped(m_typed + sign);
    Q_EMIT keyPressed();
    m_field->setWrong(false);
    if (m_isSubmittedWhenFull)
        submitIfComplete();
}

void KeypadPage::erase()
{
    setTyped(m_typed.chopped(std::min<qsizetype>(1, m_typed.size())));
    Q_EMIT keyPressed();
}

void KeypadPage::onTyped()
{
    m_field->setText(shown());
    m_done->setEnabled(!m_isWaiting && isComplete());
}

void KeypadPage::submitIfComplete()
{
    if (!m_isWaiting && isComplete())
        submit();
}

} // namespace Kiosk
