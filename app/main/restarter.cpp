// SPDX-License-Identifier: GPL-3.0-only
#include "main/restarter.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>

namespace Main {

namespace {

constexpr auto thisProgram = "/proc/self/exe";

std::vector<int> openFiles()
{
    std::vector<int> files;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd", error))
        files.push_back(std::stoi(entry.path().filename().string()));
    // One of them was the folder itself.
    std::erase_if(files, [](int file) { return ::fcntl(file, F_GETFD) == -1; });
    return files;
}

} // namespace

Restarter::Restarter(char *argv[])
    : m_inheritedFiles(openFiles())
{
    do
        m_arguments.push_back(*argv);
    while (*argv++ != nullptr);
    std::error_code error;
    m_program = std::filesystem::read_symlink(thisProgram, error).string();
    pthread_sigmask(SIG_SETMASK, nullptr, &m_signalMask);
    ::sigaction(SIGPIPE, nullptr, &m_onBrokenPipe);
}

void Restarter::startAnew() const
{
    (void)std::fflush(nullptr);
    closeOwnFilesOnStart();
    ::sigaction(SIGPIPE, &m_onBrokenPipe, nullptr); // Qt's sockets ignore it
    pthread_sigmask(SIG_SETMASK, &m_signalMask, nullptr);
    ::execv(m_program.c_str(), m_arguments.data());
    // Its file is gone, but not what it is.
    ::execv(thisProgram, m_arguments.data());
}

// Libraries do so themselves, mostly.
void Restarter::closeOwnFilesOnStart() const
{
    const auto isInherited = [this](int file) {
        return std::find(m_inheritedFiles.begin(), m_inheritedFiles.end(), file)
            != m_inheritedFiles.end();
    };
    for (const int file : openFiles()) {
        if (!isInherited(file))
            ::fcntl(file, F_SETFD, FD_CLOEXEC);
    }
}

} // namespace Main
