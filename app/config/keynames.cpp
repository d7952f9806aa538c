// SPDX-License-Identifier: GPL-3.0-only
#include "config/keynames.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr auto rolesSection = "roles"_L1;
constexpr auto rolesPrefix = "roles/"_L1;
constexpr auto roleVariablePrefix = "AMT_ROLES_"_L1;
constexpr auto fileVariableSuffix = "_FILE"_L1;

QString normalised(QString name)
{
    for (const auto sign : {u'-', u'.', u'/', u' '})
        name.replace(sign, u'_');
    name = name.toLower();
    return name.startsWith("amt_"_L1) ? name.sliced(4) : name;
}

bool isAddress(const QString &value)
{
    return QHostAddress().setAddress(value);
}

bool isPort(const QString &value)
{
    bool isNumber = false;
    const auto port = value.toInt(&isNumber);
    return isNumber && port > 0 && port <= 65535;
}

bool isProtocol(const QString &value)
{
    return value == "tcp"_L1 || value == "udp"_L1 || value == "sctp"_L1;
}

bool isEndpoint(const QString &value)
{
    const auto scheme = value.indexOf("://"_L1);
    const auto colon = value.lastIndexOf(u':');
    return scheme > 0 && colon > scheme && isProtocol(value.first(scheme))
        && isPort(value.sliced(colon + 1));
}

//! A kind of service link.
struct ServiceLink
{
    QLatin1StringView name;
    bool (*isValue)(const QString &value) = nullptr;
};

constexpr std::array serviceLinks{
    ServiceLink{"^AMT(_[A-Z0-9_]+)?_SERVICE_HOST$"_L1, isAddress},
    ServiceLink{"^AMT(_[A-Z0-9_]+)?_SERVICE_PORT(_[A-Z0-9_]+)?$"_L1, isPort},
    ServiceLink{"^AMT(_[A-Z0-9_]+)?_PORT(_[0-9]+_(TCP|UDP|SCTP))?$"_L1, isEndpoint},
    ServiceLink{"^AMT(_[A-Z0-9_]+)?_PORT_[0-9]+_(TCP|UDP|SCTP)_PROTO$"_L1, isProtocol},
    ServiceLink{"^AMT(_[A-Z0-9_]+)?_PORT_[0-9]+_(TCP|UDP|SCTP)_PORT$"_L1, isPort},
    ServiceLink{"^AMT(_[A-Z0-9_]+)?_PORT_[0-9]+_(TCP|UDP|SCTP)_ADDR$"_L1, isAddress},
};

bool isServiceLink(const QString &name, const QString &value)
{
    return std::any_of(serviceLinks.begin(), serviceLinks.end(), [&](const ServiceLink &link) {
        return QRegularExpression(link.name).match(name).hasMatch() && link.isValue(value);
    });
}

} // namespace

bool isRolesSection(QStringView section)
{
    return section == rolesSection;
}

QString roleKeyOf(const QString &type)
{
    return Core::RoleTable::isTypeName(type) ? rolesPrefix + type : QString();
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

QLatin1StringView helpOfRoles()
{
    return "The role of tenants of a type: a line for each type of your own, or that is to have "
           "another role than by default. A type is a word of up to 40 Latin small letters, digits "
           "and _."_L1;
}

bool readRole(const QString &key, const QString &text, Settings &settings)
{
    const auto role = Core::roleFrom(text);
    if (role)
        settings.roles.set(key.sliced(rolesPrefix.size()), *role);
    return role.has_value();
}

QString meantKey(const QString &section, const QString &name, const QStringList &candidates)
{
    const auto written = normalised(name);
    for (const auto &candidate : candidates) {
        const auto full = normalised(candidate);
        if (written == full || normalised(section) + u'_' + written == full)
            return candidate;
    }
    return {};
}

QStringList serviceLinksIn(const QProcessEnvironment &environment)
{
    QStringList links;
    for (const auto &name : environment.keys()) {
        if (name.startsWith("AMT_"_L1) && isServiceLink(name, environment.value(name)))
            links.append(name);
    }
    links.sort();
    return links;
}

QString serviceLinksIgnored(const QStringList &variables)
{
    constexpr qsizetype shown = 3;
    auto names = variables.first(std::min(shown, variables.size())).join(", "_L1);
    if (variables.size() > shown)
        names += u" and %1 more"_s.arg(variables.size() - shown);
    return u"%1: ignored, because Kubernetes made it for a service of that name; to be rid of it "
           "set enableServiceLinks: false in the pod, or rename the service"_s.arg(names);
}

} // namespace Config
