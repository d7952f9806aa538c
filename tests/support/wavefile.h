// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDataStream>
#include <QFile>
#include <QList>
#include <QUrl>

#include <optional>

namespace TestSupport {

//! A sound file with 16-bit samples, as written by a plain writer: the header's 44 bytes, then
//! samples to the end. https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
struct WaveFile
{
    int channels = 0;
    int rate = 0; //!< samples a second
    QList<qint16> samples;

    //! @p url is of the scheme qrc. Nothing if it is no such file.
    [[nodiscard]] static std::optional<WaveFile> read(const QUrl &url)
    {
        QFile file(u':' + url.path());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QDataStream in(&file);
        in.setByteOrder(QDataStream::LittleEndian);
        quint32 riff = 0;
        quint32 size = 0;
        quint32 wave = 0;
        quint32 fmt = 0;
        quint32 fmtSize = 0;
        quint32 rate = 0;
        quint32 perSecond = 0;
        quint16 format = 0;
        quint16 channels = 0;
        quint16 block = 0;
        quint16 bits = 0;
        quint32 data = 0;
        quint32 dataSize = 0;
        in >> riff >> size >> wave >> fmt >> fmtSize >> format >> channels >> rate >> perSecond
            >> block >> bits >> data >> dataSize;
        const bool isPlain = riff == tag("RIFF") && wave == tag("WAVE") && fmt == tag("fmt ")
            && data == tag("data") && format == 1 && bits == 16;
        if (!isPlain || file.size() != 44 + qint64(dataSize) || size != dataSize + 36)
            return {};
        WaveFile result{.channels = channels, .rate = int(rate), .samples = {}};
        result.samples.resize(dataSize / 2);
        for (auto &sample : result.samples)
            in >> sample;
        return result;
    }

private:
    [[nodiscard]] static quint32 tag(const char *name)
    {
        return quint32(name[0]) | quint32(name[1]) << 8U | quint32(name[2]) << 16U
            | quint32(name[3]) << 24U;
    }
};

} // namespace TestSupport
