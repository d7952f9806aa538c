// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/gate/answerhold.h"

#include <QAbstractSocket>
#include <QByteArray>
#include <QPointer>

#include <sys/socket.h>

#include <utility>

namespace Http {

//! A connection whose sending half can be ended before it is closed.
class HalfClosable
{
public:
    HalfClosable() = default;
    virtual ~HalfClosable() = default;
    Q_DISABLE_COPY_MOVE(HalfClosable)

    //! Sends everything written up to now; later writes fail.
    virtual void endWriting() = 0;
};

//! A QTcpSocket or QSslSocket that an AnswerHold can keep from sending. Held bytes count among
//! bytesToWrite(); a close takes effect when they are sent, and nothing can be written after it.
//!
//! The bytes are kept in the socket, because all that is ever sent on a connection passes here, in
//! its order: answers to pipelined requests, the guard's refusals, a WebSocket's handshake and
//! frames. A queue of answers one layer up would see neither what Qt writes by itself nor when Qt
//! ends the connection.
//!
//! An end always wins over a hold. QAbstractSocket::abort() takes the write channels away and then
//! calls the virtual close() while state() is still ConnectedState; Qt calls it for a failed write,
//! too. A client that has hung up leaves a connected socket without a descriptor. So everything
//! asks canSend(), and where that is false what is held is thrown away.
//!
//! Held bytes count as unsent, so the guard's limits for answers that a client does not fetch bound
//! them.
template <typename Base>
class HeldSocket final : public Base, public HalfClosable, private AnswerHold::Holder
{
public:
    //! Without @p hold, which may go first, nothing is kept back.
    HeldSocket(AnswerHold &hold, QObject *parent)
        : Base(parent)
        , m_hold(&hold)
    {
    }

    ~HeldSocket() override { leaveHold(); }
    Q_DISABLE_COPY_MOVE(HeldSocket)

    [[nodiscard]] qint64 bytesToWrite() const override
    {
        return Base::bytesToWrite() + (hasToWait() ? m_held.size() : 0);
    }

    void endWriting() override { m_isAllWritten = true; }

    void disconnectFromHost() override
    {
        if (hasToWait()) {
            if (m_end == End::None)
                m_end = End::Disconnect;
            return;
        }
        discard();
        Base::disconnectFromHost();
    }

    void close() override
    {
        if (hasToWait()) {
            m_end = End::Close;
            return;
        }
        discard();
        Base::close();
    }

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        if (!canSend()) {
            discard();
            return -1;
        }
        if (m_isAllWritten || m_end != End::None)
            return -1;
        if (m_held.isEmpty() && !(m_hold && m_hold->isHolding()))
            return Base::writeData(data, size);
        if (m_held.isEmpty() && size > 0)
            m_hold->add(this);
        m_held.append(data, size);
        return size;
    }

private:
    //! The end that follows when everything is sent.
    enum class End { None, Disconnect, Close, Reset };

    [[nodiscard]] bool canSend() const
    {
        return this->isOpen() && this->writeChannelCount() > 0 && this->socketDescriptor() != -1
            && this->state() == QAbstractSocket::ConnectedState;
    }
    [[nodiscard]] bool hasToWait() const { return !m_held.isEmpty() && canSend(); }

    void discard()
    {
        m_end = End::None;
        if (!std::exchange(m_held, {}).isEmpty())
            leaveHold();
    }

    void leaveHold()
    {
        if (m_hold)
            m_hold->remove(this);
    }

    void release() override
    {
        const auto held = std::exchange(m_held, {});
        if (canSend())
            Base::writeData(held.constData(), held.size());
    }

    void drop() override
    {
        m_held.clear();
        m_end = End::Reset;
    }

    void finish() override
    {
        if (m_end == End::Reset)
            return resetConnection();
        const QPointer<QObject> self(this);
        // A client that has closed its half is gone for Qt as soon as it notices. Where the write
        // fails, Qt aborts.
        Base::flush();
        if (!self)
            return;
        switch (std::exchange(m_end, End::None)) {
        case End::None:
        case End::Reset:
            break;
        case End::Disconnect:
            return disconnectFromHost();
        case End::Close:
            return close();
        }
    }

    // Without lingering the kernel sends a reset, which nobody takes for the end of an answer.
    void resetConnection()
    {
        m_end = End::None;
        const linger none{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(static_cast<int>(this->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none,
                     sizeof none);
        this->abort();
    }

    QPointer<AnswerHold> m_hold;
    QByteArray m_held;
    End m_end = End::None;
    bool m_isAllWritten = false;
};

} // namespace Http
