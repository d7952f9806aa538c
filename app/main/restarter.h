// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <csignal>
#include <string>
#include <vector>

namespace Main {

//! The exit code of an event loop after which the program is to start itself anew. No program ends
//! with it.
inline constexpr int restartRequested = 100;

//! Starts the program anew as the same process: with the arguments, the signals and the open files
//! that it was started with. If its file was replaced meanwhile, the new one is started.
class Restarter
{
public:
    //! Remembers the present state. Call it first of all: before a signal is blocked or a file is
    //! opened, and before QApplication takes its options out of @p argv.
    explicit Restarter(char *argv[]);

    //! Call it when everything has ended. It returns only if it fails; errno says why.
    void startAnew() const;

private:
    void closeOwnFilesOnStart() const;

    //! Ends with a null pointer.
    std::vector<char *> m_arguments;
    std::string m_program;
    std::vector<int> m_inheritedFiles;
    sigset_t m_signalMask{};
    struct sigaction m_onBrokenPipe
    {
    };
};

} // namespace Main
