// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/program.h"

#include <QSet>

// The tests of amt-kioskctl's listings share these.

//! The rows of `TABLE list --json`.
[[nodiscard]] const QJsonArray listed(const TestSupport::Home &home, const QString &table);

[[nodiscard]] QStringList valuesOf(const QJsonArray &rows, QLatin1StringView member);

//! The names of the first row's members.
[[nodiscard]] QSet<QString> membersOf(const QJsonArray &rows);

//! Whether it is written as RFC 3339 in UTC with whole seconds.
[[nodiscard]] bool isTime(const QJsonValue &value);

//! The one line that is a key or a secret, or nothing.
[[nodiscard]] QString secretIn(const TestSupport::Finished &finished);

//! Signs tenant 1 in: session 1 of an attempt in a browser, session 2 that crm has from the kiosk
//! Desk, and then an attempt that waits.
void openSessions(const TestSupport::Home &home);
