// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/flow/staffview.h"
#include "kiosk/staff/stafflist.h"
#include "kiosk/widgets/headedpage.h"

class QHBoxLayout;

namespace Kiosk {

class Button;

//! For the person at the desk: how each part is, in words, the last attempts, the doctor, and what
//! can be done about the screen.
class StaffPage : public HeadedPage
{
    Q_OBJECT

public:
    explicit StaffPage(const PageSetup &setup, QWidget *parent = nullptr);

    void setView(const StaffView &view);
    void clear() override;

protected:
    void retranslate() override;
    void arrange(const Style &style) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillBody();
    void fillControls();
    void showRows();
    void turnPage(qsizetype by);
    void changeVolume(int by);
    void sendOnClick(const Button *button, const UserAction &action);
    [[nodiscard]] QList<StaffRow> rows() const;
    [[nodiscard]] QString stateText() const;

    QStringList m_languageKeys;
    StaffView m_view;
    qsizetype m_first = 0;
    Label *m_title;
    QList<Button *> m_tabs;
    Label *m_state;
    StaffList *m_list;
    Button *m_earlier;
    Button *m_later;
    Button *m_quieter;
    Label *m_volume;
    Button *m_louder;
    Label *m_languageTitle;
    QList<Button *> m_languages;
    Button *m_link;
    Button *m_restart;
    Button *m_leave;
    Button *m_close;
    QList<QHBoxLayout *> m_lines;
};

} // namespace Kiosk
