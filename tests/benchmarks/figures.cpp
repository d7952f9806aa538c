// SPDX-License-Identifier: GPL-3.0-only
#include "figures.h"

#include <algorithm>
#include <cstdio>

namespace Benchmark {

namespace {

double milliseconds(Microseconds time)
{
    return double(time.count()) / 1000;
}

} // namespace

Microseconds Figures::median() const
{
    if (m_times.empty())
        return {};
    auto sorted = m_times;
    std::sort(sorted.begin(), sorted.end());
    return sorted.at(sorted.size() / 2);
}

Microseconds Figures::longest() const
{
    return m_times.empty() ? Microseconds() : *std::max_element(m_times.begin(), m_times.end());
}

void printHead()
{
    std::printf("%-46s %10s %10s   %s\n", "", "median ms", "longest ms", "the longest");
}

void print(const QString &what, const Figures &figures, const QString &longest)
{
    std::printf("%-46s %10.1f %10.1f   %s\n", qUtf8Printable(what), milliseconds(figures.median()),
                milliseconds(figures.longest()), qUtf8Printable(longest));
    std::fflush(stdout);
}

} // namespace Benchmark
