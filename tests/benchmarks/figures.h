// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>

#include <chrono>
#include <vector>

namespace Benchmark {

using Microseconds = std::chrono::microseconds;

//! The times that something took, one for each time that it was done.
class Figures
{
public:
    void add(Microseconds time) { m_times.push_back(time); }

    [[nodiscard]] bool isEmpty() const { return m_times.empty(); }
    //! 0 where there are none.
    [[nodiscard]] Microseconds median() const;
    [[nodiscard]] Microseconds longest() const;

private:
    std::vector<Microseconds> m_times;
};

//! A line of the table on standard output: @p what, median and longest in milliseconds, and what
//! was the longest.
void print(const QString &what, const Figures &figures, const QString &longest = {});
void printHead();

} // namespace Benchmark
