#include "service/process/clockrecord.h"

#include "service/process/logging.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/upkeep/checkup.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

const auto trustedAt = u"trustedAt"_s;
const auto doubtedAt = u"doubtedAt"_s;
const auto steadySeconds = u"steadySeconds"_s;

QString fileIn(const QString &dataDirectory)
{
    return QDir(dataDirectory).filePath(u"clock.json"_s);
}

std::optional<QDateTime> timeIn(const QJsonObject &json, const QString &key)
{
    const auto time = QDateTime::fromString(json.value(key).toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toUTC()) : std::nullopt;
}

// Whichever exists and is later.
std::optional<QDateTime> newestTime(Storage::Database &database)
{
    const auto attempt = Storage::Checkup(database).newestTime().value_or(std::nullopt);
    const auto rows = Storage::SqlAuditLog(database).newest(1);
    if (!rows || rows->isEmpty())
        return attempt;
    return std::max(attempt, std::optional(rows->first().entry.at));
}

} // namespace

std::optional<Core::ClockRecord> keptClockRecord(const QString &dataDirectory)
{
    constexpr auto longest = 1000;
    QFile file(fileIn(dataDirectory));
    if (dataDirectory.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto json = QJsonDocument::fromJson(file.read(longest)).object();
    const auto trusted = timeIn(json, trustedAt);
    if (!trusted)
        return std::nullopt;
    return Core::ClockRecord{.trustedAt = trusted,
                             .doubtedAt = timeIn(json, doubtedAt),
                             .steadyFor = std::chrono::seconds(json.value(steadySeconds).toInt())};
}

Core::ClockRecord clockRecord(Storage::Database &database, const QString &dataDirectory)
{
    if (auto kept = keptClockRecord(dataDirectory))
        return std::move(*kept);
    return {.trustedAt = newestTime(database)};
}

void keepClockRecord(const QString &dataDirectory, const Core::ClockRecord &record)
{
    if (dataDirectory.isEmpty() || !record.trustedAt)
        return;
    QJsonObject json{{trustedAt, record.trustedAt->toString(Qt::ISODateWithMs)}};
    if (record.doubtedAt) {
        json.insert(doubtedAt, record.doubtedAt->toString(Qt::ISODateWithMs));
        json.insert(steadySeconds, qint64(record.steadyFor.count()));
    }
    QSaveFile file(fileIn(dataDirectory));
    const auto text = QJsonDocument(json).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        qCWarning(lcService).noquote()
            << "what is known of the clock cannot be kept in" << file.fileName();
    }
}

} // namespace Service
