#pragma once

#include "kiosk/timebar.h"

#include <QWidget>

namespace Kiosk {

struct Metrics;
class QrView;

//! The dark field that the code stands on, and under the code how long until a fresh one comes.
class CodePanel : public QWidget
{
    Q_OBJECT

public:
    explicit CodePanel(QWidget *parent = nullptr);

    [[nodiscard]] QrView &code() { return *m_code; }
    [[nodiscard]] TimeBar &time() { return *m_time; }

    //! Takes its share of a page of size @p room.
    void arrange(const Metrics &metrics, QSize room);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QrView *m_code;
    TimeBar *m_time;
    int m_margin = 0;
    int m_bar = 0;
};

} // namespace Kiosk
