#pragma once

#include <QAbstractSocket>
#include <QMetaMethod>

#include <functional>
#include <utility>

namespace Http {

//! Tells who wants to know that somebody else has begun to listen to a socket's readyRead.
class ReaderWatch
{
public:
    ReaderWatch() = default;
    virtual ~ReaderWatch() = default;
    Q_DISABLE_COPY_MOVE(ReaderWatch)

    //! @p onReader is called after each connection to readyRead from now on.
    void setOnReader(std::function<void()> onReader) { m_onReader = std::move(onReader); }

protected:
    void tellReader()
    {
        if (m_onReader)
            m_onReader();
    }

private:
    std::function<void()> m_onReader;
};

//! A QTcpSocket or QSslSocket with a ReaderWatch: slots run in the order of connecting, so who must
//! be called before another has to connect before, too.
template <typename Base>
class WatchedSocket : public Base, public ReaderWatch
{
public:
    using Base::Base;

protected:
    void connectNotify(const QMetaMethod &signal) override
    {
        Base::connectNotify(signal);
        if (signal == QMetaMethod::fromSignal(&QIODevice::readyRead))
            tellReader();
    }
};

} // namespace Http
