#include "service/doctor.h"

#include "config/keptsecret.h"
#include "service/accountfindings.h"
#include "service/clockrecord.h"
#include "service/databasefindings.h"
#include "service/findings.h"
#include "service/randombytes.h"
#include "service/wantedsettings.h"
#include "storage/checkup.h"
#include "storage/sqlgatewaynumbers.h"
#include "storage/statement.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QStorageInfo>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

constexpr auto sqliteScheme = "sqlite:"_L1;

Finding cannotOpen(const QString &sentence)
{
    return Finding::of(FindingCode::DatabaseFailed,
                       u"The database cannot be used: %1."_s.arg(sentence),
                       u"Start the server, which makes what is missing and says what is wrong."_s);
}

qint64 freeBytesIn(const QString &directory)
{
    const QStorageInfo disk(directory);
    return disk.isValid() ? disk.bytesAvailable() : -1;
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
    QList<Finding> findings{settingsFinding()};
    findings += records.findings;
    findings.append(clock(records, answers));
    findings += gateway(records, answers);
    findings += {
        webhookTokenFinding(settings.greenApi, m_setup.dataDirectory),
        numberFinding(settings.whatsapp, told ? told : records.number),
        addressFinding(settings.server),
    };
    findings += answers.address;
    findings += {
        listenFinding(settings.server),
        confirmFinding(settings),
        tlsFinding(settings.server.tlsCertificate, m_now()),
        diskFinding(m_setup.dataDirectory, freeBytesIn(m_setup.dataDirectory)),
    };
    findings += exposureFindings(privateFiles());
    return findings;
}

bool Doctor::asksGateway() const
{
    const auto &settings = m_setup.settings.greenApi;
    return settings.mode != Config::GatewayMode::Off && hasAccount(settings);
}

// A thread of one's own may wait for the network; nobody else runs in it.
Doctor::Answers Doctor::askAround(const std::stop_token &stop) const
{
    Answers answers;
    QEventLoop loop;
    int awaited = 0;
    const auto onAnswer = [&] {
        if (--awaited == 0)
            loop.quit();
    };
    std::optional<GatewayCheckup> gateway;
    if (asksGateway()) {
        ++awaited;
        gateway.emplace(credentialsOf(m_setup.settings.greenApi), m_now);
        gateway->start([&](const GatewayReport &report) {
            answers.gateway = report;
            onAnswer();
        });
    }
    std::optional<AddressCheckup> address;
    if (const auto &url = m_setup.settings.server.publicUrl) {
        ++awaited;
        address.emplace(*url, m_own, secureRandomBytes());
        address->start([&](const QList<Finding> &findings) {
            answers.address = findings;
            onAnswer();
        });
    }
    const std::stop_callback onStop(stop, [&loop] {
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    if (awaited > 0)
        loop.exec();
    return answers;
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

// What was written down may speak for or against it; else the gateway's does.
Finding Doctor::clock(const Records &records, const Answers &answers) const
{
    auto alone = clockFinding(m_now(), records.newest);
    if (alone.code != FindingCode::ClockOk)
        return alone;
    const auto record = keptClockRecord(m_setup.dataDirectory);
    if (record && record->doubtedAt)
        return doubtFinding(*record->doubtedAt);
    if (!answers.gateway)
        return alone;
    return skewFinding(answers.gateway->clockAhead).value_or(alone);
}

Finding Doctor::settingsFinding() const
{
    const auto &file = m_setup.settings.files.configuration;
    return Finding::of(FindingCode::SettingsOk,
                       file.isEmpty()
                           ? u"There is no configuration file; the defaults are in use."_s
                           : u"The configuration %1 has no mistake."_s.arg(file))
        .withSubject(file);
}

bool Doctor::isInFile() const
{
    return m_setup.databaseUrl.startsWith(sqliteScheme);
}

// Where the data is in one.
QString Doctor::databaseFile() const
{
    return m_setup.databaseUrl.mid(sqliteScheme.size());
}

Doctor::Records Doctor::records() const
{
    if (isInFile() && !QFileInfo::exists(databaseFile()))
        return {.findings = {cannotOpen(u"there is no file %1"_s.arg(databaseFile()))}};
    const auto connection = Storage::Connection::open(m_setup.databaseUrl);
    if (!connection)
        return {.findings = {cannotOpen(connection.error().sentence)}};
    (*connection)->database().setPhoneRegion(m_setup.settings.phone.region);
    return recordsOf((*connection)->database());
}

Doctor::Records Doctor::recordsOf(Storage::Database &database) const
{
    const bool isFile = database.engine() == Storage::Engine::Sqlite;
    // Somebody else may be writing; who takes longer than this keeps logins waiting, too.
    const auto patience = isFile ? u"PRAGMA busy_timeout = 2000"_s : u"SET lock_timeout = 2000"_s;
    if (!Storage::run(database, patience))
        return {.findings = {cannotOpen(u"it does not answer"_s)}};
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
