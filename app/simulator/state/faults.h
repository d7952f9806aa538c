// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/base/vocabulary.h"

#include <QString>

#include <map>
#include <random>

namespace Simulator {

//! Which faults strike: the next few times, or by chance. Nothing strikes unless it was told to.
class Faults
{
public:
    //! The same @p seed and the same course of things give the same faults.
    explicit Faults(quint32 seed);

    //! The next @p count times. @p method limits a fault of the API to one method; empty is any.
    void strikeNext(Fault fault, int count = 1, const QString &method = {});
    //! @p probability is 0 to 1.
    void strikeByChance(Fault fault, double probability, const QString &method = {});
    void clear(Fault fault);
    void clear();

    //! Whether it strikes now; uses up one of the next times.
    [[nodiscard]] bool strikes(Fault fault, QStringView method = {});

private:
    struct Rule
    {
        int left = 0;
        double probability = 0;
        QString method{};
    };

    std::map<Fault, Rule> m_rules;
    std::mt19937 m_generator;
};

} // namespace Simulator
