// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

//! The gateway's notifications and answers as it documents them, one file each.
namespace Samples {

inline QDir folder()
{
    return {QFINDTESTDATA("../data/greenapi")};
}

inline QByteArray readFrom(const QDir &folder, const QString &name)
{
    QFile file(folder.filePath(name + QStringLiteral(".json")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray read(const QString &name)
{
    return readFrom(folder(), name);
}

//! A body of the gateway's HTTP interface, "sendMessage".
inline QByteArray readApi(const QString &name)
{
    return readFrom(QDir(QFINDTESTDATA("../data/greenapi-api")), name);
}

inline QJsonObject object(const QString &name)
{
    return QJsonDocument::fromJson(read(name)).object();
}

inline QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

//! @p value in the place of @p path ("senderData.sender"); undefined removes the member.
inline QJsonObject changed(QJsonObject object, const QStringList &path, const QJsonValue &value)
{
    const auto &name = path.first();
    if (path.size() > 1)
        object.insert(name, changed(object.value(name).toObject(), path.mid(1), value));
    else
        object.insert(name, value);
    return object;
}

inline QJsonObject changed(const QJsonObject &object, const QString &path, const QJsonValue &value)
{
    return changed(object, path.split(u'.'), value);
}

} // namespace Samples
