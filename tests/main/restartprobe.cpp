// SPDX-License-Identifier: GPL-3.0-only
#include "main/restarter.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

std::string contents(const char *file)
{
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string argumentsInOneLine()
{
    auto arguments = contents("/proc/self/cmdline");
    std::replace(arguments.begin(), arguments.end(), '\0', '|');
    return arguments;
}

// The process, its signals, its arguments and its open files, as the kernel sees them.
void tell()
{
    std::printf("arguments %s\nfiles", argumentsInOneLine().c_str());
    for (int file = 0; file < 100; ++file) {
        if (::fcntl(file, F_GETFD) != -1)
            std::printf(" %d", file);
    }
    std::printf("\n");
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        for (const auto *wanted : {"Name:", "Pid:", "SigBlk:", "SigIgn:"}) {
            if (line.starts_with(wanted))
                std::printf("%s\n", line.c_str());
        }
    }
    std::printf("end\n");
}

// As QApplication, signalfd and careless libraries do.
void changeItself(char *argv[])
{
    argv[1] = nullptr;
    sigset_t termination;
    sigemptyset(&termination);
    sigaddset(&termination, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &termination, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    if (::open("/dev/null", O_RDONLY) == -1)
        std::perror("open");
}

} // namespace

// restartprobe MARK …: starts itself anew once, when it has got a line, and leaves the file MARK to
// know that it has.
int main(int argc, char *argv[])
{
    const Main::Restarter restarter(argv);
    tell();
    if (argc < 2 || std::filesystem::exists(argv[1]))
        return 0;
    std::ofstream(argv[1]) << "started";
    changeItself(argv);
    std::fflush(stdout);
    std::getchar();
    std::printf("once more\n"); // left in the buffer
    restarter.startAnew();
    return 1;
}
