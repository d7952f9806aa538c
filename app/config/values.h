// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

// The forms of single values. Each function reads a whole text or nothing.
namespace Config {

//! Decimal digits only: no sign, no blanks.
[[nodiscard]] std::optional<qint64> wholeNumber(const QString &text, qint64 min, qint64 max);
[[nodiscard]] std::optional<std::chrono::seconds> seconds(const QString &text, qint64 min,
                                                          qint64 max);
[[nodiscard]] std::optional<bool> truth(const QString &text);

//! An address in full, or "localhost".
[[nodiscard]] std::optional<QHostAddress> address(const QString &text);
//! Addresses and CIDR subnets, separated by commas. An empty text is an empty list.
[[nodiscard]] std::optional<QList<Subnet>> subnets(const QString &text);

//! An http or https URL with a host; no user, query or fragment. Loses a slash at its end.
[[nodiscard]] std::optional<QUrl> serverUrl(const QString &text);
//! The same, but what stands after the host is kept as it is, a query included.
[[nodiscard]] std::optional<QUrl> pageUrl(const QString &text);
//! An http URL of a host with its port, and perhaps a user with a password; nothing else.
[[nodiscard]] std::optional<Core::Secret> proxyUrl(const QString &text);
//! Whether what goes to @p url stays secret on its way: HTTPS, or this very machine.
[[nodiscard]] bool isPrivate(const QUrl &url);
//! Says why a kiosk's server has to be private, and the cure; it follows the setting's name.
[[nodiscard]] QString notPrivate();
//! The address of a kiosk's server, or none for "own".
[[nodiscard]] std::optional<std::optional<QUrl>> kioskServer(const QString &text);
//! "sqlite:", "sqlite:/path" or "postgresql://…".
[[nodiscard]] std::optional<Core::Secret> databaseUrl(const QString &text);

[[nodiscard]] std::optional<ConfirmPolicy> confirmPolicy(const QString &text);
[[nodiscard]] std::optional<QStringList> languages(const QString &text);
[[nodiscard]] bool isKeyword(const QString &text);
[[nodiscard]] bool isRegion(const QString &text);

//! Visible ASCII of @p minSize to 512 characters; blanks inside are fine, a header takes them.
[[nodiscard]] std::optional<Core::Secret> token(const QString &text, qsizetype minSize);
//! A token of characters that stand in a URL's path as they are.
[[nodiscard]] std::optional<Core::Secret> urlToken(const QString &text);
//! As `amt-kioskctl pin` prints it: a PIN in clear does not pass.
[[nodiscard]] std::optional<Core::PasswordHash> passwordHash(const QString &text);

//! "#rrggbb", in lower case afterwards.
[[nodiscard]] std::optional<QString> colour(const QString &text);
//! "HH:MM-HH:MM", two different times of 24 hours, or "none".
[[nodiscard]] std::optional<std::optional<NightHours>> nightHours(const QString &text);

//! A default as these functions read it; nothing has no text.
[[nodiscard]] QString textOf(const QString &text);
[[nodiscard]] QString textOf(const QStringList &texts);
[[nodiscard]] QString textOf(const QUrl &url);
[[nodiscard]] QString textOf(const QHostAddress &address);
[[nodiscard]] QString textOf(const QList<Subnet> &subnets);
//! @p secret in clear.
[[nodiscard]] QString textOf(const Core::Secret &secret);
template <typename Value>
[[nodiscard]] QString textOf([[maybe_unused]] const std::optional<Value> &value)
{
    Q_ASSERT(!value); // by default
    return {};
}

} // namespace Config
