// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/channelreader.h"

#include <QScopedValueRollback>
#include <QtEndian>

#include <algorithm>

namespace Http {

namespace {

constexpr auto closes = 0x8;

int byteAt(const QByteArray &header, qsizetype at)
{
    return static_cast<unsigned char>(header.at(at));
}

int opcodeOf(const QByteArray &header)
{
    return byteAt(header, 0) & 0x0f;
}

//! 0 to 125, or 126 and 127 where the length follows in 2 or 8 bytes.
int shortLengthOf(const QByteArray &header)
{
    return byteAt(header, 1) & 0x7f;
}

// Checks the header's first two bytes.
bool isAllowed(const QByteArray &header)
{
    const auto opcode = opcodeOf(header);
    const bool isControl = opcode >= closes;
    const bool isFinal = (byteAt(header, 0) & 0x80) != 0;
    const bool isKnown = opcode <= 0x2 || (isControl && opcode <= 0xa);
    const bool hasReservedBits = (byteAt(header, 0) & 0x70) != 0;
    const bool isMasked = (byteAt(header, 1) & 0x80) != 0;
    return isKnown && !hasReservedBits && isMasked
        && (!isControl || (isFinal && shortLengthOf(header) <= 125));
}

qsizetype sizeOf(const QByteArray &header)
{
    constexpr qsizetype withMask = 2 + 4;
    switch (shortLengthOf(header)) {
    case 126:
        return withMask + 2;
    case 127:
        return withMask + 8;
    default:
        return withMask;
    }
}

quint64 lengthOf(const QByteArray &header)
{
    switch (shortLengthOf(header)) {
    case 126:
        return qFromBigEndian<quint16>(header.constData() + 2);
    case 127:
        return qFromBigEndian<quint64>(header.constData() + 2);
    default:
        return quint64(shortLengthOf(header));
    }
}

} // namespace

QByteArray closeFrame(int code)
{
    QByteArray frame("\x88\x02\0\0", 4);
    qToBigEndian(quint16(code), frame.data() + 2);
    return frame;
}

bool FrameReader::read(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_isBroken && !m_isClosed) {
        if (m_missing > 0) {
            const auto skipped = std::min(m_missing, quint64(bytes.size()));
            m_missing -= skipped;
            bytes = bytes.sliced(qsizetype(skipped));
            continue;
        }
        m_header += bytes.front();
        bytes = bytes.sliced(1);
        if (m_header.size() == 2)
            m_isBroken = !isAllowed(m_header);
        if (m_header.size() >= 2 && m_header.size() == sizeOf(m_header))
            beginPayload();
    }
    return !m_isBroken;
}

void FrameReader::beginPayload()
{
    m_isClosed = opcodeOf(m_header) == closes;
    m_missing = lengthOf(m_header);
    m_header.clear();
}

ChannelReader::ChannelReader(QTcpSocket *socket, Limits limits, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_limits(limits)
{
    m_window.start();
    if (auto *watch = dynamic_cast<ReaderWatch *>(m_socket))
        watch->setOnReader([this] { follow(); });
}

ChannelReader::~ChannelReader() = default;

void ChannelReader::follow()
{
    if (m_isConnecting)
        return;
    const QScopedValueRollback connecting(m_isConnecting, true);
    ++m_readers;
    if (m_readers == 1)
        connect(m_socket, &QTcpSocket::readyRead, this, &ChannelReader::check);
    if (m_readers != 2)
        return;
    m_unread = 0;
    connect(m_socket, &QTcpSocket::readyRead, this, &ChannelReader::onRead);
}

void ChannelReader::onRead()
{
    m_unread = m_socket->bytesAvailable();
    m_timeOfRead =
        std::chrono::nanoseconds(m_sinceArrival.isValid() ? m_sinceArrival.nsecsElapsed() : 0);
    if (m_window.hasExpired(m_limits.window.count() - 1)) {
        m_window.restart();
        m_reads = 0;
    }
    ++m_reads;
    Q_EMIT wasRead();
}

void ChannelReader::check()
{
    m_sinceArrival.start();
    if (!m_unread || !m_socket->isOpen())
        return;
    const auto available = m_socket->bytesAvailable();
    if (available <= *m_unread)
        return;
    const auto bytes = m_socket->peek(available);
    if (!m_frames.read(QByteArrayView(bytes).sliced(*m_unread)))
        Q_EMIT broken();
}

} // namespace Http
