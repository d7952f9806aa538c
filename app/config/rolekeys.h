#pragma once

#include "config/settings.h"

#include <QString>
#include <QStringList>

namespace Config {

// The section [roles], whose keys are no fixed ones: each is a type of tenant, its value a role.

//! Whether @p section is the one of the roles.
[[nodiscard]] bool isRolesSection(QStringView section);

//! The key of @p type, "roles/cleaner"; empty if that is no name for a type.
[[nodiscard]] QString roleKeyOf(const QString &type);

//! The same from the name of a variable, "AMT_ROLES_CLEANER", or of one that names a file.
[[nodiscard]] QString roleKeyOfVariable(const QString &name);
//! Whether it is meant to be one of those.
[[nodiscard]] bool isRoleVariable(const QString &name);

//! What a key may look like; ends the sentence "allowed: …".
[[nodiscard]] QString allowedTypes();
//! The roles; ends the sentence "allowed: …".
[[nodiscard]] QString allowedRoles();

//! Gives the type of @p key, as roleKeyOf() wrote it, the role that @p text names. False if it
//! names none.
[[nodiscard]] bool readRole(const QString &key, const QString &text, Settings &settings);

} // namespace Config
