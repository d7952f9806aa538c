#include "http/base/bodyreader.h"

#include <algorithm>
#include <utility>

namespace Http {

BodyReader::BodyReader(RequestHead head, qint64 longest)
    : m_head(std::move(head))
    , m_longest(longest)
{
}

Core::Expected<void, HeadFault> BodyReader::read(QByteArrayView bytes)
{
    m_received += bytes.size();
    if (!m_head.isChunked) {
        m_body += bytes.first(std::min<qint64>(bytes.size(), m_head.contentLength - m_body.size()));
        return {};
    }
    const auto read = m_chunks.read(bytes, m_body);
    if (m_body.size() > m_longest)
        m_isTooLong = true;
    if (m_isTooLong)
        m_body.clear();
    return read;
}

bool BodyReader::isComplete() const
{
    return m_head.isChunked ? m_chunks.isAtEnd() : m_body.size() == m_head.contentLength;
}

Request BodyReader::request() &&
{
    auto request = std::move(m_head.request);
    request.body = std::move(m_body);
    return request;
}

} // namespace Http
