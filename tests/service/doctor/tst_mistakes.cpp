// SPDX-License-Identifier: GPL-3.0-only
#include "config/loader.h"
#include "service/doctor/accountfindings.h"
#include "service/doctor/addresscheckup.h"
#include "service/doctor/channelcheckup.h"
#include "service/doctor/kioskdoctor.h"
#include "service/doctor/machinefindings.h"
#include "service/doctor/settingsfindings.h"
#include "service/gateway/wantedsettings.h"
#include "service/setup/databaseopening.h"
#include "support/cannedserver.h"
#include "support/loopbackserver.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

namespace MistakesTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::Finding;
using TestSupport::canned;
using TestSupport::CannedServer;
using TestSupport::LoopbackServer;

//! Makes one mistake, and has the part of the doctor look that should see it.
using Examination = std::function<QList<Finding>()>;
namespace {

const QUrl publicUrl(u"https://login.example.org"_s);

QByteArray someBytes(qsizetype count)
{
    return QByteArray(count, 'n');
}

void mistake(const char *name, const Examination &examine, const char *code, const char *words,
             const char *cure)
{
    QTest::newRow(name) << examine << QString::fromLatin1(code) << QString::fromUtf8(words)
                        << QString::fromUtf8(cure);
}

// ---- settings

QList<Finding> loading(const QByteArray &content)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"amt-kiosk.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    file.close();
    const auto settings =
        Config::load({.file = file.fileName(), .environment = {}, .systemFile = {}});
    QList<Finding> findings;
    for (const auto &each : settings ? QStringList() : settings.error())
        findings.append(Finding::of(Core::FindingCode::SettingsBad, each, each));
    return findings;
}

Examination file(const QByteArray &content)
{
    return [content] { return loading(content); };
}

// ---- TLS

QList<Finding> withTls(const QString &script, const QString &key)
{
    const TestSupport::TlsWorkshop workshop;
    if (!workshop.makeServer() || (!script.isEmpty() && !workshop.run(script)))
        return {};
    const auto folder = workshop.keyFile().section(u'/', 0, -2);
    Config::ServerSettings settings;
    settings.tlsCertificate =
        script.contains("c.pem"_L1) ? folder + u"/c.pem"_s : workshop.certificateFile();
    settings.tlsKey = key.isEmpty() ? workshop.keyFile() : folder + u'/' + key;
    return {ownTlsFinding(settings, QDateTime::currentDateTimeUtc())};
}

Examination tls(const QString &script, const QString &key = {})
{
    return [script, key] { return withTls(script, key); };
}

// ---- where it listens

QList<Finding> listening(const QHostAddress &address, quint16 port)
{
    Config::ServerSettings settings;
    settings.listen = address;
    settings.port = port;
    const auto failure = listenFailure(settings);
    return failure ? QList{*failure} : QList<Finding>();
}

QList<Finding> listeningWhereAnotherDoes()
{
    QTcpServer other;
    if (!other.listen(QHostAddress::LocalHost))
        return {};
    return listening(QHostAddress(QHostAddress::LocalHost), other.serverPort());
}

// ---- the public address

Examination address(const QString &url, Config::GatewayMode mode = Config::GatewayMode::Webhook)
{
    return [url, mode] {
        Config::ServerSettings settings;
        if (!url.isEmpty())
            settings.publicUrl = QUrl(url);
        return QList{addressFinding(settings, mode)};
    };
}

template <typename Checkup, typename Found>
QList<Finding> waitFor(Checkup &checkup, Found toList)
{
    std::optional<QList<Finding>> found;
    checkup.start([&](const auto &told) { found = toList(told); });
    return QTest::qWaitFor([&] { return found.has_value(); }, 10'000) ? *found : QList<Finding>();
}

QList<Finding> asList(const QList<Finding> &findings)
{
    return findings;
}

QList<Finding> asList(const Finding &finding)
{
    return {finding};
}

QList<Finding> asking(const QUrl &url)
{
    AddressCheckup checkup(url, {.instance = u"own"_s}, &someBytes, {},
                           {.local = 500ms, .publicly = 500ms});
    return waitFor(checkup, [](const auto &told) { return asList(told); });
}

Examination publicly(const QByteArray &answer)
{
    return [answer] {
        const CannedServer server([answer](const QByteArray & /*target*/) { return answer; });
        return asking(server.url());
    };
}

Examination proxy(const QByteArray &forwardedFor, const QByteArray &scheme,
                  const QByteArray &name = "nginx"_ba)
{
    return [=] {
        const ProbeAnswer answer{.status = 200,
                                 .body = "{\"instance\":\"own\",\"seen\":{\"forwardedFor\":\""
                                     + forwardedFor + "\",\"scheme\":\"" + scheme + "\"}}",
                                 .server = name};
        return proxyFindings(answer, publicUrl);
    };
}

Examination channel(const QByteArray &answer)
{
    return [answer] {
        const CannedServer server([answer](const QByteArray & /*target*/) { return answer; });
        ChannelCheckup checkup(server.url(), {}, 300ms);
        return waitFor(checkup, [](const auto &told) { return asList(told); });
    };
}

// ---- the database

Examination postgres(const QString &words)
{
    return [words] {
        return QList{openingFinding(
            u"postgresql://amt:hush@db.example.org/amt"_s,
            u"cannot use the database db.example.org:5432/amt (%1): check that"_s.arg(words))};
    };
}

QList<Finding> openingFile(const QString &name, const QString &sentence)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"damaged.db"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    return {openingFinding(u"sqlite:"_s + folder.filePath(name), sentence)};
}

Examination sqlite(const QString &name, const QString &sentence)
{
    return [name, sentence] { return openingFile(name, sentence); };
}

// ---- the gateway

GatewayReport goodReport()
{
    GatewayReport report;
    report.account = GreenApi::WaSettings{
        .state = GreenApi::InstanceState::Authorized, .phone = u"996700000001"_s, .lid = {}};
    report.settings = QJsonObject{{u"webhookUrl"_s, webhookAt(publicUrl).toString()},
                                  {u"webhookUrlToken"_s, u"hush"_s},
                                  {u"incomingWebhook"_s, u"yes"_s},
                                  {u"stateWebhook"_s, u"yes"_s},
                                  {u"enableLidMode"_s, u"no"_s}};
    report.queue = 0;
    return report;
}

Examination account(const std::function<void(GatewayReport &)> &breakIt, bool isPolling = false)
{
    return [breakIt, isPolling] {
        auto report = goodReport();
        breakIt(report);
        return accountFindings(report,
                               {.isPolling = isPolling,
                                .number = Core::PhoneNumber::fromE164(u"+996700000001"),
                                .webhook = webhookAt(publicUrl),
                                .webhookToken = Core::Secret("hush")});
    };
}

Examination setting(const QString &name, const QString &value)
{
    return account([name, value](GatewayReport &report) { report.settings->insert(name, value); });
}

Examination state(GreenApi::InstanceState state)
{
    return account([state](GatewayReport &report) { report.account->state = state; });
}

// ---- a kiosk's PC

QList<Finding> linking(const QUrl &server, const QByteArray &key)
{
    KioskLink link(server, Core::Secret(key), &someBytes, 500ms);
    return waitFor(link, [](const auto &told) { return asList(told); });
}

Examination kiosk(const QByteArray &answer)
{
    return [answer] {
        const CannedServer server([answer](const QByteArray & /*target*/) { return answer; });
        return linking(server.url(), "key"_ba);
    };
}

Examination kioskWith(const QByteArray &key)
{
    return [key] {
        const LoopbackServer server;
        return linking(server.url(), key);
    };
}

//! A machine of which nothing is there but what @p set adds.
Examination machine(Finding (*look)(const KioskMachine &),
                    const std::function<void(KioskMachine &, const QString &folder)> &set)
{
    return [look, set] {
        const QTemporaryDir folder;
        KioskMachine machine{.environment = {},
                             .x11Sockets = folder.filePath(u"x11"_s),
                             .soundCards = folder.filePath(u"cards"_s)};
        machine.environment.insert(u"PATH"_s, folder.path());
        machine.environment.insert(u"XDG_RUNTIME_DIR"_s, folder.path());
        set(machine, folder.path());
        return QList{look(machine)};
    };
}

void makeProgram(const QString &path, const QByteArray &script)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script + '\n') < 0)
        qFatal("cannot write a program");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

//! The mistakes that people make in a set-up, and the doctor's word on each: what it is, and
//! the one thing that mends it.
class TestMistakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsNamedWithItsCure_data();

    void eachIsNamedWithItsCure()
    {
        QFETCH(Examination, examine);
        QFETCH(QString, code);
        QFETCH(QString, words);
        QFETCH(QString, cure);

        const auto findings = examine();

        const auto found =
            std::find_if(findings.begin(), findings.end(), [&code](const Finding &finding) {
                return Core::toString(finding.code) == code;
            });
        QStringList all;
        for (const auto &finding : findings)
            all.append(Core::toString(finding.code) + u": "_s + finding.message);
        QVERIFY2(found != findings.end(), qPrintable(all.join(u'\n')));
        QVERIFY(found->state != Core::FindingState::Ok);
        QVERIFY2(found->message.contains(words), qPrintable(found->message));
        QVERIFY2(found->fix.contains(cure), qPrintable(found->fix));
        QVERIFY(!found->message.contains("hush"_L1) && !found->fix.contains("hush"_L1));
    }
};

void TestMistakes::eachIsNamedWithItsCure_data()
{
    QTest::addColumn<Examination>("examine");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("cure");
    using enum GreenApi::InstanceState;
    using GreenApi::CallError;

    mistake("quotes", file("[server]\nport=\"8080\""), "settings_bad", "line 2", "quotes");
    mistake("comment", file("[server]\nport=8080 # x"), "settings_bad", "line 2",
            "line of its own");
    mistake("colon", file("[server]\nport: 8080"), "settings_bad", "line 2", "key=value");
    mistake("capitals", file("[server]\nPort=8080"), "settings_bad", "line 2", "port=");
    mistake("UTF-16", file("\xFF\xFE[\0s\0"_ba), "settings_bad", "UTF-16", "UTF-8");
    mistake("unknown key", file("[server]\nprot=8080"), "settings_bad", "server/prot",
            "server/port");
    mistake("certificate without key", file("[server]\ntls_certificate=/c.pem"), "settings_bad",
            "tls_key", "give both or none");
    mistake("poll without an account", file("[greenapi]\nmode=poll"), "settings_bad",
            "greenapi/mode=poll", "greenapi/api_token");
    mistake("kiosk without encryption", file("[kiosk]\nserver=http://10.0.0.5"), "settings_bad",
            "kiosk/server", "https://");

    mistake("wrong key",
            tls(u"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out k.pem"_s,
                u"k.pem"_s),
            "tls_refused", "does not belong", "name the key it was made with");
    mistake("1024 bits",
            tls(u"openssl req -x509 -newkey rsa:1024 -nodes -keyout k.pem -out c.pem -days 90 "
                "-subj /CN=localhost"_s,
                u"k.pem"_s),
            "tls_refused", "1024 bits", "Make such a key");
    mistake("no key file", tls({}, u"missing.pem"_s), "tls_refused", "missing.pem cannot be read",
            "Check that it is there");
    mistake("encrypted key",
            tls(u"openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes128 -pass "
                "pass:invented -out k.pem"_s,
                u"k.pem"_s),
            "tls_refused", "is encrypted", "openssl pkey -in");
    mistake("certificate for a key", tls({}, u"certificate.pem"_s), "tls_refused", "no private key",
            "BEGIN PRIVATE KEY");
    mistake("empty certificate", tls(u": > c.pem"_s), "tls_unreadable", "no certificate",
            "BEGIN CERTIFICATE");

    mistake("port in use", listeningWhereAnotherDoes, "listen_failed",
            "another program listens there already", "ss -ltnp");
    mistake(
        "address of another machine",
        [] { return listening(QHostAddress(u"192.0.2.77"_s), 47'811); }, "listen_failed",
        "does not have that address", "server/listen");
    mistake(
        "open to the network",
        [] {
            Config::ServerSettings settings;
            settings.listen = QHostAddress(QHostAddress::AnyIPv4);
            return QList{listenFinding(settings)};
        },
        "listen_open", "without encryption", "127.0.0.1");

    mistake("no address", address({}), "address_missing", "does not know", "server/public_url");
    mistake("https://localhost", address(u"https://localhost"_s), "address_local",
            "the internet does not reach", "greenapi/mode to poll");
    mistake("a private address", address(u"http://192.168.1.7:8080"_s), "address_local",
            "192.168.1.7", "a name that the internet knows");
    mistake("a name of the local network", address(u"https://desk.local"_s), "address_local",
            "desk.local", "a name that the internet knows");
    mistake("a bare name", address(u"https://desk"_s), "address_local", "desk",
            "a name that the internet knows");
    mistake("http", address(u"http://login.example.org"_s), "address_insecure",
            "without encryption", "certificate");
    mistake("poll needs none", address({}, Config::GatewayMode::Poll), "address_unneeded",
            "none is needed", "Only for logins in browsers");

    mistake(
        "closed port", [] { return asking(QUrl(u"http://127.0.0.1:9"_s)); },
        "public_url_unreachable", "Nobody answers", "firewall");
    mistake("proxy to a wrong port", publicly(canned(502, {})), "public_url_unreachable",
            "status 502", "server/port");
    mistake("another site", publicly(canned(200, "<html>")), "public_url_elsewhere",
            "Another server", "Correct server/public_url");
    mistake("redirect", publicly(canned(301, {}, "Location: https://x/\r\n")),
            "public_url_elsewhere", "status 301", "the address that it leads to");
    mistake("password in front", publicly(canned(401, {})), "public_url_elsewhere", "status 401",
            "without a password");
    mistake("cache in front", publicly(canned(200, "{\"instance\":\"own\",\"nonce\":\"old\"}")),
            "public_url_elsewhere", "kept on the way", "caching");

    mistake("no X-Forwarded-For", proxy("none", "https"), "forwarded_missing", "who the client is",
            "proxy_set_header X-Forwarded-For");
    mistake("no X-Forwarded-Proto", proxy("believed", "http"), "forwarded_missing", "encrypted",
            "proxy_set_header X-Forwarded-Proto");
    mistake("proxy that does not name itself", proxy("none", "http", {}), "forwarded_missing",
            "who the client is", "X-Forwarded-For");
    mistake("proxy not trusted", proxy("ignored", "http"), "forwarded_ignored",
            "server/trusted_proxies", "Add the address");
    mistake("no Upgrade", channel(canned(404, {})), "channel_blocked", "does not open",
            "proxy_set_header Upgrade");
    mistake("channel swallowed", channel({}), "channel_blocked", "does not open", "Upgrade");

    mistake("wrong password", postgres(u"FATAL: password authentication failed for user"_s),
            "database_failed", "password authentication failed",
            "Correct the user or the password");
    mistake("no password", postgres(u"fe_sendauth: no password supplied"_s), "database_failed",
            "no password", "Put the password into database/url");
    mistake("no such role", postgres(u"FATAL: role \"amt\" does not exist"_s), "database_failed",
            "role", "createuser");
    mistake("no such database", postgres(u"FATAL: database \"amt\" does not exist"_s),
            "database_failed", "database \"amt\"", "createdb");
    mistake("PostgreSQL off", postgres(u"connection to server failed: Connection refused"_s),
            "database_failed", "refused", "Start PostgreSQL");
    mistake("wrong host", postgres(u"could not translate host name \"d\" to address"_s),
            "database_failed", "host name", "Correct the host");
    mistake("firewall", postgres(u"timeout expired"_s), "database_failed", "timeout", "firewall");
    mistake("pg_hba.conf", postgres(u"FATAL: no pg_hba.conf entry for host"_s), "database_failed",
            "pg_hba.conf", "add a line to its pg_hba.conf");
    mistake("peer", postgres(u"FATAL: Peer authentication failed for user \"amt\""_s),
            "database_failed", "Peer", "Run this as the system's user");
    mistake("no SSL", postgres(u"server does not support SSL, but SSL was required"_s),
            "database_failed", "SSL", "sslmode");
    mistake("no login", postgres(u"FATAL: role \"amt\" is not permitted to log in"_s),
            "database_failed", "log in", "ALTER ROLE NAME LOGIN");
    mistake("closed database",
            postgres(u"FATAL: database \"amt\" is not currently accepting connections"_s),
            "database_failed", "accepting", "ALLOW_CONNECTIONS");
    mistake("no right to connect", postgres(u"FATAL: permission denied for database \"amt\""_s),
            "database_failed", "denied", "GRANT CONNECT");
    mistake("limit of the role", postgres(u"FATAL: too many connections for role \"amt\""_s),
            "database_failed", "too many", "CONNECTION LIMIT");
    mistake("a standby", postgres(u"session is read-only"_s), "database_failed", "read-only",
            "can be written to");
    mistake("too many", postgres(u"FATAL: sorry, too many clients already"_s), "database_failed",
            "too many", "max_connections");
    mistake("words in another language", postgres(u"ВАЖНО: что-то не так"_s), "database_failed",
            "что-то", "psql");
    mistake("no file yet", sqlite(u"none.db"_s, u"there is no file"_s), "database_failed",
            "no file", "Start the server, which makes it");
    mistake("damaged", sqlite(u"damaged.db"_s, u"the file is damaged"_s), "database_failed",
            "damaged", "amt-kioskctl restore");
    mistake("a folder", sqlite(u"."_s, u"unable to open"_s), "database_failed", "unable",
            "names a folder");

    mistake("phone not linked", state(NotAuthorized), "gateway_not_authorised", "not linked",
            "Scan the instance's QR code");
    mistake("blocked", state(Blocked), "gateway_blocked", "has blocked", "WhatsApp's support");
    mistake("phone off", state(Sleeping), "gateway_sleeping", "is off",
            "Turn the company's phone on");
    mistake("wrong token", account([](GatewayReport &report) {
                report.account = Core::Unexpected(CallError::WrongCredentials);
            }),
            "gateway_wrong_token", "id and token", "greenapi/api_token");
    mistake("another number",
            account([](GatewayReport &report) { report.account->phone = u"996700000002"_s; }),
            "gateway_number_changed", "Another number", "whatsapp/number");
    mistake("webhook elsewhere", setting(u"webhookUrl"_s, u"https://other.example/"_s),
            "webhook_url_other", "another address", "greenapi configure");
    mistake("no webhook", setting(u"webhookUrl"_s, {}), "webhook_url_missing", "no address",
            "greenapi configure");
    mistake("another secret", setting(u"webhookUrlToken"_s, u"other"_s), "webhook_secret_other",
            "another secret", "greenapi configure");
    mistake("messages off", setting(u"incomingWebhook"_s, u"no"_s), "incoming_off",
            "does not notify", "greenapi configure");
    mistake("hidden ids", setting(u"enableLidMode"_s, u"yes"_s), "lid_mode_on", "hidden ids",
            "greenapi configure");
    mistake("poll with a webhook", account([](GatewayReport & /*report*/) {}, true),
            "gateway_polling_blocked", "to a webhook", "greenapi configure");
    mistake("messages wait", account([](GatewayReport &report) { report.queue = 500; }),
            "queue_long", "500", "address");

    mistake(
        "kiosk: server off", [] { return linking(QUrl(u"http://127.0.0.1:9"_s), "key"_ba); },
        "kiosk_server_unreachable", "No server answers", "that the server runs");
    mistake("kiosk: another site", kiosk(canned(200, "<html>")), "kiosk_server_unreachable",
            "no server of this program", "Correct kiosk/server");
    mistake("kiosk: proxy to nowhere", kiosk(canned(502, {})), "kiosk_server_unreachable",
            "behind it", "Start the server there");
    mistake("kiosk: wrong key", kioskWith("wrong-key"), "kiosk_key_refused", "does not know",
            "amt-kioskctl kiosks add");
    mistake("kiosk: no key", kioskWith({}), "kiosk_key_refused", "has no key",
            "amt-kioskctl kiosks add");
    mistake("kiosk: no fonts",
            machine(&fontsFinding,
                    [](KioskMachine &, const QString &folder) {
                        makeProgram(folder + u"/fc-list"_s, "exit 0"_ba);
                    }),
            "fonts_missing", "squares", "fonts-noto-core");
    mistake("kiosk: no fc-list", machine(&fontsFinding, [](KioskMachine &, const QString &) {}),
            "fonts_missing", "cannot be told", "fontconfig");
    mistake("kiosk: no display", machine(&displayFinding, [](KioskMachine &, const QString &) {}),
            "display_missing", "no display", "amt-kiosk-session");
    mistake("kiosk: dead display",
            machine(&displayFinding,
                    [](KioskMachine &machine, const QString &) {
                        machine.environment.insert(u"DISPLAY"_s, u":7"_s);
                    }),
            "display_missing", "at the display :7", "amt-kiosk-session");
    mistake("kiosk: display over ssh",
            machine(&displayFinding,
                    [](KioskMachine &machine, const QString &) {
                        machine.environment.insert(u"DISPLAY"_s, u"localhost:10.0"_s);
                    }),
            "display_missing", "no display of this machine", "ssh -X");
    mistake("kiosk: no sound server",
            machine(&soundFinding, [](KioskMachine &, const QString &) {}), "sound_missing",
            "neither PulseAudio", "apt-get install pulseaudio");
    mistake("kiosk: no sound card",
            machine(&soundFinding,
                    [](KioskMachine &, const QString &folder) {
                        makeProgram(folder + u"/pulseaudio"_s, "exit 0"_ba);
                    }),
            "sound_missing", "no sound card", "loudspeaker");

    mistake(
        "a wrong year",
        [] {
            return QList{clockFinding(QDateTime({2019, 1, 1}, {0, 0}, Qt::UTC), {})};
        },
        "clock_wrong", "before this program", "timedatectl");
    mistake(
        "disk full", [] { return QList{diskFinding(u"/srv"_s, 0)}; }, "disk_full", "/srv",
        "Remove what is not needed");
    mistake(
        "no number", [] { return QList{numberFinding({})}; }, "number_missing", "not known",
        "whatsapp/number");
}

KIOSK_TEST(TestMistakes)

} // namespace MistakesTest

#include "tst_mistakes.moc"
