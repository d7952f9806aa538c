// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QString>

#include <termios.h>

#include <csignal>
#include <optional>

namespace Cli {

//! Says in one sentence, without repeating it, why @p pin cannot open the staff screen; nothing if
//! it can. 4 to 12 digits, because the kiosk has a keypad of digits, and none of those that
//! everybody tries first.
[[nodiscard]] std::optional<QString> faultOfPin(const QByteArray &pin);

//! Standard input for what must not be seen. Where it is a terminal, the terminal shows nothing of
//! what is typed while this object lives, and again what it did before afterwards, also when a
//! signal ends the program meanwhile; Ctrl+Z has to wait. Elsewhere lines are read as they are.
class HiddenInput
{
public:
    HiddenInput();
    //! A signal that came meanwhile ends the program here.
    ~HiddenInput();
    Q_DISABLE_COPY_MOVE(HiddenInput)

    //! The next line without its end, or nothing where there is none, or a signal came. Waits for
    //! it. At a terminal @p prompt is written to standard error first. Of an endless line only the
    //! beginning is kept. Wipe it (Core::wipe()) when it was used.
    [[nodiscard]] std::optional<QByteArray> readLine(const QString &prompt);

private:
    [[nodiscard]] bool waitForInput() const;

    //! The terminal's state before; made before m_isTerminal, which fills it.
    termios m_shown{};
    bool m_isTerminal;
    sigset_t m_formerMask{};
    //! Readable when a signal waits that would end the program.
    int m_signals = -1;
};

} // namespace Cli
