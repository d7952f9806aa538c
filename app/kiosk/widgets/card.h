#pragma once

#include "kiosk/style/design.h"

#include <QWidget>

namespace Kiosk {

//! A rounded ground for what belongs together.
class Card : public QWidget, public Styled
{
    Q_OBJECT

public:
    enum class Edge { None, Line };

    Card(Tone ground, Edge edge, QWidget *parent);

    void setGround(Tone ground);
    void applyStyle(const Style &style) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_ground;
    Edge m_edge;
    const Theme *m_theme = nullptr;
    int m_radius = 0;
    int m_line = 1;
};

} // namespace Kiosk
