// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/faults.h"

namespace Simulator {

Faults::Faults(quint32 seed)
    : m_generator(seed)
{
}

void Faults::strikeNext(Fault fault, int count, const QString &method)
{
    m_rules[fault] = {.left = count, .method = method};
}

void Faults::strikeByChance(Fault fault, double probability, const QString &method)
{
    m_rules[fault] = {.probability = probability, .method = method};
}

void Faults::clear(Fault fault)
{
    m_rules.erase(fault);
}

void Faults::clear()
{
    m_rules.clear();
}

bool Faults::strikes(Fault fault, QStringView method)
{
    const auto found = m_rules.find(fault);
    if (found == m_rules.end())
        return false;
    auto &rule = found->second;
    if (!rule.method.isEmpty() && method.compare(rule.method, Qt::CaseInsensitive) != 0)
        return false;
    if (rule.left > 0) {
        --rule.left;
        return true;
    }
    return std::uniform_real_distribution<>(0, 1)(m_generator) < rule.probability;
}

} // namespace Simulator
