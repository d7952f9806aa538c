// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "http/base/request.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Http {

//! Collects the head of one request as it arrives.
class HeadReader
{
public:
    //! @p limit is the length of the longest head, in bytes.
    explicit HeadReader(qint64 limit = 0)
        : m_limit(limit)
    {
    }

    //! So many more bytes tell whether the head is too long.
    [[nodiscard]] qint64 room() const { return m_limit + 1 - m_bytes.size(); }
    //! Takes the bytes that follow on the former ones, up to the end of the head. Returns how many
    //! were taken, or what is wrong with the head's lines or its length.
    [[nodiscard]] Core::Expected<qint64, HeadFault> read(QByteArrayView bytes);

    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    //! The head as far as it has come.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    qint64 m_limit;
    QByteArray m_bytes;
    bool m_isComplete = false;
};

//! Takes a body apart that comes in chunks (RFC 9112, 7.1), with one reading only: sizes are plain
//! hexadecimal digits, lines end with CR LF and nothing else. Chunk extensions and trailers are
//! thrown away, and there may be little of them: a client could hide a flood in either. Any bytes
//! are safe.
class ChunkReader
{
public:
    //! Bytes of one size line, and of all trailers together.
    static constexpr qsizetype longestLine = 256;
    static constexpr qsizetype longestTrailers = 4096;

    //! Reads the bytes that follow on the former ones, cut anywhere, and appends their part of the
    //! body to @p body. Bytes behind the end are ignored.
    [[nodiscard]] Core::Expected<void, HeadFault> read(QByteArrayView bytes, QByteArray &body);

    [[nodiscard]] bool isAtEnd() const { return m_part == Part::End; }

private:
    enum class Part { Size, Data, DataEnd, Trailer, End };

    [[nodiscard]] bool readLine(QByteArrayView &bytes, qsizetype longest);
    [[nodiscard]] bool readSize();
    [[nodiscard]] bool handleLine();

    Part m_part = Part::Size;
    //! The line under way, and then a whole one without its end.
    QByteArray m_line;
    //! Bytes of the chunk that are still to come.
    qint64 m_missing = 0;
    qsizetype m_trailers = 0;
};

//! Reads the body of one request that Qt's parser does not see, chunked or of a known length.
class BodyReader
{
public:
    //! Keeps at most @p longest bytes of a body in chunks.
    BodyReader(RequestHead head, qint64 longest);

    //! Reads the bytes that follow on the former ones. Bytes behind the body's end are ignored.
    [[nodiscard]] Core::Expected<void, HeadFault> read(QByteArrayView bytes);

    [[nodiscard]] bool isComplete() const;
    //! More bytes came in chunks than are kept; all of them are thrown away.
    [[nodiscard]] bool isTooLong() const { return m_isTooLong; }
    //! The number of bytes that have come, the lines of the chunks included.
    [[nodiscard]] qint64 received() const { return m_received; }

    [[nodiscard]] const RequestHead &head() const { return m_head; }
    //! The complete request.
    [[nodiscard]] Request request() &&;

private:
    RequestHead m_head;
    qint64 m_longest;
    qint64 m_received = 0;
    bool m_isTooLong = false;
    ChunkReader m_chunks;
    QByteArray m_body;
};

} // namespace Http
