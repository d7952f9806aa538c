#include "greenapi/client/singleusebody.h"

#include <algorithm>

namespace GreenApi {

SingleUseBody::SingleUseBody(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SingleUseBody::bytesAvailable() const
{
    return m_body.size() - m_taken;
}

qint64 SingleUseBody::readData(char *data, qint64 longest)
{
    if (atEnd())
        return -1;
    const auto size = std::min(longest, bytesAvailable());
    std::copy_n(m_body.constBegin() + m_taken, size, data);
    m_taken += size;
    return size;
}

qint64 SingleUseBody::writeData(const char * /*data*/, qint64 /*size*/)
{
    return -1;
}

} // namespace GreenApi
