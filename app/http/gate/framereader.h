#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Http {

//! Follows the frames of a WebSocket's client from one header to the next (RFC 6455, 5.2), to find
//! what a client must not send: frames without a mask, reserved bits and opcodes, control frames
//! that are long or in fragments. What the frames say is not looked at.
class FrameReader
{
public:
    //! The bytes that follow on the former ones, cut anywhere. False from the first frame on that
    //! must not be. Bytes behind a close frame mean nothing and are always right.
    [[nodiscard]] bool take(QByteArrayView bytes);

private:
    void beginPayload();

    //! As far as it has come.
    QByteArray m_header;
    //! Bytes of the payload that are still to come.
    quint64 m_missing = 0;
    bool m_isClosed = false;
    bool m_isBroken = false;
};

} // namespace Http
