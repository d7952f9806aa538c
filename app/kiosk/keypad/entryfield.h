// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"

#include <QWidget>

namespace Kiosk {

//! Shows what is being typed on our keypad. There is nothing to select, copy or paste in it.
class EntryField : public QWidget, public Styled
{
    Q_OBJECT

public:
    enum class Kind {
        //! A box for each digit of a code.
        Boxes,
        //! A text, grouped as it grows.
        Line,
        //! A dot for each digit of a secret.
        Dots,
    };

    //! @p places is how many boxes there are, or the longest text.
    EntryField(const QString &name, Kind kind, int places, QWidget *parent);

    void setText(const QString &text);
    void setPlaces(int places);
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const QString &text() const { return m_text; }
    //! For a screen reader; of a secret only how long it is.
    [[nodiscard]] QString accessibleText() const;
    void setWrong(bool isWrong);
    [[nodiscard]] bool isWrong() const { return m_isWrong; }

    void applyStyle(const Style &style) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBoxes(QPainter &painter) const;
    void paintLine(QPainter &painter) const;
    [[nodiscard]] QColor edge() const;

    Kind m_kind;
    int m_places;
    QString m_text;
    bool m_isWrong = false;
    const Theme *m_theme = nullptr;
    Metrics m_metrics;
};

} // namespace Kiosk
