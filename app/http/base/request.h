// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QHostAddress>
#include <QString>
#include <QUrlQuery>

#include <optional>

namespace Http {

//! An HTTP request as a value. QHttpServerRequest cannot be made in a test, so it ends at
//! HttpServer.
struct Request
{
    //! In capitals, for example "GET".
    QByteArray method;
    //! Decoded, without the final slash ("/" itself stays).
    QString path;
    QUrlQuery query;
    //! By lower-case name.
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    //! The other end of the connection, perhaps a proxy (TrustedProxies::clientOf()).
    QHostAddress peer;
    //! The connection itself is TLS.
    bool isSecure = false;
    //! Random, for the log and the person who asks for help.
    QString id;
    //! The path was asked for with a slash at its end.
    bool hasFinalSlash = false;

    //! True for a request that asks for the answer to a GET and must change nothing.
    [[nodiscard]] bool isHead() const { return method == "HEAD"; }

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

//! A fresh Request::id.
[[nodiscard]] QString newRequestId();

//! @p path without its final slashes.
[[nodiscard]] QString withoutFinalSlash(const QString &path);

//! The head of a request of one meaning only.
struct RequestHead
{
    //! Without body and peer.
    Request request;
    qint64 contentLength = 0;
    //! The body comes in chunks, which mark its end; contentLength is 0.
    bool isChunked = false;
    //! The request asks for a WebSocket.
    bool isUpgrade = false;
    //! The request offers another protocol, which is ignored (RFC 9110, 7.8).
    bool hasOtherUpgrade = false;
    //! The client wants no further answer on this connection.
    bool isLast = false;
    //! The client waits for "100 Continue" before it sends the body.
    bool expectsContinue = false;

    //! Returns whether Qt reads and answers the request correctly: Qt 6.4 ends a connection that
    //! offers an unknown protocol, and sets no limit to chunks; Qt 6.8 answers a HEAD with a length
    //! of 0.
    [[nodiscard]] bool isForQt() const
    {
        constexpr bool answersHead = QT_VERSION < QT_VERSION_CHECK(6, 8, 0);
        return !isChunked && !hasOtherUpgrade && (answersHead || request.method != "HEAD");
    }
};

//! Why a head is refused.
struct HeadFault
{
    //! The HTTP status to answer with.
    int status = 400;
    //! An English sentence for developers.
    QString sentence;
};

//! Control characters other than the tab. Bytes above ASCII are left to those who read the value.
[[nodiscard]] bool hasControl(QByteArrayView text);

//! Returns the length of the head at the start of @p bytes, its empty line included, nothing if the
//! head is not complete, or what is wrong with its line ends. Lines end with CR LF and nothing
//! else: two programs of which only one accepts a bare LF would see two different requests (RFC
//! 9112, 2.2 and 11.2). The first @p from bytes were searched before.
[[nodiscard]] Core::Expected<std::optional<qsizetype>, HeadFault> endOfHead(QByteArrayView bytes,
                                                                            qsizetype from = 0);

//! Reads a whole head, its empty line included. Stricter than RFC 9112 wherever two programs could
//! read it in two ways: folded lines, blanks before a colon, repeated headers that may stand only
//! once, lengths that are not plain digits, both length headers, any transfer coding but one
//! "chunked", paths in any but the plain spelling. Any bytes are safe.
[[nodiscard]] Core::Expected<RequestHead, HeadFault> requestHeadFrom(QByteArrayView head);

} // namespace Http
