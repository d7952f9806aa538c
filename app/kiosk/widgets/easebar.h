#pragma once

#include "kiosk/style/design.h"

#include <QWidget>

namespace Kiosk {

class Button;

//! What makes the screens easier for somebody: larger text, controls lower down, more contrast.
class EaseBar : public QWidget
{
    Q_OBJECT

public:
    explicit EaseBar(QWidget *parent);

    void mark(const Ease &ease);
    void setGap(int gap);

Q_SIGNALS:
    void chosen(const Kiosk::Ease &ease);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] Ease chosenEase() const;

    Button *m_largeText;
    Button *m_reach;
    Button *m_contrast;
};

} // namespace Kiosk
