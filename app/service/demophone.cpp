#include "service/demophone.h"

#include "service/phonetexts.h"

namespace Service {

DemoConfirmations::DemoConfirmations(DemoInbox inbox)
    : m_inbox(std::move(inbox))
{
}

void DemoConfirmations::send(const Core::Attempt &attempt, const QString &number)
{
    m_inbox({.to = *attempt.verifiedPhone, .text = numberText(attempt.language, number)});
}

DemoCodes::DemoCodes(DemoInbox inbox)
    : m_inbox(std::move(inbox))
{
}

void DemoCodes::send(const Core::Attempt &attempt, const QString &code)
{
    m_inbox({.to = *attempt.expectedPhone, .text = codeText(attempt.language, code)});
}

} // namespace Service
