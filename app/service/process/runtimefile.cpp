// SPDX-License-Identifier: GPL-3.0-only
#include "service/process/runtimefile.h"

#include "core/base/logevent.h"
#include "service/process/logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <cerrno>
#include <csignal>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

constexpr auto onlyTheUser = QFile::ReadOwner | QFile::WriteOwner;

QJsonObject contents()
{
    QFile file(runtimeFilePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

bool isRunning(qint64 process)
{
    return process > 0 && (::kill(pid_t(process), 0) == 0 || errno == EPERM);
}

QJsonObject toJson(const RunningServer &server)
{
    QJsonObject json{
        {u"url"_s, server.addresses.url.toString()},
        {u"localUrl"_s, server.addresses.localUrl.toString()},
        {u"dataDirectory"_s, server.dataDirectory},
        {u"pid"_s, QCoreApplication::applicationPid()},
        {u"webhookToken"_s, server.hasGeneratedToken ? u"generated"_s : u"configured"_s},
        {u"database"_s, server.database},
    };
    if (server.idInstance)
        json.insert("idInstance"_L1, *server.idInstance);
    if (server.companyNumber)
        json.insert("companyNumber"_L1, server.companyNumber->e164());
    return json;
}

} // namespace

QString runtimeFilePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
        + u"/amt-kiosk/server.json"_s;
}

std::optional<RunningServer> runningServer()
{
    const auto json = contents();
    if (!isRunning(json.value("pid"_L1).toInteger()))
        return std::nullopt;
    const auto instance = json.value("idInstance"_L1);
    return RunningServer{
        .addresses = {.url = QUrl(json.value("url"_L1).toString()),
                      .localUrl = QUrl(json.value("localUrl"_L1).toString())},
        .dataDirectory = json.value("dataDirectory"_L1).toString(),
        .hasGeneratedToken = json.value("webhookToken"_L1).toString() == "generated"_L1,
        .database = json.value("database"_L1).toString(),
        .idInstance =
            instance.isDouble() ? std::optional<qint64>(instance.toInteger()) : std::nullopt,
        .companyNumber = Core::PhoneNumber::fromE164(json.value("companyNumber"_L1).toString()),
    };
}

RuntimeFile::RuntimeFile(const RunningServer &server)
{
    const QFileInfo path(runtimeFilePath());
    QDir().mkpath(path.path());
    QFile::setPermissions(path.path(), onlyTheUser | QFile::ExeOwner);
    QSaveFile file(path.filePath());
    const auto bytes = QJsonDocument(toJson(server)).toJson();
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(onlyTheUser)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!written) {
        qCWarning(lcService).noquote() << Core::LogEvent("runtime_file.failed"_L1)
                                              .with("path"_L1, path.filePath())
                                              .with("message"_L1, file.errorString())
                                              .text();
    }
}

RuntimeFile::~RuntimeFile()
{
    if (contents().value("pid"_L1).toInteger() == QCoreApplication::applicationPid())
        QFile::remove(runtimeFilePath());
}

} // namespace Service
