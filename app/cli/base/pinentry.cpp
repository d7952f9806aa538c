// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/pinentry.h"

#include "core/base/passwordhash.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

namespace Cli {

using namespace Qt::StringLiterals;

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

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Each digit is as far from the one before: 0000, 1234, 4321, 2468, 7890.
bool isRow(const QByteArray &pin)
{
    const auto step = [&pin](qsizetype i) { return (pin[i] - pin[i - 1] + 10) % 10; };
    for (qsizetype i = 2; i < pin.size(); ++i) {
        if (step(i) != step(1))
            return false;
    }
    return true;
}

// Two digits over and over: 1212.
bool isPairRepeated(const QByteArray &pin)
{
    return std::equal(pin.begin() + 2, pin.end(), pin.begin());
}

} // namespace

std::optional<QString> faultOfPin(const QByteArray &pin)
{
    if (!std::all_of(pin.begin(), pin.end(), isDigit))
        return u"a PIN consists of digits only: the kiosk has no other keys"_s;
    if (!Core::Pin::isPin(QString::fromLatin1(pin)))
        return u"a PIN has %1 to %2 digits"_s.arg(Core::Pin::shortest).arg(Core::Pin::longest);
    if (isRow(pin) || isPairRepeated(pin))
        return u"this PIN is one of the first that anybody tries; choose one without a pattern"_s;
    return std::nullopt;
}

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
