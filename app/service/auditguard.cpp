// SPDX-License-Identifier: GPL-3.0-only
#include "service/auditguard.h"

#include "config/keptsecret.h"
#include "service/process/logging.h"
#include "service/process/processresources.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/transaction/sqlunitofwork.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <memory>

namespace Service {

using namespace Qt::StringLiterals;
using Config::KeptSecret;
using Storage::AuditSeal;
using Storage::AuditWitness;
using Storage::SqlAuditLog;

namespace {

QString witnessFile(const QString &place, const QString &dataDirectory)
{
    constexpr auto digits = 16;
    const auto hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256);
    return QDir(dataDirectory)
        .filePath(u"audit-witness-"_s + QString::fromLatin1(hash.toHex().first(digits)));
}

} // namespace

AuditGuard::AuditGuard(Storage::Database &database, const QString &place,
                       const QString &dataDirectory)
    : m_database(database)
    , m_dataDirectory(dataDirectory)
    , m_file(witnessFile(place, dataDirectory))
{
}

Core::Expected<void, QString> AuditGuard::bringSeal(const Config::AuditSettings &settings)
{
    if (m_dataDirectory.isEmpty())
        return {};
    const bool isConfigured = !settings.key.isEmpty();
    Core::Secret kept;
    if (!isConfigured || QFile::exists(fileOf(KeptSecret::AuditKey, m_dataDirectory))) {
        KIOSK_TRY(found, keptSecret(KeptSecret::AuditKey, m_dataDirectory, secureRandomBytes()));
        kept = std::move(found);
    }
    // A configured key follows the kept one, which has sealed until then.
    m_database.setAuditSeal(isConfigured ? std::make_shared<const AuditSeal>(settings.key, kept)
                                         : std::make_shared<const AuditSeal>(kept));
    return {};
}

void AuditGuard::watch()
{
    SqlAuditLog audit(m_database);
    const auto state = audit.sealState();
    if (state && *state == AuditSeal::State::Missing && !hasFile()) {
        (void)Storage::SqlUnitOfWork(m_database).commit([&audit] { return audit.seal(); });
    }
    recordNewest();
}

void AuditGuard::recordNewest()
{
    if (m_dataDirectory.isEmpty())
        return;
    const auto before = seen();
    const auto newest = SqlAuditLog(m_database).witness(before);
    if (newest && *newest && *newest != before)
        keep(**newest);
}

void AuditGuard::startAnew()
{
    if (m_dataDirectory.isEmpty())
        return;
    const auto newest = SqlAuditLog(m_database).witness({});
    if (newest && *newest)
        keep(**newest);
}

bool AuditGuard::hasFile() const
{
    return QFile::exists(m_file);
}

std::optional<AuditWitness> AuditGuard::seen() const
{
    constexpr auto longest = 100;
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto words = file.read(longest).trimmed().split(' ');
    bool isNumber = false;
    const auto id = words.first().toLongLong(&isNumber);
    if (!isNumber || words.size() > 2)
        return std::nullopt;
    return AuditWitness{.id = id, .hash = words.value(1)};
}

void AuditGuard::keep(const AuditWitness &witness)
{
    QSaveFile file(m_file);
    const auto line = QByteArray::number(witness.id) + ' ' + witness.hash + '\n';
    const bool isKept =
        file.open(QIODevice::WriteOnly) && file.write(line) == line.size() && file.commit();
    if (!isKept && !m_isFailing) {
        qCWarning(lcService).noquote() << "the audit's newest row cannot be kept in" << m_file
                                       << "until that ends:" << file.errorString();
    } else if (isKept && m_isFailing) {
        qCInfo(lcService).noquote() << "the audit's newest row is kept again in" << m_file;
    }
    m_isFailing = !isKept;
}

Core::Expected<void, QString> guardAudit(const Storage::Connection &connection,
                                         const Config::AuditSettings &settings,
                                         const QString &dataDirectory)
{
    AuditGuard guard(connection.database(), connection.place(), dataDirectory);
    KIOSK_CHECK(guard.bringSeal(settings));
    guard.watch();
    return {};
}

} // namespace Service
