#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/style/design.h"
#include "kiosk/widgets/timebar.h"

#include <QWidget>

namespace Kiosk {

class QrView;

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
