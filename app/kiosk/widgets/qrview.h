// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/qrmatrix.h"
#include "kiosk/base/clock.h"
#include "kiosk/style/design.h"
#include "kiosk/widgets/card.h"

#include <QVariantAnimation>
#include <QWidget>

#include <chrono>
#include <optional>

namespace Kiosk {

//! A QR code, black on a white plate in every theme, each module a whole number of the screen's
//! own pixels, so that any camera reads it from any angle. A code whose time is over is not painted
//! again, whoever asks for a frame.
class QrView : public QWidget
{
    Q_OBJECT

public:
    QrView(MonotonicClock now, QWidget *parent);

    //! @p until is a time of the view's clock. The code before fades into this one if it takes any
    //! time to @p fade and it was still good.
    void showCode(const Core::QrMatrix &code, std::chrono::milliseconds until,
                  std::chrono::milliseconds fade);
    //! Takes the code off; the plate stays.
    void cover();
    [[nodiscard]] bool isCovered() const { return !isGood(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isGood() const;
    void drawCode(QPainter &painter, const Core::QrMatrix &code, double strength) const;
    void endFade();

    MonotonicClock m_now;
    std::optional<Core::QrMatrix> m_code;
    std::chrono::milliseconds m_until{0};
    std::optional<Core::QrMatrix> m_former;
    QVariantAnimation m_fade;
};

//! The field that the code stands on, and under the code how long until a fresh one comes.
class CodePanel : public QWidget, public Styled
{
    Q_OBJECT

public:
    CodePanel(const MonotonicClock &now, QWidget *parent);

    [[nodiscard]] QrView &code() { return *m_code; }
    [[nodiscard]] TimeBar &time() { return *m_time; }

    //! Takes its share of a page of size @p room.
    void arrange(const Metrics &metrics, QSize room);
    void applyStyle(const Style &style) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QrView *m_code;
    TimeBar *m_time;
    const Theme *m_theme = nullptr;
    int m_margin = 0;
    int m_bar = 0;
};

} // namespace Kiosk
