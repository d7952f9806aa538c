// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/request.h"

#include <QRandomGenerator>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace Http {

using namespace Qt::StringLiterals;

QString newRequestId()
{
    return QString::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, u'0');
}

QString withoutFinalSlash(const QString &path)
{
    qsizetype end = path.size();
    while (end > 1 && path[end - 1] == u'/')
        --end;
    return path.left(end);
}

namespace {

auto fault(int status, const QString &sentence)
{
    return Core::Unexpected(HeadFault{.status = status, .sentence = sentence});
}

bool isToken(QByteArrayView text)
{
    // RFC 9110, 5.6.2
    constexpr QByteArrayView signs = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [signs](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || signs.contains(c);
    });
}

bool isPrintable(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

// Headers that mean something else when they stand twice.
bool mayStandOnce(const QByteArray &name)
{
    static const QSet<QByteArray> once{
        "authorization"_ba,
        "connection"_ba,
        "content-length"_ba,
        "content-type"_ba,
        "expect"_ba,
        "host"_ba,
        "origin"_ba,
        "sec-websocket-key"_ba,
        "sec-websocket-version"_ba,
        "upgrade"_ba,
        "transfer-encoding"_ba,
        "x-forwarded-proto"_ba,
    };
    return once.contains(name);
}

// Each path has one spelling. Another one, with an escaped letter, "//", "/../" or a backslash,
// would pass the rules that a proxy in front has for it (RFC 3986, 6.2.2). The query may escape.
bool isPlainPath(QByteArrayView target)
{
    const auto query = target.indexOf('?');
    const auto path = query < 0 ? target : target.first(query);
    if (target.contains('#') || path.contains('%') || path.contains('\\'))
        return false;
    const auto segments = path.sliced(1).toByteArray().split('/');
    return std::none_of(segments.begin(), segments.end() - 1,
                        [](const QByteArray &each) { return each.isEmpty(); })
        && !segments.contains("."_ba) && !segments.contains(".."_ba);
}

std::optional<HeadFault> readRequestLine(QByteArrayView line, RequestHead &head)
{
    const auto parts = line.toByteArray().split(' ');
    if (parts.size() != 3 || !isToken(parts[0]))
        return HeadFault{400, u"The request line is not one of HTTP."_s};
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0") {
        return parts[2].startsWith("HTTP/")
            ? HeadFault{505, u"Only HTTP/1.1 and HTTP/1.0 are spoken here."_s}
            : HeadFault{400, u"The request line is not one of HTTP."_s};
    }
    constexpr auto longestTarget = 4096; // ours are shorter, and reading one takes its time
    if (parts[1].size() > longestTarget)
        return HeadFault{414, u"The target is longer than 4096 bytes."_s};
    // QUrl would read "//x" as a host; an absolute form is for proxies.
    if (!parts[1].startsWith('/') || parts[1].startsWith("//") || !isPrintable(parts[1]))
        return HeadFault{400, u"The target must be a path that starts with one slash."_s};
    if (!isPlainPath(parts[1])) {
        return HeadFault{400,
                         u"The path must be plain: without %, a backslash, empty or dot "
                         "segments, or a fragment."_s};
    }
    const auto url = QUrl::fromEncoded(parts[1]);
    if (!url.isValid())
        return HeadFault{400, u"The target is not a valid path."_s};
    head.request.method = parts[0];
    head.request.path = withoutFinalSlash(url.path());
    head.request.hasFinalSlash = url.path().size() > head.request.path.size();
    head.request.query = QUrlQuery(url);
    head.isLast = parts[2] == "HTTP/1.0";
    return std::nullopt;
}

std::optional<HeadFault> readHeader(QByteArrayView line, Request &request)
{
    const auto colon = line.indexOf(':');
    if (colon < 1 || !isToken(line.first(colon)))
        return HeadFault{400, u"A header line is not a name, a colon and a value."_s};
    const auto name = line.first(colon).toByteArray().toLower();
    if (request.headers.contains(name) && mayStandOnce(name))
        return HeadFault{400, u"A header that may stand once stands twice."_s};
    request.headers.insert(name, line.sliced(colon + 1).trimmed().toByteArray());
    return std::nullopt;
}

// HTTP/1.0 knows no chunks: whatever wrote them did not know what it passed on (RFC 9112, 6.1).
// The connection's headers are not read yet, so only that version makes it the last request.
std::optional<HeadFault> readTransferCoding(RequestHead &head)
{
    if (head.isLast)
        return HeadFault{400, u"HTTP/1.0 has no Transfer-Encoding."_s};
    if (head.request.header("transfer-encoding").toLower() != "chunked")
        return HeadFault{501, u"The only transfer coding is one \"chunked\"."_s};
    head.isChunked = true;
    return std::nullopt;
}

std::optional<HeadFault> readLength(RequestHead &head)
{
    const auto &headers = head.request.headers;
    const bool hasLength = headers.contains("content-length");
    if (headers.contains("transfer-encoding")) {
        if (hasLength)
            return HeadFault{400, u"Content-Length and Transfer-Encoding exclude each other."_s};
        return readTransferCoding(head);
    }
    if (!hasLength)
        return std::nullopt;
    constexpr auto longest = 15; // far beyond every limit, and no overflow
    const auto text = headers.value("content-length");
    const bool isNumber = !text.isEmpty() && text.size() <= longest
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return HeadFault{400, u"Content-Length is not a number."_s};
    head.contentLength = text.toLongLong();
    return std::nullopt;
}

bool lists(const QByteArray &header, QByteArrayView option)
{
    const auto options = header.toLower().split(',');
    return std::any_of(options.begin(), options.end(),
                       [option](const QByteArray &each) { return each.trimmed() == option; });
}

std::optional<HeadFault> readConnection(RequestHead &head)
{
    const auto &request = head.request;
    const auto connection = request.header("connection");
    head.isLast = head.isLast || lists(connection, "close");
    head.expectsContinue = request.header("expect").toLower() == "100-continue";
    // Many proxies send "Connection: upgrade" with every request; without an Upgrade it says
    // nothing.
    if (!request.headers.contains("upgrade"))
        return std::nullopt;
    if (!lists(connection, "upgrade") || request.header("upgrade").toLower() != "websocket") {
        head.hasOtherUpgrade = true;
        return std::nullopt;
    }
    if (request.method != "GET" || head.contentLength > 0 || head.isChunked)
        return HeadFault{400, u"A WebSocket is opened with GET and without a body."_s};
    head.isUpgrade = true;
    return std::nullopt;
}

} // namespace

bool hasControl(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    });
}

Core::Expected<std::optional<qsizetype>, HeadFault> endOfHead(QByteArrayView bytes, qsizetype from)
{
    for (auto i = from; i < bytes.size(); ++i) {
        if (bytes[i] != '\n')
            continue;
        if (i == 0 || bytes[i - 1] != '\r')
            return fault(400, u"A line of the head does not end with CR LF."_s);
        if (i == 1)
            return fault(400, u"There is an empty line before the request."_s);
        if (i >= 3 && bytes[i - 2] == '\n')
            return std::optional(i + 1);
    }
    return std::optional<qsizetype>();
}

Core::Expected<RequestHead, HeadFault> requestHeadFrom(QByteArrayView bytes)
{
    RequestHead head;
    head.request.id = newRequestId();
    KIOSK_TRY(end, endOfHead(bytes));
    if (end != bytes.size())
        return fault(400, u"The head is not complete."_s);

    constexpr auto mostLines = 64;
    auto lines = 0;
    bool isFirst = true;
    auto rest = bytes.chopped(2); // the empty line
    while (!rest.isEmpty()) {
        const auto length = rest.indexOf("\r\n");
        const auto line = rest.first(length);
        rest = rest.sliced(length + 2);
        if (hasControl(line))
            return fault(400, u"There is a control character in the head."_s);
        const auto wrong = isFirst ? readRequestLine(line, head) : readHeader(line, head.request);
        if (wrong)
            return Core::Unexpected(*wrong);
        isFirst = false;
        if (++lines > mostLines + 1) // the first is the request's
            return fault(431, u"The head has more than 64 header lines."_s);
    }
    if (!head.request.headers.contains("host"))
        return fault(400, u"The Host header is missing."_s);
    for (const auto read : {readLength, readConnection}) {
        if (const auto wrong = read(head))
            return Core::Unexpected(*wrong);
    }
    return head;
}

} // namespace Http
