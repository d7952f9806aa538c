// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/ownrequest.h"

#include <array>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

auto bodyTooLarge()
{
    return Core::Unexpected(HeadFault{.status = 413, .sentence = u"The body is too large."_s});
}

} // namespace

OwnRequest::OwnRequest(const RequestHead &head, qint64 longestBody)
    : m_body(head, longestBody)
{
}

Core::Expected<std::optional<Response>, HeadFault> OwnRequest::read(QTcpSocket &socket, Gate &gate)
{
    std::array<char, 16 * 1024> bytes{};
    while (!m_body.isComplete()) {
        const auto count = socket.read(bytes.data(), bytes.size());
        if (count <= 0)
            return std::optional<Response>();
        KIOSK_CHECK(m_body.read({bytes.data(), count}));
        if (m_body.isTooLong() && !m_refusal) {
            auto head = m_body.head();
            head.contentLength = m_body.received();
            auto admission = gate.admit(head);
            if (!admission.refusal)
                return bodyTooLarge();
            if (!admission.drainsBody)
                return std::move(admission.refusal);
            m_refusal = std::move(admission.refusal);
        }
        if (m_body.received() > gate.limits().drained)
            return bodyTooLarge();
    }
    return m_refusal ? m_refusal : gate.answer(std::move(m_body).request());
}

} // namespace Http
