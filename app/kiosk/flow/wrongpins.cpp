#include "kiosk/flow/wrongpins.h"

#include "kiosk/base/logging.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds shortestWait = 2s;
constexpr milliseconds longestWait = 5min;
constexpr qint64 longestFile = 4096;
constexpr int most = 1'000'000;

bool write(const QString &name, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(name).path());
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
        && file.commit();
}

} // namespace

milliseconds WrongPins::wait() const
{
    if (inARow <= 0)
        return 0ms;
    milliseconds wait = shortestWait;
    for (int i = 1; i < inARow && wait < longestWait; ++i)
        wait *= 2;
    return std::min(wait, longestWait);
}

milliseconds WrongPins::waitLeft(const QDateTime &now) const
{
    if (!last.isValid())
        return wait();
    return std::clamp(wait() - milliseconds(last.msecsTo(now)), 0ms, wait());
}

WrongPins WrongPins::load(const QString &file)
{
    QFile in(file);
    if (file.isEmpty() || !in.open(QIODevice::ReadOnly))
        return {};
    const auto json = QJsonDocument::fromJson(in.read(longestFile)).object();
    return {.inARow = std::clamp(json.value("wrong"_L1).toInt(), 0, most),
            .last = QDateTime::fromString(json.value("last"_L1).toString(), Qt::ISODateWithMs)};
}

void WrongPins::save(const QString &file) const
{
    if (file.isEmpty())
        return;
    const QJsonObject json{{u"wrong"_s, inARow},
                           {u"last"_s, last.toUTC().toString(Qt::ISODateWithMs)}};
    const bool isKept = inARow > 0 ? write(file, QJsonDocument(json).toJson())
                                   : QFile::remove(file) || !QFile::exists(file);
    if (!isKept)
        qCWarning(lcKiosk) << "wrong PINs cannot be counted in" << file;
}

} // namespace Kiosk
