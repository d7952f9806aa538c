// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace Kiosk {

class Label;
class SvgIcon;

//! One thing that staff read.
struct StaffRow
{
    QString icon;
    Tone tone = Tone::Ink;
    QString title;
    //! May be empty.
    QString detail;
};

//! Lines with a mark and one or two sentences each, as many as there is room for.
class StaffList : public QWidget, public Styled
{
    Q_OBJECT

public:
    explicit StaffList(QWidget *parent);

    //! Shows the rows from @p first on.
    void display(const QList<StaffRow> &rows, qsizetype first);
    //! How many rows are shown at once.
    [[nodiscard]] qsizetype places() const { return m_places; }
    void applyStyle(const Style &style) override;

private:
    struct Line
    {
        QWidget *room = nullptr;
        SvgIcon *icon = nullptr;
        Label *title = nullptr;
        Label *detail = nullptr;
    };

    [[nodiscard]] Line makeLine();

    QList<Line> m_lines;
    qsizetype m_places = 0;
    QVBoxLayout *m_column;
};

} // namespace Kiosk
