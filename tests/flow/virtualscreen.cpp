// SPDX-License-Identifier: GPL-3.0-only
#include "virtualscreen.h"

#include "eventually.h"
#include "picture.h"

#include <QFile>
#include <QtEndian>

namespace FlowTest {

using namespace Qt::StringLiterals;

VirtualScreen::VirtualScreen(QSize size)
    : m_server(u"Xvfb"_s,
               {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s,
                u"%1x%2x24"_s.arg(size.width()).arg(size.height()), u"-nolisten"_s, u"tcp"_s,
                u"-noreset"_s, u"-fbdir"_s, m_memory.path()},
               QProcessEnvironment::systemEnvironment())
{
    const bool isUp = eventually([this] { return m_server.output().endsWith(u'\n'); });
    if (isUp)
        m_display = u':' + m_server.output().trimmed();
}

QImage VirtualScreen::picture() const
{
    return pictureOf(m_display);
}

// Xvfb(1), -fbdir: a file in the format of xwd, whose header is of big-endian words of 32 bits
// (X11/XWDFile.h); the pixels themselves have the machine's own order.
QImage VirtualScreen::glance() const
{
    enum { HeaderSize = 0, Width = 4, Height = 5, BytesPerLine = 12, Colours = 19 };
    constexpr qsizetype words = 25;
    constexpr qsizetype bytesPerColour = 12;
    QFile file(m_memory.filePath(u"Xvfb_screen0"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto *memory = file.map(0, file.size());
    if (!memory || file.size() < words * 4)
        return {};
    const auto word = [memory](qsizetype index) {
        return int(qFromBigEndian<quint32>(memory + 4 * index));
    };
    const qsizetype pixels = word(HeaderSize) + word(Colours) * bytesPerColour;
    if (file.size() < pixels + qsizetype(word(BytesPerLine)) * word(Height))
        return {};
    return QImage(memory + pixels, word(Width), word(Height), word(BytesPerLine),
                  QImage::Format_RGB32)
        .copy();
}

} // namespace FlowTest
