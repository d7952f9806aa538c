// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/settingsfindings.h"

#include "config/keptsecret.h"
#include "core/base/logevent.h"
#include "service/process/logging.h"
#include "service/setup/serversetup.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QTcpServer>

#include <algorithm>
#include <array>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

// RFC 1918, RFC 3927, RFC 4193, RFC 6598; RFC 6761, 6762 and 9476 for names.
bool isLocalHost(const QString &written)
{
    const auto host = written.endsWith(u'.') ? written.chopped(1) : written;
    QHostAddress address(host);
    bool isIpv4 = false;
    if (const auto ipv4 = address.toIPv4Address(&isIpv4); isIpv4)
        address.setAddress(ipv4);
    if (!address.isNull()) {
        return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast()
            || address.isInSubnet(QHostAddress(u"0.0.0.0"_s), 8)
            || address.isInSubnet(QHostAddress(u"100.64.0.0"_s), 10)
            || address == QHostAddress(QHostAddress::AnyIPv6)
            || address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8)
            || address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12)
            || address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16);
    }
    static const std::array endings{".localhost"_L1, ".local"_L1,   ".internal"_L1, ".lan"_L1,
                                    ".home.arpa"_L1, ".invalid"_L1, ".test"_L1};
    return !host.contains(u'.')
        || std::any_of(endings.begin(), endings.end(),
                       [&host](QLatin1StringView ending) { return host.endsWith(ending); });
}

struct Reason
{
    QString message;
    QString fix;
};

Reason reasonOf(QAbstractSocket::SocketError error, quint16 port)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return {u"another program listens there already"_s,
                u"End it (ss -ltnp 'sport = :%1' names it), or set server/port to another one. If "
                "it is a server of another user, run amt-kioskctl as that user."_s.arg(port)};
    case QAbstractSocket::SocketAccessError:
        return {u"this user may not use that port"_s,
                u"Set server/port to 1024 or more with a web server in front, or give the unit "
                "AmbientCapabilities=CAP_NET_BIND_SERVICE."_s};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {u"this machine does not have that address"_s,
                u"Set server/listen to 127.0.0.1, to 0.0.0.0, or to one of those that ip address "
                "shows."_s};
    default:
        return {u"the system does not let it"_s, u"Check server/listen and server/port."_s};
    }
}

} // namespace

Finding settingsFinding(const QString &file)
{
    return Finding::of(FindingCode::SettingsOk,
                       file.isEmpty()
                           ? u"There is no configuration file; the defaults are in use."_s
                           : u"The configuration %1 has no mistake."_s.arg(file))
        .withSubject(file);
}

Finding webhookTokenFinding(const Config::GreenApiSettings &settings, const QString &dataDirectory)
{
    if (!settings.webhookToken.isEmpty()) {
        return Finding::of(FindingCode::WebhookTokenConfigured,
                           u"The webhook's secret is configured."_s);
    }
    const auto file = Config::fileOf(Config::KeptSecret::WebhookToken, dataDirectory);
    if (!QFileInfo::exists(file)) {
        return Finding::of(
                   FindingCode::WebhookTokenLost,
                   u"There is no file with the webhook's secret, %1."_s.arg(file),
                   u"Start the server, or restart it, which makes one, and give that to the "
                   "gateway."_s)
            .withSubject(file);
    }
    constexpr auto owners =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    if ((QFile::permissions(file) & ~owners) != QFile::Permissions()) {
        return Finding::of(FindingCode::FileExposed,
                           u"Others may use the file with the webhook's secret, %1."_s.arg(file),
                           u"Keep it for the server's user: chmod 600 %1"_s.arg(file))
            .withSubject(file);
    }
    return Finding::of(FindingCode::WebhookTokenGenerated,
                       u"The webhook's secret was made by the server and is in %1."_s.arg(file))
        .withSubject(file);
}

Finding numberFinding(const Config::WhatsappSettings &settings,
                      const std::optional<Core::PhoneNumber> &told)
{
    if (settings.number || told)
        return Finding::of(FindingCode::NumberOk, u"The company's WhatsApp number is known."_s);
    return Finding::of(
        FindingCode::NumberMissing,
        u"The company's WhatsApp number is not known, so the QR code holds text that "
        "a phone's camera cannot send."_s,
        u"Set whatsapp/number."_s);
}

Finding addressFinding(const Config::ServerSettings &settings, Config::GatewayMode mode)
{
    const bool isNeeded = mode == Config::GatewayMode::Webhook;
    const bool isLocal = settings.publicUrl && isLocalHost(settings.publicUrl->host());
    if (!isNeeded && (!settings.publicUrl || isLocal)) {
        return Finding::of(FindingCode::AddressUnneeded,
                           u"No address on the internet is set, and none is needed: messages do "
                           "not come by a webhook."_s,
                           u"Only for logins in browsers elsewhere set server/public_url."_s);
    }
    if (!settings.publicUrl) {
        return Finding::of(FindingCode::AddressMissing,
                           u"The server does not know how the internet reaches it."_s,
                           u"Set server/public_url, for example to https://login.example.org."_s);
    }
    const auto url = settings.publicUrl->toString();
    if (isLocal) {
        return Finding::of(FindingCode::AddressLocal,
                           u"server/public_url is %1, which the internet does not reach: it names "
                           "this machine or its own network."_s.arg(url),
                           u"Set it to a name that the internet knows, with a web server or a "
                           "router that leads here; or set greenapi/mode to poll, which needs "
                           "none."_s)
            .withSubject(url);
    }
    if (settings.publicUrl->scheme() != "https"_L1) {
        return Finding::of(FindingCode::AddressInsecure,
                           u"The internet reaches the server without encryption, at %1."_s.arg(url),
                           u"Put a web server with a certificate in front and set "
                           "server/public_url to its https address."_s)
            .withSubject(url);
    }
    return Finding::of(FindingCode::AddressOk, u"The internet reaches the server at %1."_s.arg(url))
        .withSubject(url);
}

Finding listenFinding(const Config::ServerSettings &settings)
{
    const bool hasProxy =
        std::any_of(settings.trustedProxies.begin(), settings.trustedProxies.end(),
                    [](const Config::Subnet &subnet) { return !subnet.first.isLoopback(); });
    if (settings.listen.isLoopback() || !settings.tlsCertificate.isEmpty() || hasProxy) {
        return Finding::of(FindingCode::ListenOk,
                           u"Nobody on the network reaches the server without encryption."_s);
    }
    const auto address = settings.listen.toString();
    return Finding::of(
               FindingCode::ListenOpen,
               u"The server listens on the network without encryption, at %1."_s.arg(address),
               u"Set server/listen to 127.0.0.1 with a proxy on this machine in front, name "
               "a proxy elsewhere in server/trusted_proxies, or set server/tls_certificate "
               "and server/tls_key."_s)
        .withSubject(address);
}

std::optional<Finding> listenFailure(const Config::ServerSettings &settings)
{
    QTcpServer server;
    if (settings.port == 0 || server.listen(settings.listen, settings.port))
        return std::nullopt;
    const auto place = u"%1 port %2"_s.arg(settings.listen.toString()).arg(settings.port);
    const auto reason = reasonOf(server.serverError(), settings.port);
    return Finding::of(FindingCode::ListenFailed,
                       u"No server can listen at %1: %2."_s.arg(place, reason.message), reason.fix)
        .withSubject(place);
}

Finding confirmFinding(const Config::Settings &settings)
{
    const auto &policy = settings.login.confirm;
    const bool canAnswer = hasAccount(settings.greenApi) && settings.greenApi.reply;
    if (policy.isAutomatic && !canAnswer) {
        return Finding::of(FindingCode::ConfirmNone,
                           u"Nobody is asked for a number when signing in: login/confirm=auto "
                           "means none where messages cannot be answered."_s,
                           u"Set greenapi/id_instance and greenapi/api_token, and greenapi/reply "
                           "to true; or, if that is meant, login/confirm to none."_s);
    }
    if (!policy.isAutomatic && !policy.web && !policy.staff && !policy.all) {
        return Finding::of(FindingCode::ConfirmOff,
                           u"Nobody is asked for a number when signing in."_s,
                           u"Set login/confirm to auto."_s);
    }
    return Finding::of(FindingCode::ConfirmOk,
                       u"The number match protects signing in, as login/confirm says."_s);
}

void warnAtStart(const Config::Settings &settings)
{
    for (const auto &finding : {listenFinding(settings.server), confirmFinding(settings)}) {
        if (finding.state != Core::FindingState::Warning)
            continue;
        qCWarning(lcService).noquote() << Core::LogEvent("settings.warning"_L1)
                                              .with("code"_L1, Core::toString(finding.code))
                                              .with("message"_L1, finding.message)
                                              .with("fix"_L1, finding.fix)
                                              .text();
    }
}

} // namespace Service
