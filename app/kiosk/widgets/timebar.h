#pragma once

#include "kiosk/style/design.h"

#include <QProgressBar>

#include <chrono>

namespace Kiosk {

//! A thin bar that says how much is left of something, without a number and without alarm.
class TimeBar : public QProgressBar, public Styled
{
    Q_OBJECT

public:
    //! What it lies on decides its colours.
    enum class Ground { Page, Panel };

    TimeBar(Ground ground, QWidget *parent);

    void showLeft(std::chrono::milliseconds left, std::chrono::milliseconds whole);
    void applyStyle(const Style &style) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
    const Theme *m_theme = nullptr;
};

} // namespace Kiosk
