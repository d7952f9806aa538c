// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace Kiosk {

class Button;

//! Our own keypad with big keys: there is no keyboard at a front desk, and no system keyboard may
//! cover the screen. Upright as on a telephone, or in two lines where it has to be within reach.
class Keypad : public QWidget, public Styled
{
    Q_OBJECT

public:
    enum class Extra {
        //! Empties the field.
        Clear,
        //! The plus of an international number.
        Plus,
    };

    Keypad(Extra extra, QWidget *parent);

    void applyStyle(const Style &style) override;

Q_SIGNALS:
    //! A digit or a plus.
    void typed(QChar sign);
    void erased();
    void cleared();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void place(bool isLow);

    Extra m_extra;
    //! 0 to 9.
    QList<Button *> m_digits;
    Button *m_erase;
    Button *m_extraKey;
    QGridLayout *m_grid;
};

} // namespace Kiosk
