#pragma once

#include "core/qrmatrix.h"

#include <QWidget>

#include <optional>

namespace Kiosk {

//! A QR code, black on a white plate in every theme, each module a whole number of the screen's
//! own pixels, so that any camera reads it from any angle.
class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    void showCode(const Core::QrMatrix &code);
    //! Takes the code off; the plate stays.
    void cover();
    [[nodiscard]] bool isCovered() const { return !m_code.has_value(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void drawCode(QPainter &painter) const;

    std::optional<Core::QrMatrix> m_code;
};

} // namespace Kiosk
