#pragma once

#include "kiosk/style/design.h"

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

namespace Kiosk {

//! A drawing of ours in one tone, on a soft round ground or on none. Decoration: a text beside it
//! always says the same, so a screen reader passes it over.
class SvgIcon : public QWidget, public Styled
{
    Q_OBJECT

public:
    struct Kind
    {
        //! Of a file among the icons, without ".svg".
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

} // namespace Kiosk
