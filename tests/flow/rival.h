// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

struct xcb_connection_t;

namespace FlowTest {

//! Another program on an X11 screen, which would like to have the pointer and the keyboard, and
//! does with windows what a taskbar does.
class Rival
{
public:
    explicit Rival(const QString &display);
    ~Rival();
    Q_DISABLE_COPY_MOVE(Rival)

    //! Holds it until the rival ends; false if another program holds it.
    [[nodiscard]] bool takePointer() const;
    [[nodiscard]] bool takeKeyboard() const;

    //! Adds a state, "ABOVE" for example, to the window of that title, or removes it. False if
    //! there is no such window.
    [[nodiscard]] bool changeState(const QString &title, bool isAdded,
                                   const QByteArray &state) const;

    //! The desktop of the window of that title, 0xffffffff for all. Nothing if there is no such
    //! window, or the window manager has not told.
    [[nodiscard]] std::optional<std::uint32_t> desktopOf(const QString &title) const;

private:
    [[nodiscard]] std::uint32_t atomOf(const QByteArray &name) const;

    xcb_connection_t *m_x11;
    std::uint32_t m_root;
};

} // namespace FlowTest
