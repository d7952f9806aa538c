// SPDX-License-Identifier: GPL-3.0-only
#include "fuzz/target.h"
#include "http/base/request.h"

#include <algorithm>
#include <optional>

using namespace Http;

namespace {

using Fuzz::require;

bool hasControl(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; });
}

//! @p head with one more header.
QByteArray withHeader(QByteArrayView head, QByteArrayView line)
{
    return head.chopped(2).toByteArray() + line.toByteArray() + "\r\n\r\n";
}

void checkHeaders(const Request &request)
{
    for (auto header = request.headers.begin(); header != request.headers.end(); ++header) {
        require(!header.key().isEmpty() && header.key() == header.key().toLower(),
                "a header's name is in small letters");
        require(!hasControl(header.key()) && !hasControl(header.value()),
                "a header has no control character");
    }
    require(request.headers.contains("host"), "a request says to which host");
}

void checkHead(const RequestHead &head, QByteArrayView bytes)
{
    auto lines = bytes.toByteArray();
    require(!hasControl(lines.replace("\r\n", "")), "lines end with CR LF and nothing else");
    require(lines.indexOf(head.request.method) == 0 && !head.request.method.isEmpty(),
            "a request begins with its method");
    require(head.request.path.startsWith(u'/'), "a path begins with a slash");
    const auto target = bytes.toByteArray().split(' ').value(1).split('?').first();
    require(withoutFinalSlash(QString::fromLatin1(target)) == head.request.path,
            "a path has one spelling");
    require(head.contentLength >= 0, "a length is not negative");
    const auto &headers = head.request.headers;
    require(head.isChunked == headers.contains("transfer-encoding"), "the only coding is chunked");
    require(!head.isChunked || !headers.contains("content-length"), "a body has one length");
    require(!head.isUpgrade || head.isForQt(), "Qt shakes a WebSocket's hands");
    require(!head.isUpgrade || (head.request.method == "GET" && head.contentLength == 0),
            "a WebSocket is opened with GET and without a body");
    checkHeaders(head.request);
}

void checkThatNothingIsSmuggled(QByteArrayView head)
{
    for (const auto line : {"Host: other.example", "Transfer-Encoding: gzip", " folded: line",
                            "Content-Length : 1", "X: a\nY: b"})
        require(!requestHeadFrom(withHeader(head, line)), "a head has one meaning");
    const auto chunked = withHeader(head, "Transfer-Encoding: chunked");
    require(!requestHeadFrom(withHeader(chunked, "Content-Length: 1")), "a body has one length");
    require(!requestHeadFrom(withHeader(chunked, "Transfer-Encoding: chunked")),
            "a body has one coding");
}

using End = Core::Expected<std::optional<qsizetype>, HeadFault>;

bool isSame(const End &one, const End &other)
{
    return one.has_value() == other.has_value() && (!one || *one == *other);
}

//! As when the bytes come in two pieces.
void checkEndInPieces(QByteArrayView bytes)
{
    const auto whole = endOfHead(bytes);
    for (const auto from : {bytes.size() / 3, bytes.size() / 2, bytes.size()}) {
        const auto first = endOfHead(bytes.first(from));
        const bool isUnderWay = first && !first->has_value();
        require(isSame(whole, isUnderWay ? endOfHead(bytes, from) : first),
                "a head ends where it ends, in however many pieces it comes");
    }
}

} // namespace

void Fuzz::run(QByteArrayView input)
{
    checkEndInPieces(input);
    const auto head = requestHeadFrom(input);
    if (!head) {
        require(head.error().status >= 400 && head.error().status < 600
                    && !head.error().sentence.isEmpty(),
                "a refusal has a status and a sentence");
        return;
    }
    checkHead(*head, input);
    checkThatNothingIsSmuggled(input);
}
