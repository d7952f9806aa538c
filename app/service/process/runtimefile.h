// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/phone/phonenumber.h"

#include <QString>
#include <QUrl>
#include <QtGlobal>

#include <optional>

namespace Service {

//! Where a server is reached from its own machine.
struct ServerAddresses
{
    //! The configured one, for example "http://127.0.0.1:8080".
    QUrl url;
    //! For programs on the same machine. With TLS it is a port of its own without TLS, on loopback
    //! only, because no certificate is made out to 127.0.0.1. Otherwise it equals url.
    QUrl localUrl;
};

//! The description that a running server leaves for commands of the same user.
struct RunningServer
{
    ServerAddresses addresses;
    QString dataDirectory;
    //! True if the webhook token is the generated one in the data directory, not a configured one.
    bool hasGeneratedToken = false;
    //! "sqlite:…" where the attempts are; empty if the URL of the database is a secret.
    QString database;
    std::optional<qint64> idInstance;
    std::optional<Core::PhoneNumber> companyNumber;
};

//! $XDG_RUNTIME_DIR/amt-kiosk/server.json, readable by its user only.
[[nodiscard]] QString runtimeFilePath();

//! Reads the runtime file; empty if there is none, or if its process has ended.
[[nodiscard]] std::optional<RunningServer> runningServer();

//! Writes the file and removes it when destroyed, unless another server wrote its own meanwhile.
class RuntimeFile
{
public:
    explicit RuntimeFile(const RunningServer &server);
    ~RuntimeFile();
    Q_DISABLE_COPY_MOVE(RuntimeFile)
};

} // namespace Service
