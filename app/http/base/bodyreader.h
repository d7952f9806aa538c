#pragma once

#include "http/base/chunkreader.h"
#include "http/base/requesthead.h"

#include <QByteArray>

namespace Http {

//! Reads the body of one request that Qt's parser does not see, chunked or of a known length.
class BodyReader
{
public:
    //! Keeps at most @p longest bytes of a body in chunks.
    BodyReader(RequestHead head, qint64 longest);

    //! The bytes that follow on the former ones. Those behind the body's end are not looked at.
    [[nodiscard]] Core::Expected<void, HeadFault> read(QByteArrayView bytes);

    [[nodiscard]] bool isComplete() const;
    //! More came in chunks than is kept; what was kept is thrown away.
    [[nodiscard]] bool isTooLong() const { return m_isTooLong; }
    //! So many bytes have come, of the chunks' own lines, too.
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
