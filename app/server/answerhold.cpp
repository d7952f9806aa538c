#include "server/answerhold.h"

#include <algorithm>
#include <utility>

namespace Server {

// What is sent may end connections, and take their sockets with them.
void AnswerHold::release()
{
    m_isHolding = false;
    std::ranges::reverse(m_holders);
    while (!m_holders.empty()) {
        auto *holder = m_holders.back();
        m_holders.pop_back();
        holder->release();
    }
}

void AnswerHold::reset()
{
    m_isHolding = false;
    while (!m_holders.empty()) {
        auto *holder = m_holders.back();
        m_holders.pop_back();
        holder->drop();
    }
}

} // namespace Server
