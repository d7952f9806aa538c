#include "config/smallfile.h"

#include <QFile>
#include <QStringDecoder>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxSize = 65'536;

} // namespace

Core::Expected<QString, QString> readSmallFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Core::Unexpected(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    // Not size(): a pipe or a file under /proc has none.
    const auto bytes = file.read(maxSize + 1);
    if (file.error() != QFileDevice::NoError)
        return Core::Unexpected(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    if (bytes.size() > maxSize)
        return Core::Unexpected(u"%1 is larger than 64 KiB"_s.arg(path));

    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return Core::Unexpected(u"%1 is not UTF-8"_s.arg(path));
    return text;
}

} // namespace Config
