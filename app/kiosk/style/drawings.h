// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"
#include "kiosk/style/theme.h"

#include <QAbstractButton>
#include <QPixmap>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

class QPainter;
class QWidget;

namespace Kiosk {

//! A drawing of ours in one tone, on a soft round ground or on none. Decoration: a text beside it
//! always says the same, so a screen reader passes it over.
class SvgIcon : public QWidget, public Styled
{
    Q_OBJECT

public:
    struct Kind
    {
        //! The name of a file in resources/kiosk/icons, without ".svg".
        QString name;
        Tone tone = Tone::Accent;
        std::optional<Tone> ground{};
    };

    SvgIcon(Kind kind, QWidget *parent);

    void setKind(const Kind &kind);
    void setSide(int side);
    //! Grows into its place; zero is at once.
    void appear(std::chrono::milliseconds duration);
    void applyStyle(const Style &style) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
    const Theme *m_theme = nullptr;
    QPixmap m_drawn;
    QVariantAnimation m_growth;
};

//! The drawing of that name, @p side logical pixels square on a screen of that @p pixelRatio.
[[nodiscard]] QPixmap drawnIcon(const QString &name, const QColor &color, int side,
                                double pixelRatio);

//! The company's mark. Held for three seconds, by finger, mouse or the space bar, it opens the way
//! to the staff's screen; nothing on it says so to a visitor.
class Logo : public QAbstractButton, public Styled
{
    Q_OBJECT

public:
    Logo(const Brand &brand, QWidget *parent);

    void applyStyle(const Style &style) override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void held();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QPixmap picture(QSize room) const;

    QString m_file;
    const Theme *m_theme = nullptr;
    int m_side = 48;
    double m_shape = 1;
    QPixmap m_drawn;
    QTimer m_holding;
};

//! Whether somebody has come to @p widget with a keyboard. A touch shows nothing.
[[nodiscard]] bool showsFocus(const QWidget &widget);

//! How thick the ring is where lines are @p line pixels wide.
[[nodiscard]] double focusRingWidth(int line);

//! A ring along the inner edge of a widget, so that no neighbour covers it.
struct FocusRing
{
    QColor color;
    //! Inside of it, so that it is seen on any ground; none if invalid.
    QColor gap;
    int line = 1;
    int radius = 0;

    void draw(QPainter &painter, const QWidget &widget) const;
};

} // namespace Kiosk
