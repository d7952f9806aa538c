#include "cli/terminal/hiddeninput.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

namespace Cli {

namespace {

constexpr qsizetype longestLine = 256;

sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const auto each : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
        sigaddset(&signals, each);
    return signals;
}

sigset_t heldSignals()
{
    auto signals = endingSignals();
    sigaddset(&signals, SIGTSTP);
    return signals;
}

} // namespace

HiddenInput::HiddenInput()
    : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_shown) == 0)
{
    if (!m_isTerminal)
        return;
    // Held back, they cannot end the program before the terminal is as it was.
    const auto held = heldSignals();
    const auto ending = endingSignals();
    ::pthread_sigmask(SIG_BLOCK, &held, &m_formerMask);
    m_signals = ::signalfd(-1, &ending, SFD_CLOEXEC);
    auto hidden = m_shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    hidden.c_lflag |= ECHONL; // so that the next prompt stands in a line of its own
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
}

HiddenInput::~HiddenInput()
{
    if (!m_isTerminal)
        return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_shown);
    ::close(m_signals);
    ::pthread_sigmask(SIG_SETMASK, &m_formerMask, nullptr);
}

// False if a signal came. It is not read, so that it is still there when it is let through.
bool HiddenInput::waitForInput() const
{
    std::array<pollfd, 2> watched{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{m_signals, POLLIN, 0}};
    while (::poll(watched.data(), watched.size(), -1) < 0) {
        if (errno != EINTR)
            return false;
    }
    return watched[1].revents == 0;
}

std::optional<QByteArray> HiddenInput::readLine(const QString &prompt)
{
    if (m_isTerminal)
        (void)std::fputs(qUtf8Printable(prompt), stderr);
    QByteArray line;
    line.reserve(longestLine); // growing would leave copies behind
    bool isSome = false;
    char c = 0;
    // Byte by byte, so that the next line is still there for the next call.
    while (waitForInput() && ::read(STDIN_FILENO, &c, 1) == 1) {
        isSome = true;
        if (c == '\n')
            break;
        if (line.size() < longestLine)
            line.append(c);
    }
    if (!isSome)
        return std::nullopt;
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace Cli
