#pragma once

#include "core/base/expected.h"
#include "http/base/requesthead.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Http {

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

    //! The bytes that follow on the former ones, cut anywhere. Appends what they hold of the body
    //! to @p body. Bytes behind the end are not looked at.
    [[nodiscard]] Core::Expected<void, HeadFault> read(QByteArrayView bytes, QByteArray &body);

    [[nodiscard]] bool isAtEnd() const { return m_part == Part::End; }

private:
    enum class Part { Size, Data, DataEnd, Trailer, End };

    [[nodiscard]] bool readLine(QByteArrayView &bytes, qsizetype longest);
    [[nodiscard]] bool readSize();
    [[nodiscard]] bool takeLine();

    Part m_part = Part::Size;
    //! The line under way, and then a whole one without its end.
    QByteArray m_line;
    //! Bytes of the chunk that are still to come.
    qint64 m_missing = 0;
    qsizetype m_trailers = 0;
};

} // namespace Http
