// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/doctor.h"

#include "config/keptsecret.h"
#include "http/handlers/healthhandlers.h"
#include "service/doctor/accountfindings.h"
#include "service/doctor/channelcheckup.h"
#include "service/doctor/databasefindings.h"
#include "service/doctor/gatewaytexts.h"
#include "service/doctor/machinefindings.h"
#include "service/doctor/settingsfindings.h"
#include "service/gateway/wantedsettings.h"
#include "service/process/clockwatch.h"
#include "service/process/processresources.h"
#include "service/setup/databaseopening.h"
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/stores/sqlmessages.h"
#include "storage/upkeep/checkup.h"

#include <QEventLoop>
#include <QFileInfo>

#include <algorithm>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

constexpr std::chrono::milliseconds ownPatience{3000};

//! Lets the doctor's own thread wait for several answers from the network.
class Waiting
{
public:
    explicit Waiting(const std::stop_token &stop)
        : m_onStop(stop, [this] {
            QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        })
    {
    }

    void expectAnswer() { ++m_awaited; }
    void countAnswer()
    {
        if (--m_awaited == 0)
            m_loop.quit();
    }
    void wait()
    {
        if (m_awaited > 0)
            m_loop.exec();
    }

private:
    QEventLoop m_loop;
    int m_awaited = 0;
    std::stop_callback<std::function<void()>> m_onStop;
};

bool isReached(const QList<Finding> &findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.code == FindingCode::PublicUrlReached;
    });
}

} // namespace

Doctor::Doctor(ServerSetup setup, OwnServer own, Core::Clock now)
    : m_setup(std::move(setup))
    , m_own(std::move(own))
    , m_now(std::move(now))
{
}

QList<Finding> Doctor::examine(const std::stop_token &stop) const
{
    const auto &settings = m_setup.settings;
    const auto records = this->records();
    const auto answers = askAround(stop);
    const auto told = answers.gateway ? numberIn(*answers.gateway) : std::nullopt;
    QList<Finding> findings{settingsFinding(settings.files.configuration)};
    findings += ownDatabase(records, answers);
    findings += records.findings;
    findings.append(clock(records, answers));
    findings += gateway(records, answers);
    findings += {
        webhookTokenFinding(settings.greenApi, m_setup.dataDirectory),
        numberFinding(settings.whatsapp, told ? told : records.number),
        addressFinding(settings.server, settings.greenApi.mode),
    };
    findings += answers.address;
    findings.append(listenFinding(settings.server));
    if (!isServerRunning(answers)) {
        if (const auto failure = listenFailure(settings.server))
            findings.append(*failure);
    }
    findings += {
        confirmFinding(settings),
        ownTlsFinding(settings.server, m_now()),
        diskFinding(m_setup.dataDirectory, freeBytesIn(m_setup.dataDirectory)),
    };
    findings += exposureFindings(privateFiles());
    return findings;
}

Doctor::Answers Doctor::askAround(const std::stop_token &stop) const
{
    Answers answers{.own = askOwnServer(stop)};
    Waiting waiting(stop);
    std::optional<GatewayCheckup> gateway;
    if (isGatewayUsed(m_setup.settings.greenApi)) {
        waiting.expectAnswer();
        gateway.emplace(credentialsOf(m_setup.settings.greenApi), m_now);
        gateway->start([&](const GatewayReport &report) {
            answers.gateway = report;
            waiting.countAnswer();
        });
    }
    std::optional<AddressCheckup> address;
    std::optional<ChannelCheckup> channel;
    if (const auto &url = m_setup.settings.server.publicUrl) {
        const auto proxies = proxiesOf(m_setup.settings.greenApi);
        waiting.expectAnswer();
        address.emplace(*url, OwnServer{.instance = answers.own.instance}, secureRandomBytes(),
                        proxies);
        channel.emplace(*url, proxies);
        address->start([&](const QList<Finding> &findings) {
            answers.address = findings;
            if (!isReached(findings))
                return waiting.countAnswer();
            channel->start([&](const Finding &finding) {
                answers.address.append(finding);
                waiting.countAnswer();
            });
        });
    }
    waiting.wait();
    return answers;
}

HealthAnswer Doctor::askOwnServer(const std::stop_token &stop) const
{
    HealthAnswer own{.instance = m_own.instance};
    const auto url = ownUrl();
    if (!own.instance.isEmpty() || url.isEmpty())
        return own;
    Waiting waiting(stop);
    QNetworkAccessManager network;
    waiting.expectAnswer();
    const HttpProbe probe(
        network, healthUrl(url, QString::fromLatin1(secureRandomBytes()(16).toHex())), ownPatience,
        [&](const ProbeAnswer &answer) {
            own = healthIn(answer);
            waiting.countAnswer();
        },
        nullptr);
    waiting.wait();
    return own;
}

// A server of another user has left no word of itself; it is where the settings say. Its TLS is
// not made out to the address of this machine.
QUrl Doctor::ownUrl() const
{
    const auto &server = m_setup.settings.server;
    if (!m_own.localUrl.isEmpty() || server.port == 0 || !server.tlsCertificate.isEmpty())
        return m_own.localUrl;
    const bool isAny = server.listen == QHostAddress::Any || server.listen == QHostAddress::AnyIPv4
        || server.listen == QHostAddress::AnyIPv6;
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(isAny ? u"127.0.0.1"_s : server.listen.toString());
    url.setPort(server.port);
    return url;
}

bool Doctor::isServerRunning(const Answers &answers) const
{
    return !answers.own.instance.isEmpty() || !m_own.localUrl.isEmpty();
}

// A server whose database is another one makes everything else that is found of ours useless.
QList<Finding> Doctor::ownDatabase(const Records &records, const Answers &answers) const
{
    const auto place = placeFinding(m_setup.databaseUrl, records.postgresUrl);
    const auto &own = answers.own;
    const auto file = databaseFileOf(m_setup.databaseUrl);
    const bool isMissing = !file.isEmpty() && !QFileInfo::exists(file);
    const bool isOther = !own.databaseMark.isEmpty()
        && (isMissing
            || (!records.identity.isEmpty()
                && own.databaseMark != Http::databaseMark(own.nonce, records.identity)));
    if (!isOther)
        return {place};
    return {place,
            Finding::of(FindingCode::DatabaseOther,
                        u"This is not the database that the running server uses."_s,
                        u"Run this as the server's user and with its configuration: sudo -u USER "
                        "amt-kioskctl --config FILE doctor; the server's own log and unit say "
                        "which."_s)
                .withSubject(place.subject)};
}

QList<Finding> Doctor::gateway(const Records &records, const Answers &answers) const
{
    const auto &settings = m_setup.settings;
    if (!answers.gateway)
        return {gatewayFinding(settings.greenApi)};
    const auto &url = settings.server.publicUrl;
    return accountFindings(
        *answers.gateway,
        {.isPolling = settings.greenApi.mode == Config::GatewayMode::Poll,
         .number = settings.whatsapp.number ? settings.whatsapp.number : records.number,
         .webhook = url ? webhookAt(*url) : QUrl(),
         .webhookToken = m_setup.webhookToken});
}

// The kept record and the rows of the database may speak for or against the clock; else the
// gateway's time does.
Finding Doctor::clock(const Records &records, const Answers &answers) const
{
    const auto record = keptClockRecord(m_setup.dataDirectory);
    // Later rows come from a wrong clock where the server believes this one.
    const bool isTrusted =
        record && !record->doubtedAt && record->trustedAt && *record->trustedAt <= m_now();
    auto alone = clockFinding(m_now(), isTrusted ? std::nullopt : records.newest);
    if (alone.code != FindingCode::ClockOk)
        return alone;
    if (record && record->doubtedAt)
        return doubtFinding(*record->doubtedAt);
    if (!answers.gateway)
        return alone;
    return skewFinding(answers.gateway->clockAhead).value_or(alone);
}

bool Doctor::isInFile() const
{
    return !databaseFile().isEmpty();
}

// Where the data is in one.
QString Doctor::databaseFile() const
{
    return databaseFileOf(m_setup.databaseUrl);
}

Doctor::Records Doctor::records() const
{
    const auto failed = [this](const QString &sentence) {
        return Records{.findings = {openingFinding(m_setup.databaseUrl, sentence)}};
    };
    if (isInFile() && !QFileInfo::exists(databaseFile()))
        return failed(u"there is no file %1"_s.arg(databaseFile()));
    const auto connection = Storage::Connection::open(m_setup.databaseUrl);
    if (!connection)
        return failed(connection.error().sentence);
    (*connection)->database().setPhoneRegion(m_setup.settings.phone.region);
    auto records = recordsOf((*connection)->database());
    records.identity = Storage::identityOf(**connection);
    records.postgresUrl = (*connection)->postgresUrl();
    return records;
}

Doctor::Records Doctor::recordsOf(Storage::Database &database) const
{
    const bool isFile = database.engine() == Storage::Engine::Sqlite;
    // Somebody else may be writing; who takes longer than this keeps logins waiting, too.
    const auto patience = isFile ? u"PRAGMA busy_timeout = 2000"_s : u"SET lock_timeout = 2000"_s;
    if (!Storage::run(database, patience))
        return {.findings = {openingFinding(m_setup.databaseUrl, u"it does not answer"_s)}};
    const auto schema = schemaFinding(database);
    if (schema.code == FindingCode::SchemaOld && schema.count == 0)
        return {.findings = {schema}};
    Records records{.findings = {schema, writingFinding(database)},
                    .newest = Storage::Checkup(database).newestTime().value_or(std::nullopt)};
    if (isFile)
        records.findings += integrityFinding(database, QFileInfo(databaseFile()).size());
    records.findings += directoryFindings(database, m_setup.settings.phone.region);
    if (const auto pin = staffPinFinding(database, m_setup.settings))
        records.findings.append(*pin);
    const auto instance = m_setup.settings.greenApi.idInstance;
    if (instance && schema.code == FindingCode::SchemaOk) {
        records.number =
            Storage::SqlGatewayNumbers(database).find(*instance).value_or(std::nullopt);
    }
    return records;
}

QStringList Doctor::privateFiles() const
{
    auto files = m_setup.settings.files.withSecrets;
    if (!m_setup.settings.server.tlsKey.isEmpty())
        files.append(m_setup.settings.server.tlsKey);
    if (isInFile())
        files.append(databaseFile());
    files.append(fileOf(Config::KeptSecret::AuditKey, m_setup.dataDirectory));
    return files;
}

} // namespace Service
