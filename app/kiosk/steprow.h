#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace Kiosk {

struct Metrics;
class Style;
class SvgIcon;

//! One of the steps to sign in: a drawing, a number and a sentence.
class StepRow : public QWidget
{
    Q_OBJECT

public:
    StepRow(const Style &style, int number, const QString &icon, QWidget *parent = nullptr);

    void setText(const QString &text);
    void arrange(const Metrics &metrics);

private:
    SvgIcon *m_icon;
    QLabel *m_number;
    QLabel *m_text;
    QHBoxLayout *m_row;
};

} // namespace Kiosk
