// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>

#include <chrono>

class QMouseEvent;

namespace Kiosk {

//! Shows the mouse pointer, in the whole program, only while somebody moves a mouse. A finger on
//! the screen moves none.
class IdleCursor : public QObject
{
    Q_OBJECT

public:
    //! The pointer is hidden at first, and again when no mouse was moved for as long as @p rest.
    explicit IdleCursor(std::chrono::milliseconds rest = std::chrono::seconds(3),
                        QObject *parent = nullptr);
    ~IdleCursor() override;
    Q_DISABLE_COPY_MOVE(IdleCursor)

    [[nodiscard]] bool isHidden() const { return m_isHidden; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onMouseMoved(const QMouseEvent &event);
    void hide();
    void show();

    QTimer m_rest;
    QPoint m_place;
    bool m_isHidden = false;
};

} // namespace Kiosk
