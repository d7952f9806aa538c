// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/keypad/entryfield.h"
#include "kiosk/keypad/keypad.h"
#include "kiosk/widgets/headedpage.h"

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace Kiosk {

class Button;
class TimeBar;

//! A page on which a visitor types something on our keypad: what it is for on one side, the keys on
//! the other. The keys of a keyboard do the same.
class KeypadPage : public HeadedPage
{
    Q_OBJECT

public:
    struct Kind
    {
        QString name;
        EntryField::Kind field = EntryField::Kind::Boxes;
        //! How many digits can be typed.
        int places = 6;
        Keypad::Extra extra = Keypad::Extra::Clear;
        //! A code is taken as soon as its last digit is typed; other entries want the button.
        bool isSubmittedWhenFull = true;
    };

    [[nodiscard]] QString spoken() const override;
    void showTimeLeft(const TimeLeft &time) override;
    void clear() override;

Q_SIGNALS:
    //! A key changed what is typed.
    void keyPressed();

protected:
    KeypadPage(const PageSetup &setup, const Kind &kind, QWidget *parent);

    //! The typed text: digits, perhaps with a plus in front.
    [[nodiscard]] const QString &typed() const { return m_typed; }
    void setTyped(const QString &typed);
    void setPlaces(int places);
    //! Returns the typed text as the field shows it.
    [[nodiscard]] virtual QString shown() const { return m_typed; }
    //! Whether it is enough to go on with.
    [[nodiscard]] virtual bool isComplete() const { return m_typed.size() == m_places; }
    //! Sends the typed text.
    virtual void submit() = 0;

    void setMessage(const QString &title, const QString &text);
    //! A line under the field: a hint, or what was wrong.
    void setHint(const QString &text, Tone tone = Tone::Quiet);
    //! While an answer is awaited, nothing can be typed.
    void setWaiting(bool isWaiting);
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    //! The buttons beside the keys, from the top.
    [[nodiscard]] QVBoxLayout &side() { return *m_side; }
    [[nodiscard]] Button &done() { return *m_done; }
    [[nodiscard]] Button &back() { return *m_back; }
    [[nodiscard]] EntryField &field() { return *m_field; }
    [[nodiscard]] TimeBar &timeBar() { return *m_time; }

    void arrange(const Style &style) override;
    void keyPressEvent(QKeyEvent *event) override;
    void retranslate() override;

private:
    void type(QChar sign);
    void erase();
    void onTyped();
    void submitIfComplete();

    bool m_isSubmittedWhenFull;
    bool m_hasPlus;
    int m_places;
    QString m_typed;
    bool m_isWaiting = false;
    Label *m_title;
    Label *m_text;
    EntryField *m_field;
    Label *m_hint;
    TimeBar *m_time;
    Keypad *m_keypad;
    Button *m_back;
    Button *m_done;
    //! The keys and the side.
    QBoxLayout *m_pressed;
    QVBoxLayout *m_side;
    QHBoxLayout *m_buttons;
};

} // namespace Kiosk
