#include "cli/progressbar.h"

#include <QByteArray>

#include <unistd.h>

#include <cstdio>

namespace Cli {

namespace {

constexpr int width = 40;

void write(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
    std::fflush(stderr);
}

} // namespace

ProgressBar::ProgressBar()
    : m_isSeen(::isatty(STDERR_FILENO) == 1)
{
}

void ProgressBar::hide()
{
    if (m_percent >= 0)
        write('\r' + QByteArray(width + 8, ' ') + '\r');
    m_percent = -1;
}

void ProgressBar::show(int percent)
{
    if (!m_isSeen || percent == m_percent)
        return;
    m_percent = percent;
    write("\r[" + QByteArray(width * percent / 100, '#').leftJustified(width, ' ') + "] "
          + QByteArray::number(percent).rightJustified(3, ' ') + '%');
}

} // namespace Cli
