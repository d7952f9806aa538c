#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;

namespace Kiosk {

class Label;
class SvgIcon;
struct Metrics;

//! One of the steps to sign in: a drawing, a number and a sentence.
class StepRow : public QWidget
{
    Q_OBJECT

public:
    StepRow(int number, const QString &icon, QWidget *parent);

    void setText(const QString &text);
    void arrange(const Metrics &metrics);

private:
    SvgIcon *m_icon;
    Label *m_number;
    Label *m_text;
    QHBoxLayout *m_row;
};

} // namespace Kiosk
