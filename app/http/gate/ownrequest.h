// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/base/requestreader.h"
#include "http/gate/gate.h"

#include <QTcpSocket>

#include <optional>

namespace Http {

//! Reads one request that is not for Qt, whose connection ends with its answer.
class OwnRequest
{
public:
    //! Keeps at most @p longestBody bytes of a body in chunks.
    OwnRequest(const RequestHead &head, qint64 longestBody);

    [[nodiscard]] bool isComplete() const { return m_body.isComplete(); }

    //! Reads the bytes that have come. Returns the answer when the request is complete or refused,
    //! nothing while more is to come, or what is wrong with it. A body in chunks that is too long
    //! gets the answer that @p gate gives to a head with its length.
    [[nodiscard]] Core::Expected<std::optional<Response>, HeadFault> read(QTcpSocket &socket,
                                                                          Gate &gate);

private:
    BodyReader m_body;
    //! The answer to a body that is too long, which is read to its end all the same.
    std::optional<Response> m_refusal;
};

} // namespace Http
