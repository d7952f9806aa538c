#include "cli/terminal/progressbar.h"

#include <unistd.h>

#include <cstdio>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

constexpr auto percents = 100;
constexpr auto marks = 40;

void write(const QString &text)
{
    const auto bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

} // namespace

ProgressBar::ProgressBar(QString work)
    : m_work(std::move(work))
    , m_isTerminal(::isatty(STDERR_FILENO) == 1)
{
}

ProgressBar::~ProgressBar()
{
    if (m_percent >= 0)
        write(u'\r' + QString(line(m_work, percents).size(), u' ') + u'\r');
}

void ProgressBar::show(qsizetype done, qsizetype total)
{
    const auto percent = total > 0 ? int(percents * done / total) : percents;
    if (!m_isTerminal || percent == m_percent)
        return;
    m_percent = percent;
    write(u'\r' + line(m_work, percent));
}

QString ProgressBar::line(const QString &work, int percent)
{
    const auto bar = QString(marks * percent / percents, u'#').leftJustified(marks);
    return u"%1 [%2] %3 %"_s.arg(work, -8).arg(bar).arg(percent, 3);
}

} // namespace Cli
