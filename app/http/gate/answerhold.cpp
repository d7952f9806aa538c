// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/answerhold.h"

#include <utility>

namespace Http {

AnswerHold::~AnswerHold()
{
    for (auto *holder : m_holders)
        holder->drop();
}

void AnswerHold::remove(Holder *holder)
{
    std::erase(m_holders, holder);
    std::erase(m_ending, holder);
}

// A slot that ends the next hold meanwhile finishes the others of this one, too.
void AnswerHold::end(void (Holder::*decide)())
{
    m_isHolding = false;
    for (auto *holder : std::exchange(m_holders, {})) {
        (holder->*decide)();
        m_ending.push_back(holder);
    }
    while (!m_ending.empty()) {
        auto *holder = m_ending.front();
        m_ending.pop_front();
        holder->finish();
    }
}

} // namespace Http
