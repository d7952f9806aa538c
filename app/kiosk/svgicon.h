#pragma once

#include <QColor>
#include <QSvgRenderer>
#include <QWidget>

namespace Kiosk {

//! A drawing of ours in one colour, on a soft round ground or on none. Decoration: a text beside
//! it always says the same.
class SvgIcon : public QWidget
{
    Q_OBJECT

public:
    //! @p name is that of a file among the icons, without ".svg". An invalid @p ground draws none.
    SvgIcon(const QString &name, const QColor &color, const QColor &ground,
            QWidget *parent = nullptr);

    void setSide(int side);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSvgRenderer m_drawing;
    QColor m_ground;
};

} // namespace Kiosk
