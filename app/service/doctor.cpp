#include "service/doctor.h"

#include "service/databasefindings.h"
#include "service/findings.h"
#include "storage/checkup.h"
#include "storage/statement.h"

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

Doctor::Doctor(ServerSetup setup, Core::Clock now)
    : m_setup(std::move(setup))
    , m_now(std::move(now))
{
}

QList<Finding> Doctor::examine() const
{
    const auto &settings = m_setup.settings;
    QList<Finding> findings{settingsFinding()};
    findings += databaseFindings();
    findings += {
        gatewayFinding(settings.greenApi),
        webhookTokenFinding(settings.greenApi, m_setup.dataDirectory),
        numberFinding(settings.whatsapp),
        addressFinding(settings.server),
        tlsFinding(settings.server.tlsCertificate, m_now()),
        diskFinding(m_setup.dataDirectory, freeBytesIn(m_setup.dataDirectory)),
    };
    findings += exposureFindings(privateFiles());
    return findings;
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

QString Doctor::databaseFile() const
{
    return m_setup.databaseUrl.mid(sqliteScheme.size());
}

// The clock stands here, because what was written down speaks for or against it.
QList<Finding> Doctor::databaseFindings() const
{
    const auto alone = clockFinding(m_now(), {});
    if (!QFileInfo::exists(databaseFile()))
        return {cannotOpen(u"there is no file %1"_s.arg(databaseFile())), alone};
    const auto connection = Storage::Connection::open(m_setup.databaseUrl);
    if (!connection)
        return {cannotOpen(connection.error().sentence), alone};
    return findingsOf((*connection)->database());
}

QList<Finding> Doctor::findingsOf(const QSqlDatabase &database) const
{
    // Somebody else may be writing; who takes longer than this keeps logins waiting, too.
    if (!Storage::run(database, u"PRAGMA busy_timeout = 2000"_s))
        return {cannotOpen(u"it does not answer"_s), clockFinding(m_now(), {})};
    const auto newest = Storage::Checkup(database).newestTime();
    QList<Finding> findings{
        schemaFinding(database),
        writingFinding(database),
        integrityFinding(database, QFileInfo(databaseFile()).size()),
    };
    findings += directoryFindings(database, m_setup.settings.phone.region);
    findings.append(clockFinding(m_now(), newest.value_or(std::nullopt)));
    return findings;
}

QStringList Doctor::privateFiles() const
{
    auto files = m_setup.settings.files.withSecrets;
    if (!m_setup.settings.server.tlsKey.isEmpty())
        files.append(m_setup.settings.server.tlsKey);
    files.append(databaseFile());
    return files;
}

} // namespace Service
