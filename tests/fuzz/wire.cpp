// SPDX-License-Identifier: GPL-3.0-only
#include "fuzz/wire.h"

#include "fuzz/target.h"

#include <QByteArray>
#include <QList>
#include <QtEndian>

#include <algorithm>
#include <optional>

namespace Fuzz {

namespace {

using namespace Qt::StringLiterals;

constexpr QByteArrayView statusLine = "HTTP/1.1 ";

bool isBeginningOf(QByteArrayView bytes, QByteArrayView whole)
{
    return whole.first(std::min(bytes.size(), whole.size()))
        == bytes.first(std::min(bytes.size(), whole.size()));
}

QByteArray header(QByteArrayView head, const QByteArray &name)
{
    const auto lines = head.toByteArray().split('\n');
    for (const auto &line : lines) {
        if (line.left(name.size() + 1).compare(name + ':', Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

//! How long the body behind @p head is.
qsizetype lengthOf(QByteArrayView head, int status)
{
    const auto written = header(head, "Content-Length"_ba);
    if (status < 200 || status == 204) {
        require(written.isEmpty(), "an answer without a body has no length");
        return 0;
    }
    bool isNumber = false;
    const auto length = written.toLongLong(&isNumber);
    require(isNumber && length >= 0, "an answer says how long it is");
    return qsizetype(length);
}

//! The length of the frame at the beginning; nothing while it is not complete.
std::optional<qsizetype> frameLength(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto first = quint8(bytes[0]);
    const auto opcode = first & 0x0f;
    require((first & 0x70) == 0, "no extension is used");
    require(opcode == 0x1 || opcode == 0x8 || opcode == 0x9 || opcode == 0xa,
            "the server sends texts, pings, pongs and a close");
    require((first & 0x80) != 0, "the server's messages are one frame each");
    const auto second = quint8(bytes[1]);
    require((second & 0x80) == 0, "a server masks nothing");
    require(opcode == 0x1 || second <= 125, "a control frame is short");
    qsizetype length = second;
    qsizetype begin = 2;
    if (second == 126) {
        begin = 4;
        if (bytes.size() < begin)
            return std::nullopt;
        length = qFromBigEndian<quint16>(bytes.data() + 2);
    }
    require(second != 127, "the server's messages are small");
    if (bytes.size() < begin + length)
        return std::nullopt;
    return begin + length;
}

void requireFrames(QByteArrayView bytes)
{
    bool isOver = false;
    while (const auto length = frameLength(bytes)) {
        require(!isOver, "nothing follows a close");
        isOver = (quint8(bytes[0]) & 0x0f) == 0x8;
        bytes = bytes.sliced(*length);
    }
    require(!isOver || bytes.isEmpty(), "nothing follows a close");
}

} // namespace

void requireAnswers(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        require(isBeginningOf(bytes, statusLine), "an answer begins where the one before ends");
        const auto end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const auto head = bytes.first(end + 2);
        const auto status = head.sliced(statusLine.size()).first(3).toInt();
        require(status >= 100 && status < 600, "an answer has a status");
        const auto length = lengthOf(head, status);
        bytes = bytes.sliced(end + 4);
        if (status == 101)
            return requireFrames(bytes);
        // To a HEAD there is a length, but no body.
        if (length == 0 || bytes.startsWith(statusLine))
            continue;
        if (bytes.size() < length)
            return;
        bytes = bytes.sliced(length);
    }
}

} // namespace Fuzz
