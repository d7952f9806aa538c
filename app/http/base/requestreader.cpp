// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/requestreader.h"

#include "http/base/request.h"

#include <algorithm>
#include <utility>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

bool isHexadecimal(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

} // namespace

Core::Expected<qint64, HeadFault> HeadReader::read(QByteArrayView bytes)
{
    const auto seen = m_bytes.size();
    m_bytes += bytes;
    KIOSK_TRY(end, endOfHead(m_bytes, seen));
    if ((!end && m_bytes.size() > m_limit) || end > m_limit)
        return Core::Unexpected(HeadFault{.status = 431, .sentence = u"The head is too large."_s});
    m_isComplete = end.has_value();
    if (m_isComplete)
        m_bytes.truncate(*end);
    return m_bytes.size() - seen;
}

Core::Expected<void, HeadFault> ChunkReader::read(QByteArrayView bytes, QByteArray &body)
{
    while (!bytes.isEmpty() && m_part != Part::End) {
        if (m_part == Part::Data) {
            const auto count = std::min<qint64>(m_missing, bytes.size());
            body += bytes.first(count);
            bytes = bytes.sliced(count);
            m_missing -= count;
            if (m_missing == 0)
                m_part = Part::DataEnd;
            continue;
        }
        const auto longest = m_part == Part::Trailer ? longestTrailers - m_trailers : longestLine;
        if (!readLine(bytes, longest)) {
            return Core::Unexpected(
                HeadFault{.status = 400, .sentence = u"The chunks of the body are not sound."_s});
        }
    }
    return {};
}

// False for what cannot be a line. A line that is whole is taken.
bool ChunkReader::readLine(QByteArrayView &bytes, qsizetype longest)
{
    const auto end = bytes.indexOf('\n');
    const auto count = end < 0 ? bytes.size() : end + 1;
    if (m_line.size() + count > longest)
        return false;
    m_line += bytes.first(count);
    bytes = bytes.sliced(count);
    if (end < 0)
        return true;
    if (!m_line.endsWith("\r\n"))
        return false;
    m_line.chop(2);
    const bool isSound = !hasControl(m_line) && handleLine();
    m_line.clear();
    return isSound;
}

bool ChunkReader::handleLine()
{
    switch (m_part) {
    case Part::Size:
        return readSize();
    case Part::DataEnd:
        m_part = Part::Size;
        return m_line.isEmpty();
    case Part::Trailer:
        m_trailers += m_line.size() + 2;
        if (m_line.isEmpty())
            m_part = Part::End;
        return true;
    case Part::Data:
    case Part::End:
        break;
    }
    Q_UNREACHABLE();
}

bool ChunkReader::readSize()
{
    constexpr auto mostDigits = 8; // far beyond every limit, and no overflow
    const auto extension = m_line.indexOf(';');
    const auto digits = extension < 0 ? m_line : m_line.first(extension);
    if (digits.isEmpty() || digits.size() > mostDigits || !isHexadecimal(digits))
        return false;
    m_missing = digits.toLongLong(nullptr, 16);
    m_part = m_missing > 0 ? Part::Data : Part::Trailer;
    return true;
}

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
