// SPDX-License-Identifier: GPL-3.0-only
#include "terminal.h"

#include <QDeadlineTimer>
#include <QFile>

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <array>
#include <vector>

namespace TestSupport {

namespace {

constexpr auto patience = 20000;
constexpr auto aMoment = 20;

} // namespace

Terminal::Terminal(const QString &program, const QStringList &arguments)
{
    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const auto &argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char *> pointers;
    for (auto &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    if (::openpty(&m_keyboard, &m_line, nullptr, nullptr, nullptr) != 0)
        qFatal("there are no pseudo-terminals here");
    m_program = ::fork();
    if (m_program != 0)
        return;
    ::close(m_keyboard);
    ::login_tty(m_line);
    ::execv(pointers.front(), pointers.data());
    ::_exit(127);
}

Terminal::~Terminal()
{
    if (m_program > 0) {
        ::kill(m_program, SIGKILL);
        ::waitpid(m_program, nullptr, 0);
    }
    ::close(m_keyboard);
    ::close(m_line);
}

void Terminal::readSome()
{
    pollfd watched{m_keyboard, POLLIN, 0};
    if (::poll(&watched, 1, aMoment) != 1)
        return;
    std::array<char, 4096> bytes{};
    const auto count = ::read(m_keyboard, bytes.data(), bytes.size());
    if (count > 0)
        m_screen.append(bytes.data(), count);
}

bool Terminal::shows(const QByteArray &text, int times)
{
    const QDeadlineTimer deadline(patience);
    while (m_screen.count(text) < times && !deadline.hasExpired())
        readSome();
    return m_screen.count(text) >= times;
}

bool Terminal::echoes() const
{
    termios state{};
    return ::tcgetattr(m_keyboard, &state) == 0 && (state.c_lflag & ECHO) != 0;
}

void Terminal::type(const QByteArray &keys) const
{
    if (::write(m_keyboard, keys.constData(), size_t(keys.size())) != keys.size())
        qFatal("the terminal takes nothing");
}

void Terminal::send(int signal) const
{
    ::kill(m_program, signal);
}

Terminal::End Terminal::end()
{
    const QDeadlineTimer deadline(patience);
    int status = 0;
    while (::waitpid(m_program, &status, WNOHANG) != m_program) {
        if (deadline.hasExpired())
            return {};
        readSome();
    }
    m_program = -1;
    readSome();
    return {.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0};
}

} // namespace TestSupport
