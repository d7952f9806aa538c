// SPDX-License-Identifier: GPL-3.0-only
#include "config/keys.h"

#include "config/choices.h"
#include "config/keykinds.h"
#include "core/base/language.h"
#include "core/phone/typednumber.h"

#include <limits>

namespace Config {

using namespace Qt::StringLiterals;
using namespace KeyKinds;

namespace {

constexpr std::pair<qint64, qint64> sessionRange{10, 31'536'000}; // to a year
constexpr std::pair<qint64, qint64> retentionRange{1, 3650};

const auto pemFile = u"the path of a PEM file"_s;
const auto secretForm = u"32 to 512 characters: Latin letters, digits and signs of ASCII"_s;
const auto pinHashForm = u"the hash that `amt-kioskctl pin` printed"_s;
const auto serverUrlForm = u"http://HOST or https://HOST, without a user or a query"_s;

//! Reads what token() takes, of at least @p minSize characters.
template <qsizetype minSize>
std::optional<Core::Secret> tokenFrom(const QString &text)
{
    return token(text, minSize);
}

bool isNotEmpty(const QString &text)
{
    return !text.isEmpty();
}

QList<Key> serverKeys()
{
    return {
        key("server/listen"_L1, KIOSK_FIELD(server.listen), address,
            {u"an IP address, localhost"_s,
             "The address that the server listens on. Leave it on this machine and put a web "
             "server with HTTPS in front of it."_L1}),
        number("server/port"_L1, KIOSK_FIELD(server.port), {0, 65535},
               "The port that the server listens on; 0 picks a free one and prints it."_L1),
        key("server/public_url"_L1, KIOSK_FIELD(server.publicUrl), serverUrl,
            {serverUrlForm,
             "How the internet reaches the server, for example `https://login.example.org`, "
             "perhaps with a path below which a proxy passes everything on. The login page opens "
             "its channel only at this address. Without one, a request without TLS has to name "
             "the machine by an IP address, as `localhost` or by its own name; any other name is "
             "answered 421."_L1}),
        text("server/tls_certificate"_L1, KIOSK_FIELD(server.tlsCertificate), isNotEmpty,
             {pemFile,
              "The certificate with its chain, for HTTPS without a proxy. Needs `server/tls_key`. "
              "Read anew on SIGHUP."_L1}),
        text(
            "server/tls_key"_L1, KIOSK_FIELD(server.tlsKey), isNotEmpty,
            {pemFile,
             "The private key of `server/tls_certificate`: RSA from 2048 bits or EC from 256."_L1}),
        key("server/trusted_proxies"_L1, KIOSK_FIELD(server.trustedProxies), subnets,
            {u"IP addresses and subnets such as 10.0.0.0/8, separated by commas, or nothing"_s,
             "The proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed."_L1}),
        choice("server/start_policy"_L1, KIOSK_FIELD(server.startPolicy), Choices::startPolicy,
               "`open` lets anybody with a browser start a login; `kiosks` only kiosks that were "
               "enrolled, and then there is no login page either."_L1),
        number("server/start_rate"_L1, KIOSK_FIELD(server.startRate), {0, 100'000},
               "How many logins one address may start in a browser in a minute, ten of them at "
               "once; 0 is no limit. Kiosks have a share of their own."_L1),
        truth("server/web_login"_L1, KIOSK_FIELD(server.webLogin),
              "Whether there is a login page at `/login`."_L1),
        key("server/staff_pin"_L1, KIOSK_FIELD(server.staffPin), passwordHash,
            {pinHashForm,
             "The hash of the PIN that staff enter at a kiosk to link a visitor's number to "
             "somebody in the directory: what `amt-kioskctl pin` prints. Without one only the "
             "kiosk in the server's own program can link, with `kiosk/admin_pin`."_L1}),
        key("metrics/token"_L1, KIOSK_FIELD(metrics.token), tokenFrom<16>,
            {u"16 to 512 characters: Latin letters, digits and signs of ASCII"_s,
             "Opens `/metrics` to a monitoring on another machine, which sends it as a bearer "
             "token. Without one only programs on this machine that ask the server directly get "
             "it."_L1}),
        key("database/url"_L1, KIOSK_FIELD(database.url), databaseUrl,
            {u"sqlite:, sqlite:/path/file.db, postgresql://user:password@host:5432/db"_s,
             "`sqlite:` is a file in the data directory, `sqlite:/path/file.db` another one. "
             "`postgresql://user:password@host:5432/db` is what several servers share. libpq reads "
             "it: several hosts (`@one:5432,two:5433/db`), `service=NAME`, and parameters such as "
             "`?sslmode=verify-full`; the signs % / ? # @ : of a password are written %25 %2F %3F "
             "%23 %40 %3A. The configuration then holds a password: give it the mode 600, or use "
             "`url_file`."_L1}),
    };
}

QList<Key> gatewayKeys()
{
    return {
        key("greenapi/api_url"_L1, KIOSK_FIELD(greenApi.apiUrl), serverUrl,
            {serverUrlForm, "Where Green API is. Another address is that of a simulated one."_L1}),
        key("greenapi/proxy"_L1, KIOSK_FIELD(greenApi.proxy), proxyUrl,
            {u"http://HOST:PORT, http://USER:PASSWORD@HOST:PORT or socks5://HOST:PORT"_s,
             "What calls to the internet go through. Without it the environment says so: "
             "`HTTPS_PROXY`, `http_proxy` for http, `ALL_PROXY`. Never for this machine, nor for "
             "what `NO_PROXY` names."_L1}),
        key("greenapi/id_instance"_L1, KIOSK_FIELD(greenApi.idInstance),
            [](const QString &text) {
                return wholeNumber(text, 1, std::numeric_limits<qint64>::max());
            },
            {u"the number of the instance, digits only"_s,
             "The account, `idInstance` in Green API's console. A message of another instance "
             "signs nobody in."_L1}),
        key("greenapi/api_token"_L1, KIOSK_FIELD(greenApi.apiToken), urlToken,
            {u"Latin letters, digits and . _ ~ -"_s,
             "The account's token, `apiTokenInstance` in the console. With it the server asks "
             "Green API for its state and number, answers in WhatsApp, sends numbers and codes, "
             "and fetches messages that were lost."_L1}),
        key("greenapi/webhook_token"_L1, KIOSK_FIELD(greenApi.webhookToken), tokenFrom<32>,
            {secretForm,
             "The secret that Green API sends with each notification: `head -c 32 /dev/urandom | "
             "base64`. Without one the server makes its own and keeps it in `webhook-token` of its "
             "data directory."_L1}),
        key("greenapi/webhook_addresses"_L1, KIOSK_FIELD(greenApi.webhookAddresses), subnets,
            {u"IP addresses and subnets such as 203.0.113.0/24, separated by commas, or nothing"_s,
             "The addresses that notifications may come from; nothing is anywhere."_L1}),
        choice(
            "greenapi/mode"_L1, KIOSK_FIELD(greenApi.mode), Choices::gatewayMode,
            "How messages come in: Green API calls the `webhook`; the server fetches them itself "
            "(`poll`), which needs an account and no address on the internet; `off`, and no "
            "message signs in."_L1),
        truth("greenapi/reply"_L1, KIOSK_FIELD(greenApi.reply),
              "Whether the sender is answered in WhatsApp: signed in where and when, unknown "
              "number, old code, send again, scan again."_L1),
    };
}

QList<Key> loginKeys()
{
    return {
        text("phone/region"_L1, KIOSK_FIELD(phone.region), isRegion,
             {u"the two capital letters of a country, for example KG"_s,
              "The country of numbers that people type without a country code; never of a "
              "sender."_L1}),
        key("whatsapp/number"_L1, KIOSK_FIELD(whatsapp.number),
            [](const QString &text, const Settings &settings) {
                return Core::TypedNumber::known(text, settings.phone.region);
            },
            {u"a phone number, for example +996700000001"_s,
             "The company's number, for the link in the QR code. Without one Green API is asked; "
             "where there is no account either, the QR code holds text instead of a link."_L1}),
        number("login/attempt_seconds"_L1, KIOSK_FIELD(login.attempt), {60, 600},
               "How long a QR code can be answered."_L1),
        key(
            "login/rotate_seconds"_L1, KIOSK_FIELD(login.rotate),
            [](const QString &text, const Settings &settings) {
                return seconds(text, 10, settings.login.attempt.count() - 20);
            },
            [](std::chrono::seconds value) { return QString::number(value.count()); },
            {u"a whole number from 10 to login/attempt_seconds minus 20"_s,
             "A fresh QR code this often; the one before stays good until it expires."_L1}),
        freeText("login/keyword"_L1, KIOSK_FIELD(login.keyword), isKeyword,
                 {u"1 to 60 characters, at least one of them a letter"_s,
                  "The words before the id in the message."_L1}),
        key("login/confirm"_L1, KIOSK_FIELD(login.confirm), confirmPolicy,
            [](const ConfirmPolicy &) { return u"auto"_s; },
            {u"auto, none, or any of web, staff, all"_s,
             "Which logins need a number in addition, which the person gets in WhatsApp: two "
             "digits, six for staff and administrators. `auto` is `web,staff` where an account is "
             "configured and `greenapi/reply` is on, else `none`. `all` adds tenants at kiosks: "
             "somebody who gets a tenant to scan the code of a kiosk far away is not let in there "
             "without the number, which only the tenant's phone has."_L1}),
    };
}

QList<Key> storeKeys()
{
    return {
        number("session/idle_seconds"_L1, KIOSK_FIELD(session.kiosk.idle), sessionRange,
               "When a session on a kiosk ends that nobody uses."_L1),
        number("session/max_seconds"_L1, KIOSK_FIELD(session.kiosk.max), sessionRange,
               "When a session on a kiosk ends at the latest."_L1),
        number("session/web_idle_seconds"_L1, KIOSK_FIELD(session.web.idle), sessionRange,
               "When a session in a browser ends that nobody uses."_L1),
        number("session/web_max_seconds"_L1, KIOSK_FIELD(session.web.max), sessionRange,
               "When a session in a browser ends at the latest."_L1),
        number("retention/attempts_days"_L1, KIOSK_FIELD(retention.attempts), retentionRange,
               "How long attempts are kept once they are over, with the messages that answered "
               "them. Attempts that nobody answered go a day after their end."_L1),
        number("retention/sessions_days"_L1, KIOSK_FIELD(retention.sessions), retentionRange,
               "How long sessions are kept once they are over."_L1),
        number("retention/audit_days"_L1, KIOSK_FIELD(retention.audit), retentionRange,
               "How long the rows of the audit are kept."_L1),
        key("audit/key"_L1, KIOSK_FIELD(audit.key), tokenFrom<32>,
            {secretForm,
             "The key that seals the audit: `head -c 32 /dev/urandom | base64`. Without one the "
             "program makes its own and keeps it in `audit-key` of its data directory. Several "
             "servers of one database, and `amt-kioskctl` run by another user, need the same."_L1}),
    };
}

QList<Key> kioskKeys()
{
    return {
        freeText("kiosk/name"_L1, KIOSK_FIELD(kiosk.name),
                 [](const QString &text) { return isNotEmpty(text) && text.size() <= 100; },
                 {u"1 to 100 characters"_s,
                  "The kiosk's name, for the log and for `amt-kioskctl attempts list`."_L1}),
        key("kiosk/key"_L1, KIOSK_FIELD(kiosk.key), tokenFrom<1>,
            {u"the key that `amt-kioskctl kiosks add` printed"_s,
             "Identifies a kiosk at a server elsewhere: what `amt-kioskctl kiosks add` printed "
             "there."_L1}),
        key("kiosk/server"_L1, KIOSK_FIELD(kiosk.server), kioskServer,
            {u"own, http://HOST or https://HOST"_s,
             "A server elsewhere, for example `https://login.example.org`; plain http only to this "
             "machine. Without one the program runs its own. The option `--server` wins."_L1}),
        key("kiosk/languages"_L1, KIOSK_FIELD(kiosk.languages), languages,
            {u"any of %1, each once, separated by commas"_s.arg(
                 Core::languageCodes().join(u", "_s)),
             "The languages offered; the kiosk starts in the first."_L1}),
        key("kiosk/admin_pin"_L1, KIOSK_FIELD(kiosk.adminPin), passwordHash,
            {pinHashForm,
             "The hash of the PIN that opens the staff's page: what `amt-kioskctl pin` prints. "
             "Without one the page stays shut."_L1}),
    };
}

QList<Key> screenKeys()
{
    return {
        choice("kiosk/theme"_L1, KIOSK_FIELD(kiosk.theme), Choices::theme,
               "The colours of the screen."_L1),
        freeText("kiosk/company"_L1, KIOSK_FIELD(kiosk.company),
                 [](const QString &text) { return text.size() <= 60; },
                 {u"1 to 60 characters"_s, "The company's name, shown beside the logo."_L1}),
        text(
            "kiosk/logo"_L1, KIOSK_FIELD(kiosk.logo), isNotEmpty,
            {u"the path of an SVG or PNG file"_s, "The company's logo, a file of up to 1 MiB."_L1}),
        key("kiosk/accent"_L1, KIOSK_FIELD(kiosk.accent), colour,
            {u"a colour as #rrggbb, for example #0b6e4f"_s,
             "The colour of what can be pressed. Without one it is the theme's."_L1}),
        key("kiosk/night"_L1, KIOSK_FIELD(kiosk.night), nightHours,
            [](const auto &) { return u"none"_s; },
            {u"none, or two different times as HH:MM-HH:MM"_s,
             "Dims the screen in these hours of local time, for example `22:00-06:30`."_L1}),
        number("kiosk/volume"_L1, KIOSK_FIELD(kiosk.volume), {0, 100},
               "The volume of sounds and prompts, in per cent."_L1),
        truth("kiosk/speech"_L1, KIOSK_FIELD(kiosk.speech),
              "Whether prompts are spoken, where a voice is installed."_L1),
        choice("kiosk/text"_L1, KIOSK_FIELD(kiosk.text), Choices::textSize,
               "The size of the texts."_L1),
        truth("kiosk/reach"_L1, KIOSK_FIELD(kiosk.reach),
              "Whether the controls stand in the lower third of the screen, in reach of a "
              "wheelchair."_L1),
        choice("kiosk/motion"_L1, KIOSK_FIELD(kiosk.motion), Choices::motion,
               "Whether things move on the screen: as the system has it, always, or only where "
               "they must."_L1),
    };
}

QList<Key> handoffKeys()
{
    return {
        choice("handoff/mode"_L1, KIOSK_FIELD(handoff.mode), Choices::handoffMode,
               "What follows a login at a kiosk. This version does `none`, and refuses `browser` "
               "and `command`; another program sends browsers to `/login` itself."_L1),
        key("handoff/url"_L1, KIOSK_FIELD(handoff.url), pageUrl,
            {u"http://HOST or https://HOST, without a user or a fragment"_s,
             "The page that `browser` opens."_L1}),
        freeText("handoff/command"_L1, KIOSK_FIELD(handoff.command), isNotEmpty,
                 {u"a text without control characters"_s, "The program that `command` runs."_L1}),
    };
}

QString sectionOf(const QString &key)
{
    return key.section(u'/', 0, 0);
}

} // namespace

const QList<Key> &keys()
{
    static const QList<Key> all = serverKeys() + gatewayKeys() + loginKeys() + storeKeys()
        + kioskKeys() + screenKeys() + handoffKeys();
    return all;
}

const QStringList &keyNames()
{
    static const QStringList names = [] {
        QStringList all;
        for (const auto &key : keys())
            all.append(key.name);
        return all;
    }();
    return names;
}

QStringList sectionNames()
{
    QStringList names;
    for (const auto &key : keyNames())
        names.append(sectionOf(key));
    names.append(u"roles"_s);
    names.removeDuplicates();
    return names;
}

QStringList keyNamesIn(const QString &section)
{
    QStringList names;
    for (const auto &key : keyNames()) {
        if (sectionOf(key) == section)
            names.append(key);
    }
    return names;
}

} // namespace Config
