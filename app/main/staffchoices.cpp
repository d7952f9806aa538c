// SPDX-License-Identifier: GPL-3.0-only
#include "main/staffchoices.h"

#include "core/base/logging.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QThreadPool>

namespace Main {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestFile = 4096;

QString fileIn(const QString &dataDirectory)
{
    return dataDirectory + u"/staff-choices.json"_s;
}

void write(const QString &dataDirectory, const QByteArray &content)
{
    QDir().mkpath(dataDirectory);
    QSaveFile file(fileIn(dataDirectory));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        qCWarning(lcMain) << "what staff chose cannot be kept in" << file.fileName();
}

} // namespace

StaffChoices StaffChoices::load(const QString &dataDirectory)
{
    QFile file(fileIn(dataDirectory));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = QJsonDocument::fromJson(file.read(longestFile)).object();
    StaffChoices choices{.volume = {}, .startLanguage = json.value("startLanguage"_L1).toString()};
    const int volume = json.value("volume"_L1).toInt(-1);
    if (volume >= 0 && volume <= 100)
        choices.volume = volume;
    return choices;
}

void StaffChoices::save(const QString &dataDirectory) const
{
    QJsonObject json;
    if (volume)
        json.insert("volume"_L1, *volume);
    if (!startLanguage.isEmpty())
        json.insert("startLanguage"_L1, startLanguage);
    QThreadPool::globalInstance()->start(
        [dataDirectory, content = QJsonDocument(json).toJson()] { write(dataDirectory, content); });
}

} // namespace Main
