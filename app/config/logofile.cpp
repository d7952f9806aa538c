#include "config/logofile.h"

#include <QByteArray>
#include <QFile>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestLogo = 1'048'576;

// PNG specification, 5.2.
const auto pngSignature = "\x89PNG\r\n\x1a\n"_ba;

// Declaration, comments and a document type may stand before the root element.
bool isSvg(const QByteArray &bytes)
{
    constexpr qsizetype whereItBegins = 4096;
    const auto begin = bytes.left(whereItBegins);
    return begin.contains("<svg") && !begin.contains('\0');
}

} // namespace

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
