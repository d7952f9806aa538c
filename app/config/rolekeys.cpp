#include "config/rolekeys.h"

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr auto section = "roles"_L1;
constexpr auto prefix = "roles/"_L1;
constexpr auto roleVariablePrefix = "AMT_ROLES_"_L1;
constexpr auto fileVariableSuffix = "_FILE"_L1;

} // namespace

bool isRolesSection(QStringView name)
{
    return name == section;
}

QString roleKeyOf(const QString &type)
{
    return Core::RoleTable::isTypeName(type) ? prefix + type : QString();
}

QString roleKeyOfVariable(const QString &name)
{
    if (!isRoleVariable(name) || name != name.toUpper())
        return {};
    auto type = name.sliced(roleVariablePrefix.size());
    if (type.endsWith(fileVariableSuffix))
        type.chop(fileVariableSuffix.size());
    return roleKeyOf(type.toLower());
}

bool isRoleVariable(const QString &name)
{
    return name.startsWith(roleVariablePrefix);
}

QString allowedTypes()
{
    return u"types of up to 40 Latin small letters, digits and _, for example cleaner"_s;
}

QString allowedRoles()
{
    QStringList names;
    for (const auto role : Core::allRoles())
        names.append(Core::roleKey(role));
    return names.join(", "_L1);
}

bool readRole(const QString &key, const QString &text, Settings &settings)
{
    const auto role = Core::roleFrom(text);
    if (role)
        settings.roles.set(key.sliced(prefix.size()), *role);
    return role.has_value();
}

} // namespace Config
