// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/model/finding.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

// Findings about the machine: its certificate, disk, clock and files. Those that take a file or a
// directory read it, which may take a while. Any thread.
namespace Service {

//! How long the first certificate of @p certificateFile is still good; the file's name may be
//! empty.
[[nodiscard]] Core::Finding tlsFinding(const QString &certificateFile, const QDateTime &now);

//! Whether a server of @p settings would start with its certificate and key, by the very check that
//! it makes itself; if so, tlsFinding().
[[nodiscard]] Core::Finding ownTlsFinding(const Config::ServerSettings &settings,
                                          const QDateTime &now);

//! Free bytes on the disk of @p directory, or of the folder in which it would be made; negative
//! where the system does not tell.
[[nodiscard]] qint64 freeBytesIn(const QString &directory);

//! @p freeBytes as freeBytesIn() returns them.
[[nodiscard]] Core::Finding diskFinding(const QString &directory, qint64 freeBytes);

//! @p newest is the newest time that was written down with the same clock.
[[nodiscard]] Core::Finding clockFinding(const QDateTime &now,
                                         const std::optional<QDateTime> &newest);

//! The server does not believe the clock; @p at is the last time that it logged this (ClockTrust).
[[nodiscard]] Core::Finding doubtFinding(const QDateTime &at);

//! One finding for each of @p files that other users of this machine may read, else a single one
//! that there is none. Missing files do not count.
[[nodiscard]] QList<Core::Finding> exposureFindings(const QStringList &files);

} // namespace Service
