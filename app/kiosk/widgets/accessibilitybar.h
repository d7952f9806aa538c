#pragma once

#include "kiosk/style/design.h"

#include <QWidget>

namespace Kiosk {

class Button;

//! What makes the screens easier for somebody: larger text, controls lower down, more contrast.
class AccessibilityBar : public QWidget
{
    Q_OBJECT

public:
    explicit AccessibilityBar(QWidget *parent);

    void mark(const AccessibilityOptions &ease);
    void setGap(int gap);

Q_SIGNALS:
    void chosen(const Kiosk::AccessibilityOptions &ease);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] AccessibilityOptions chosenEase() const;

    Button *m_largeText;
    Button *m_reach;
    Button *m_contrast;
};

} // namespace Kiosk
