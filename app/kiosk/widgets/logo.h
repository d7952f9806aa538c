#pragma once

#include "kiosk/style/design.h"

#include <QAbstractButton>
#include <QPixmap>
#include <QTimer>

namespace Kiosk {

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

} // namespace Kiosk
