#pragma once

#include "server/answerhold.h"

#include <QAbstractSocket>
#include <QByteArray>

#include <sys/socket.h>

#include <utility>

namespace Server {

//! A QTcpSocket or QSslSocket that an AnswerHold can keep from sending. Whoever asks it how much is
//! still to be sent hears of that, too; who closes it closes it when that is sent.
template <typename Base>
class HeldSocket final : public Base, private AnswerHold::Holder
{
public:
    //! @p hold outlives the socket.
    HeldSocket(AnswerHold &hold, QObject *parent)
        : Base(parent)
        , m_hold(hold)
    {
    }

    ~HeldSocket() override { m_hold.remove(this); }
    Q_DISABLE_COPY_MOVE(HeldSocket)

    [[nodiscard]] qint64 bytesToWrite() const override
    {
        return Base::bytesToWrite() + m_held.size();
    }

    void disconnectFromHost() override
    {
        if (hasToWait())
            m_end = End::Disconnect;
        else
            Base::disconnectFromHost();
    }

    void close() override
    {
        if (hasToWait())
            m_end = End::Close;
        else
            Base::close();
    }

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        if (!m_hold.isHolding() && m_held.isEmpty())
            return Base::writeData(data, size);
        if (!isConnected())
            return -1;
        if (m_held.isEmpty())
            m_hold.add(this);
        m_held.append(data, size);
        return size;
    }

private:
    //! What comes when everything is sent.
    enum class End { None, Disconnect, Close };

    [[nodiscard]] bool hasToWait() const { return !m_held.isEmpty() && isConnected(); }
    [[nodiscard]] bool isConnected() const
    {
        return this->state() == QAbstractSocket::ConnectedState;
    }

    // Flushed, because a client that has closed its half is gone for Qt as soon as it notices.
    void release() override
    {
        const auto held = std::exchange(m_held, {});
        if (isConnected()) {
            Base::writeData(held.constData(), held.size());
            Base::flush();
        }
        switch (std::exchange(m_end, End::None)) {
        case End::None:
            break;
        case End::Disconnect:
            return Base::disconnectFromHost();
        case End::Close:
            return Base::close();
        }
    }

    // Without lingering the kernel sends a reset, which nobody takes for the end of an answer.
    void drop() override
    {
        m_held.clear();
        m_end = End::None;
        const linger none{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(static_cast<int>(this->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none,
                     sizeof none);
        this->abort();
    }

    AnswerHold &m_hold;
    QByteArray m_held;
    End m_end = End::None;
};

} // namespace Server
