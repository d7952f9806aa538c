// SPDX-License-Identifier: GPL-3.0-only
#include "config/files.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestSmallFile = 65'536;
constexpr qint64 largestLogo = 1'048'576;

// PNG specification, 5.2.
const auto pngSignature = "\x89PNG\r\n\x1a\n"_ba;

// With a byte order mark, or with a zero in every second byte, as Latin letters have without one.
bool isUtf16(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return true;
    return bytes.size() >= 4 && (bytes[0] == '\0') != (bytes[1] == '\0')
        && (bytes[0] == '\0') == (bytes[2] == '\0') && (bytes[1] == '\0') == (bytes[3] == '\0');
}

QString notUtf8(const QByteArray &bytes)
{
    return isUtf16(bytes)
        ? u"is UTF-16, which Windows calls Unicode; save it as UTF-8, or: "
          "iconv -f UTF-16 -t UTF-8 FILE > NEW_FILE"_s
        : u"is not UTF-8; save it as UTF-8, or: iconv -f WINDOWS-1251 -t UTF-8 FILE > NEW_FILE"_s;
}

// Declaration, comments and a document type may stand before the root element.
bool isSvg(const QByteArray &bytes)
{
    constexpr qsizetype whereItBegins = 4096;
    const auto begin = bytes.left(whereItBegins);
    return begin.contains("<svg") && !begin.contains('\0');
}

} // namespace

Core::Expected<QString, QString> readSmallFile(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        return Core::Unexpected(
            u"%1 is a folder: name the file in it (docker makes a folder where a file to be "
            "mounted is missing)"_s.arg(path));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Core::Unexpected(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    // Not size(): a pipe or a file under /proc has none.
    const auto bytes = file.read(largestSmallFile + 1);
    if (file.error() != QFileDevice::NoError)
        return Core::Unexpected(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    if (bytes.size() > largestSmallFile)
        return Core::Unexpected(u"%1 is larger than 64 KiB"_s.arg(path));

    if (isUtf16(bytes))
        return Core::Unexpected(path + u' ' + notUtf8(bytes));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return Core::Unexpected(path + u' ' + notUtf8(bytes));
    return text;
}

std::optional<QString> faultOfLogo(const QString &path)
{
    QFile file(path);
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly))
        bytes = file.read(largestLogo + 1);
    if (file.error() != QFileDevice::NoError) {
        return u"%1 cannot be read: %2; check that it is there and that this user may read it"_s
            .arg(path, file.errorString());
    }
    if (bytes.size() > largestLogo)
        return u"%1 is larger than 1 MiB; make the picture smaller"_s.arg(path);
    if (!bytes.startsWith(pngSignature) && !isSvg(bytes))
        return u"%1 is no picture of a known kind; allowed: an SVG or PNG file"_s.arg(path);
    return std::nullopt;
}

} // namespace Config
