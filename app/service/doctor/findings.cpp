#include "service/doctor/findings.h"

#include "config/keptsecret.h"
#include "service/setup/serversetup.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QSslCertificate>
#include <QStorageInfo>

#include <algorithm>
#include <array>

namespace Service {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::Finding;
using Core::FindingCode;

namespace {

// Weekends are quiet, but a day without any message deserves a look.
constexpr std::chrono::seconds quiet = 24h;
// Most certificates of today are renewed a month before their end.
constexpr auto fewDays = 14;
constexpr qint64 mebibyte = 1'048'576;
constexpr qint64 littleSpace = 1024; // MiB
constexpr qint64 noSpace = 100; // MiB
// What a clock may be off against that of another server that writes to the same database.
constexpr std::chrono::seconds skew = 2min;
// Nothing of this program is older.
const QDate firstDay(2026, 1, 1);

QString counted(qint64 number, const QString &unit)
{
    return u"%1 %2%3"_s.arg(number).arg(unit, number == 1 ? u""_s : u"s"_s);
}

QString ago(const QDateTime &time, const QDateTime &now)
{
    const auto seconds = std::max<qint64>(0, time.secsTo(now));
    if (seconds < 60)
        return u"just now"_s;
    if (seconds < 3600)
        return counted(seconds / 60, u"minute"_s) + u" ago"_s;
    if (seconds < 86'400)
        return counted(seconds / 3600, u"hour"_s) + u" ago"_s;
    return counted(seconds / 86'400, u"day"_s) + u" ago"_s;
}

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

bool mayOthersRead(const QString &file)
{
    return QFile::permissions(file).testFlag(QFile::ReadOther);
}

Finding ageFinding(const QSslCertificate &certificate, const QString &file, const QDateTime &now)
{
    const auto renew = u"Renew it, put the new file in its place and send the server SIGHUP."_s;
    const auto until = certificate.expiryDate().toUTC();
    const auto from = certificate.effectiveDate().toUTC();
    if (now < from) {
        return Finding::of(FindingCode::TlsNotYetValid,
                           u"The certificate in %1 is not good yet."_s.arg(file),
                           u"Check this computer's clock, else have the certificate made anew."_s)
            .withSince(from);
    }
    if (now > until) {
        return Finding::of(FindingCode::TlsExpired,
                           u"The certificate in %1 has expired."_s.arg(file), renew)
            .withSince(until);
    }
    const auto days = now.daysTo(until);
    const bool isSoon = days <= fewDays;
    return Finding::of(
               isSoon ? FindingCode::TlsExpiresSoon : FindingCode::TlsOk,
               u"The certificate in %1 is good for %2 more."_s.arg(file, counted(days, u"day"_s)),
               isSoon ? renew : QString())
        .withCount(days);
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

Finding gatewayFinding(const Config::GreenApiSettings &settings)
{
    if (settings.mode == Config::GatewayMode::Off) {
        return Finding::of(FindingCode::GatewayOff,
                           u"The gateway is turned off: no message signs in."_s,
                           u"Set greenapi/mode to webhook."_s);
    }
    if (!settings.idInstance) {
        return Finding::of(FindingCode::GatewayNotConfigured,
                           u"No account of the gateway is configured."_s,
                           u"Set greenapi/id_instance, from the gateway's console."_s);
    }
    if (settings.apiToken.isEmpty()) {
        return Finding::of(FindingCode::GatewayConfigured,
                           u"An account of the gateway is configured, but without its token "
                           "nothing can be asked there, or sent."_s,
                           u"Set greenapi/api_token, from the gateway's console."_s);
    }
    return Finding::of(FindingCode::GatewayConfigured,
                       u"An account of the gateway is configured."_s);
}

Finding webhookFinding(const std::optional<QDateTime> &last, const QDateTime &now)
{
    const auto fix = u"Send a message to the company's number. If it does not come, compare the "
                     "webhook's URL and token in the gateway's console with the settings here."_s;
    if (!last) {
        return Finding::of(FindingCode::WebhookAwaited,
                           u"No notification of the gateway has come yet."_s, fix);
    }
    const bool isQuiet = *last < now.addDuration(-quiet);
    return Finding::of(isQuiet ? FindingCode::WebhookQuiet : FindingCode::WebhookOk,
                       u"Last message %1."_s.arg(ago(*last, now)), isQuiet ? fix : QString())
        .withSince(*last);
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

Finding tlsFinding(const QString &certificateFile, const QDateTime &now)
{
    if (certificateFile.isEmpty()) {
        return Finding::of(FindingCode::TlsOff,
                           u"The server has no certificate of its own; a web server in front of it "
                           "may have one."_s);
    }
    QFile file(certificateFile);
    const auto chain = file.open(QIODevice::ReadOnly) ? QSslCertificate::fromDevice(&file)
                                                      : QList<QSslCertificate>();
    if (chain.isEmpty() || chain.first().isNull()) {
        return Finding::of(FindingCode::TlsUnreadable,
                           u"There is no certificate to be read in %1."_s.arg(certificateFile),
                           u"Put the certificate back; the server goes on with the one that it "
                           "read until it is restarted."_s)
            .withSubject(certificateFile);
    }
    return ageFinding(chain.first(), certificateFile, now);
}

qint64 freeBytesIn(const QString &directory)
{
    QFileInfo folder(directory);
    while (!folder.exists() && !folder.isRoot())
        folder.setFile(folder.path());
    const QStorageInfo disk(folder.filePath());
    return disk.isValid() ? disk.bytesAvailable() : -1;
}

Finding diskFinding(const QString &directory, qint64 freeBytes)
{
    const auto fix = u"Remove what is not needed from the disk of %1."_s.arg(directory);
    if (freeBytes < 0) {
        return Finding::of(FindingCode::DiskUnknown,
                           u"How much is free on the disk of %1 cannot be told."_s.arg(directory),
                           u"Check that the directory is there and that this user may use it."_s)
            .withSubject(directory);
    }
    const auto free = freeBytes / mebibyte;
    const auto message = u"%1 MiB are free on the disk of %2."_s.arg(free).arg(directory);
    if (free < noSpace)
        return Finding::of(FindingCode::DiskFull, message, fix).withCount(free);
    if (free < littleSpace)
        return Finding::of(FindingCode::DiskLow, message, fix).withCount(free);
    return Finding::of(FindingCode::DiskOk, message).withCount(free);
}

Finding clockFinding(const QDateTime &now, const std::optional<QDateTime> &newest)
{
    const auto fix = u"Set the clock: timedatectl set-ntp true."_s;
    if (now.date() < firstDay) {
        return Finding::of(FindingCode::ClockWrong,
                           u"The clock is wrong: it is before this program was made."_s, fix);
    }
    if (newest && *newest > now.addDuration(skew)) {
        return Finding::of(FindingCode::ClockBehind,
                           u"The clock is behind: something was written down at a later time."_s,
                           fix)
            .withSince(*newest);
    }
    return Finding::of(FindingCode::ClockOk, u"Nothing speaks against the clock."_s);
}

Finding doubtFinding(const QDateTime &at)
{
    return Finding::of(
               FindingCode::ClockDoubted,
               u"The server does not believe the clock and removes nothing because of its "
               "age: the clock was set, or is far from what was known last."_s,
               u"Have a time server keep it right: timedatectl set-ntp true. Without one it "
               "is believed after a day of running."_s)
        .withSince(at);
}

QList<Finding> exposureFindings(const QStringList &files)
{
    QList<Finding> findings;
    for (const auto &file : files) {
        if (!mayOthersRead(file))
            continue;
        findings.append(Finding::of(FindingCode::FileExposed,
                                    u"Every user of this computer can read %1."_s.arg(file),
                                    u"Take their rights away: chmod o= %1"_s.arg(file))
                            .withSubject(file));
    }
    if (findings.isEmpty()) {
        findings.append(Finding::of(FindingCode::FilesOk,
                                    u"No other user of this computer can read a secret."_s));
    }
    return findings;
}

} // namespace Service
