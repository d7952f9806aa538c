// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

// The names of keys and variables that are in no list: a type of tenant is a key of the section
// [roles] and its value a role, people misspell, and Kubernetes makes variables of its own.
namespace Config {

//! Whether @p section is the one of the roles.
[[nodiscard]] bool isRolesSection(QStringView section);

//! The key of @p type, "roles/cleaner"; empty if that is no name for a type.
[[nodiscard]] QString roleKeyOf(const QString &type);

//! The same from the name of a variable, "AMT_ROLES_CLEANER", or of one that names a file.
[[nodiscard]] QString roleKeyOfVariable(const QString &name);
//! Whether it is meant to be one of those.
[[nodiscard]] bool isRoleVariable(const QString &name);

//! The form of a type; ends the sentence "allowed: …".
[[nodiscard]] QString allowedTypes();
//! The roles; ends the sentence "allowed: …".
[[nodiscard]] QString allowedRoles();
//! The purpose of [roles], as Key::help.
[[nodiscard]] QLatin1StringView helpOfRoles();

//! Gives the type of @p key, as roleKeyOf() wrote it, the role that @p text names. False if it
//! names none.
[[nodiscard]] bool readRole(const QString &key, const QString &text, Settings &settings);

//! The key of @p candidates, full names such as "server/port", that somebody means who writes
//! @p name in @p section: "Port", "public-url", "server.port" or "AMT_SERVER_PORT". Empty if none.
[[nodiscard]] QString meantKey(const QString &section, const QString &name,
                               const QStringList &candidates);

//! The variables that Kubernetes makes for each service of a namespace, and that begin as ours do
//! because the service is called "amt-…": AMT_KIOSK_PORT=tcp://10.0.0.1:8080 and the like
//! (https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables). A
//! variable is one of them by its name and its value together. In alphabetical order.
[[nodiscard]] QStringList serviceLinksIn(const QProcessEnvironment &environment);

//! One sentence that says that they are ignored, and how to be rid of them.
[[nodiscard]] QString serviceLinksIgnored(const QStringList &variables);

} // namespace Config
