#pragma once

#include "core/phone/phonenumber.h"
#include "service/loginserver.h"

#include <QString>

#include <optional>

namespace Service {

//! What a running server leaves for `amt-kioskctl simulate`.
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

//! What there is to say of a server that listens at @p addresses.
[[nodiscard]] RunningServer describe(const ServerSetup &setup, const ServerAddresses &addresses);

//! $XDG_RUNTIME_DIR/amt-kiosk/server.json, readable by its user only.
[[nodiscard]] QString runtimeFilePath();

//! Reads it; nothing if there is none, or if its process is gone.
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
