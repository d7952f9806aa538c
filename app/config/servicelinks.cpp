#include "config/servicelinks.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

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

struct Form
{
    QLatin1StringView name;
    bool (*isValue)(const QString &value) = nullptr;
};

constexpr std::array forms{
    Form{"^AMT(_[A-Z0-9_]+)?_SERVICE_HOST$"_L1, isAddress},
    Form{"^AMT(_[A-Z0-9_]+)?_SERVICE_PORT(_[A-Z0-9_]+)?$"_L1, isPort},
    Form{"^AMT(_[A-Z0-9_]+)?_PORT(_[0-9]+_(TCP|UDP|SCTP))?$"_L1, isEndpoint},
    Form{"^AMT(_[A-Z0-9_]+)?_PORT_[0-9]+_(TCP|UDP|SCTP)_PROTO$"_L1, isProtocol},
    Form{"^AMT(_[A-Z0-9_]+)?_PORT_[0-9]+_(TCP|UDP|SCTP)_PORT$"_L1, isPort},
    Form{"^AMT(_[A-Z0-9_]+)?_PORT_[0-9]+_(TCP|UDP|SCTP)_ADDR$"_L1, isAddress},
};

bool isServiceLink(const QString &name, const QString &value)
{
    return std::any_of(forms.begin(), forms.end(), [&](const Form &form) {
        return QRegularExpression(form.name).match(name).hasMatch() && form.isValue(value);
    });
}

} // namespace

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
