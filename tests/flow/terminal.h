// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <sys/types.h>

namespace TestSupport {

//! A program at a terminal of its own, as a person at a keyboard has it.
class Terminal
{
public:
    //! How a program ended.
    struct End
    {
        //! -1 if a signal ended it, or it did not end.
        int exitCode = -1;
        //! 0 if it ended by itself.
        int signal = 0;
    };

    Terminal(const QString &program, const QStringList &arguments);
    //! Kills the program.
    ~Terminal();
    Q_DISABLE_COPY_MOVE(Terminal)

    //! True as soon as @p text has stood on the screen @p times times; waits for it.
    [[nodiscard]] bool shows(const QByteArray &text, int times = 1);
    //! Everything that has stood on the screen.
    [[nodiscard]] const QByteArray &screen() const { return m_screen; }
    //! The terminal shows what is typed.
    [[nodiscard]] bool echoes() const;

    void type(const QByteArray &keys) const;
    void send(int signal) const;
    [[nodiscard]] End end();

private:
    void readSome();

    int m_keyboard = -1;
    //! Kept open, so that the terminal's state outlives the program.
    int m_line = -1;
    pid_t m_program = -1;
    QByteArray m_screen;
};

} // namespace TestSupport
