#pragma once

#include <QProgressBar>

#include <chrono>

namespace Kiosk {

//! A thin bar that says how much is left of something, without a number and without alarm.
class TimeBar : public QProgressBar
{
    Q_OBJECT

public:
    explicit TimeBar(QWidget *parent = nullptr);

    void showLeft(std::chrono::milliseconds left, std::chrono::milliseconds whole);
};

} // namespace Kiosk
