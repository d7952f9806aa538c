// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"
#include "kiosk/style/drawings.h"

#include <QPushButton>

namespace Kiosk {

//! Every button of the kiosk. Its height is one that fingers hit, its focus is seen when it came by
//! the keyboard, and a touch does not move it.
class Button : public QPushButton, public Styled
{
    Q_OBJECT

public:
    enum class Kind {
        //! The one thing to do on a page.
        Primary,
        //! Something else that may be done on it.
        Secondary,
        //! A key of a keypad.
        Key,
        //! One of several, or a switch: checkable.
        Choice,
        //! In the panel of the demo.
        Demo,
    };

    //! @p name is the objectName, by which tests find the button.
    Button(const QString &name, Kind kind, QWidget *parent);

    //! Sets the text and the accessible name. Hides QAbstractButton's, which sets the text alone.
    void setText(const QString &text);
    //! A drawing before the text, or alone where @p accessibleName says what it means.
    void setDrawing(const QString &icon);
    void setDrawing(const QString &icon, const QString &accessibleName);

    void applyStyle(const Style &style) override;
    //! Returns the size that it would have with @p text.
    [[nodiscard]] QSize sizeWith(const QString &text) const;
    [[nodiscard]] QSize sizeHint() const override { return sizeWith(text()); }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Colors
    {
        QColor ground;
        QColor ink;
        QColor edge;
    };

    [[nodiscard]] Colors colors() const;
    [[nodiscard]] FocusRing ring() const;
    void drawMark(QPainter &painter, const QColor &ink) const;
    void drawContent(QPainter &painter, const QColor &ink) const;
    [[nodiscard]] int drawingSide() const;

    Kind m_kind;
    QString m_drawing;
    const Theme *m_theme = nullptr;
    Metrics m_metrics;
};

} // namespace Kiosk
