#include "config/keys.h"

#include "config/choices.h"
#include "config/values.h"
#include "core/base/language.h"
#include "core/phone/typednumber.h"

#include <algorithm>
#include <limits>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr auto anyText = "a text without control characters"_L1;
constexpr auto anyTruth = "true, false"_L1;
constexpr auto sessionRange = "a whole number from 10 to 31536000"_L1;
constexpr auto retentionRange = "a whole number from 1 to 3650"_L1;
constexpr auto secretForm = "32 to 512 characters: Latin letters, digits and signs of ASCII"_L1;
constexpr auto pinHash = "the hash that `amt-kioskctl pin` printed"_L1;
constexpr auto serverUrlForm = "http://HOST or https://HOST, without a user or a query"_L1;

template <typename Field, typename Value>
bool put(Field &field, const std::optional<Value> &value)
{
    if (value)
        field = *value;
    return value.has_value();
}

template <typename Number>
bool putNumber(Number &field, const QString &text, qint64 min, qint64 max)
{
    const auto number = wholeNumber(text, min, max);
    if (number)
        field = static_cast<Number>(*number);
    return number.has_value();
}

bool putTextIf(bool isGood, QString &field, const QString &text)
{
    if (isGood)
        field = text;
    return isGood;
}

bool putText(QString &field, const QString &text)
{
    return putTextIf(!text.isEmpty(), field, text);
}

bool putSession(std::chrono::seconds &field, const QString &text)
{
    constexpr qint64 year = 31'536'000;
    return put(field, seconds(text, 10, year));
}

bool putDays(std::chrono::days &field, const QString &text)
{
    const auto days = wholeNumber(text, 1, 3650);
    if (days)
        field = std::chrono::days(*days);
    return days.has_value();
}

template <typename Enum>
bool putNamed(Enum &field, const QString &text, const Core::EnumNames<Enum> &names)
{
    return put(field, names.keyOf(text));
}

QList<Key> serverKeys()
{
    using enum KeyKind;
    return {
        {"server/listen"_L1, Plain, "an IP address, localhost"_L1,
         [](const QString &text, Settings &s) { return put(s.server.listen, address(text)); }},
        {"server/port"_L1, Plain, "a whole number from 0 to 65535"_L1,
         [](const QString &text, Settings &s) { return putNumber(s.server.port, text, 0, 65535); }},
        {"server/public_url"_L1, Optional, serverUrlForm,
         [](const QString &text, Settings &s) { return put(s.server.publicUrl, serverUrl(text)); }},
        {"server/tls_certificate"_L1, Optional, "the path of a PEM file"_L1,
         [](const QString &text, Settings &s) { return putText(s.server.tlsCertificate, text); }},
        {"server/tls_key"_L1, Optional, "the path of a PEM file"_L1,
         [](const QString &text, Settings &s) { return putText(s.server.tlsKey, text); }},
        {"server/trusted_proxies"_L1, Plain,
         "IP addresses and subnets such as 10.0.0.0/8, separated by commas, or nothing"_L1,
         [](const QString &text, Settings &s) {
             return put(s.server.trustedProxies, subnets(text));
         }},
        {"server/start_policy"_L1, Plain, "open, kiosks"_L1,
         [](const QString &text, Settings &s) {
             return putNamed(s.server.startPolicy, text, Choices::startPolicy);
         }},
        {"server/start_rate"_L1, Plain, "a whole number from 0 to 100000"_L1,
         [](const QString &text, Settings &s) {
             return putNumber(s.server.startRate, text, 0, 100'000);
         }},
        {"server/web_login"_L1, Plain, anyTruth,
         [](const QString &text, Settings &s) { return put(s.server.webLogin, truth(text)); }},
        {"metrics/token"_L1, OptionalSecret,
         "16 to 512 characters: Latin letters, digits and signs of ASCII"_L1,
         [](const QString &text, Settings &s) { return put(s.metrics.token, token(text, 16)); }},
        {"server/staff_pin"_L1, OptionalSecret, pinHash,
         [](const QString &text, Settings &s) {
             return put(s.server.staffPin, passwordHash(text));
         }},
        {"database/url"_L1, Secret,
         "sqlite:, sqlite:/path/file.db, postgresql://user:password@host:5432/db"_L1,
         [](const QString &text, Settings &s) { return put(s.database.url, databaseUrl(text)); }},
    };
}

QList<Key> gatewayKeys()
{
    using enum KeyKind;
    return {
        {"greenapi/api_url"_L1, Plain, serverUrlForm,
         [](const QString &text, Settings &s) { return put(s.greenApi.apiUrl, serverUrl(text)); }},
        {"greenapi/proxy"_L1, OptionalSecret,
         "http://HOST:PORT, http://USER:PASSWORD@HOST:PORT or socks5://HOST:PORT"_L1,
         [](const QString &text, Settings &s) { return put(s.greenApi.proxy, proxyUrl(text)); }},
        {"greenapi/id_instance"_L1, Optional, "the number of the instance, digits only"_L1,
         [](const QString &text, Settings &s) {
             return put(s.greenApi.idInstance,
                        wholeNumber(text, 1, std::numeric_limits<qint64>::max()));
         }},
        {"greenapi/api_token"_L1, OptionalSecret, "Latin letters, digits and . _ ~ -"_L1,
         [](const QString &text, Settings &s) { return put(s.greenApi.apiToken, urlToken(text)); }},
        {"greenapi/webhook_token"_L1, OptionalSecret, secretForm,
         [](const QString &text, Settings &s) {
             return put(s.greenApi.webhookToken, token(text, 32));
         }},
        {"greenapi/webhook_addresses"_L1, Plain,
         "IP addresses and subnets such as 203.0.113.0/24, separated by commas, or nothing"_L1,
         [](const QString &text, Settings &s) {
             return put(s.greenApi.webhookAddresses, subnets(text));
         }},
        {"greenapi/mode"_L1, Plain, "webhook, poll, off"_L1,
         [](const QString &text, Settings &s) {
             return putNamed(s.greenApi.mode, text, Choices::gatewayMode);
         }},
        {"greenapi/reply"_L1, Plain, anyTruth,
         [](const QString &text, Settings &s) { return put(s.greenApi.reply, truth(text)); }},
    };
}

QList<Key> loginKeys()
{
    using enum KeyKind;
    return {
        {"phone/region"_L1, Plain, "the two capital letters of a country, for example KG"_L1,
         [](const QString &text, Settings &s) {
             return putTextIf(isRegion(text), s.phone.region, text);
         }},
        {"whatsapp/number"_L1, Optional, "a phone number, for example +996700000001"_L1,
         [](const QString &text, Settings &s) {
             return put(s.whatsapp.number, Core::TypedNumber::known(text, s.phone.region));
         }},
        {"login/attempt_seconds"_L1, Plain, "a whole number from 60 to 600"_L1,
         [](const QString &text, Settings &s) {
             return put(s.login.attempt, seconds(text, 60, 600));
         }},
        {"login/rotate_seconds"_L1, Plain,
         "a whole number from 10 to login/attempt_seconds minus 20"_L1,
         [](const QString &text, Settings &s) {
             return put(s.login.rotate, seconds(text, 10, s.login.attempt.count() - 20));
         }},
        {"login/keyword"_L1, Plain, "1 to 60 characters, at least one of them a letter"_L1,
         [](const QString &text, Settings &s) {
             return putTextIf(isKeyword(text), s.login.keyword, text);
         }},
        {"login/confirm"_L1, Plain, "auto, none, or any of web, staff, all"_L1,
         [](const QString &text, Settings &s) {
             return put(s.login.confirm, confirmPolicy(text));
         }},
    };
}

QList<Key> sessionKeys()
{
    using enum KeyKind;
    return {
        {"session/idle_seconds"_L1, Plain, sessionRange,
         [](const QString &text, Settings &s) { return putSession(s.session.kiosk.idle, text); }},
        {"session/max_seconds"_L1, Plain, sessionRange,
         [](const QString &text, Settings &s) { return putSession(s.session.kiosk.max, text); }},
        {"session/web_idle_seconds"_L1, Plain, sessionRange,
         [](const QString &text, Settings &s) { return putSession(s.session.web.idle, text); }},
        {"session/web_max_seconds"_L1, Plain, sessionRange,
         [](const QString &text, Settings &s) { return putSession(s.session.web.max, text); }},
    };
}

QList<Key> retentionKeys()
{
    using enum KeyKind;
    return {
        {"retention/attempts_days"_L1, Plain, retentionRange,
         [](const QString &text, Settings &s) { return putDays(s.retention.attempts, text); }},
        {"retention/sessions_days"_L1, Plain, retentionRange,
         [](const QString &text, Settings &s) { return putDays(s.retention.sessions, text); }},
        {"retention/audit_days"_L1, Plain, retentionRange,
         [](const QString &text, Settings &s) { return putDays(s.retention.audit, text); }},
    };
}

QList<Key> auditKeys()
{
    using enum KeyKind;
    return {
        {"audit/key"_L1, OptionalSecret, secretForm,
         [](const QString &text, Settings &s) { return put(s.audit.key, token(text, 32)); }},
    };
}

QList<Key> kioskKeys()
{
    using enum KeyKind;
    return {
        {"kiosk/name"_L1, Plain, "1 to 100 characters"_L1,
         [](const QString &text, Settings &s) {
             return putTextIf(!text.isEmpty() && text.size() <= 100, s.kiosk.name, text);
         }},
        {"kiosk/key"_L1, OptionalSecret, "the key that `amt-kioskctl kiosks add` printed"_L1,
         [](const QString &text, Settings &s) { return put(s.kiosk.key, token(text, 1)); }},
        {"kiosk/server"_L1, Optional, "own, http://HOST or https://HOST"_L1,
         [](const QString &text, Settings &s) {
             return text == "own"_L1 || put(s.kiosk.server, serverUrl(text));
         }},
        {"kiosk/languages"_L1, Plain,
         u"any of %1, each once, separated by commas"_s.arg(Core::languageCodes().join(u", "_s)),
         [](const QString &text, Settings &s) { return put(s.kiosk.languages, languages(text)); }},
        {"kiosk/admin_pin"_L1, OptionalSecret, pinHash,
         [](const QString &text, Settings &s) {
             return put(s.kiosk.adminPin, passwordHash(text));
         }},
    };
}

QList<Key> screenKeys()
{
    using enum KeyKind;
    return {
        {"kiosk/theme"_L1, Plain, "light, dark, contrast"_L1,
         [](const QString &text, Settings &s) {
             return putNamed(s.kiosk.theme, text, Choices::theme);
         }},
        {"kiosk/company"_L1, Optional, "1 to 60 characters"_L1,
         [](const QString &text, Settings &s) {
             return putTextIf(text.size() <= 60, s.kiosk.company, text);
         }},
        {"kiosk/logo"_L1, Optional, "the path of an SVG or PNG file"_L1,
         [](const QString &text, Settings &s) { return putText(s.kiosk.logo, text); }},
        {"kiosk/accent"_L1, Optional, "a colour as #rrggbb, for example #0b6e4f"_L1,
         [](const QString &text, Settings &s) { return put(s.kiosk.accent, colour(text)); }},
        {"kiosk/night"_L1, Plain, "none, or two different times as HH:MM-HH:MM"_L1,
         [](const QString &text, Settings &s) {
             return text == "none"_L1 || put(s.kiosk.night, nightHours(text));
         }},
        {"kiosk/volume"_L1, Plain, "a whole number from 0 to 100"_L1,
         [](const QString &text, Settings &s) { return putNumber(s.kiosk.volume, text, 0, 100); }},
        {"kiosk/speech"_L1, Plain, anyTruth,
         [](const QString &text, Settings &s) { return put(s.kiosk.speech, truth(text)); }},
        {"kiosk/text"_L1, Plain, "normal, large"_L1,
         [](const QString &text, Settings &s) {
             return putNamed(s.kiosk.text, text, Choices::textSize);
         }},
        {"kiosk/reach"_L1, Plain, anyTruth,
         [](const QString &text, Settings &s) { return put(s.kiosk.reach, truth(text)); }},
        {"kiosk/motion"_L1, Plain, "system, full, reduced"_L1,
         [](const QString &text, Settings &s) {
             return putNamed(s.kiosk.motion, text, Choices::motion);
         }},
    };
}

QList<Key> handoffKeys()
{
    using enum KeyKind;
    return {
        {"handoff/mode"_L1, Plain, "none, browser, command"_L1,
         [](const QString &text, Settings &s) {
             return putNamed(s.handoff.mode, text, Choices::handoffMode);
         }},
        {"handoff/url"_L1, Optional, "http://HOST or https://HOST, without a user or a fragment"_L1,
         [](const QString &text, Settings &s) { return put(s.handoff.url, pageUrl(text)); }},
        {"handoff/command"_L1, Optional, anyText,
         [](const QString &text, Settings &s) { return putText(s.handoff.command, text); }},
    };
}

QString sectionOf(const QString &key)
{
    return key.section(u'/', 0, 0);
}

} // namespace

const QList<Key> &keys()
{
    static const QList<Key> all = serverKeys() + gatewayKeys() + loginKeys() + sessionKeys()
        + retentionKeys() + auditKeys() + kioskKeys() + screenKeys() + handoffKeys();
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
