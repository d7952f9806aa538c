// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/databasefindings.h"

#include "core/phone/typednumber.h"
#include "storage/engine/failure.h"
#include "storage/schema/migrator.h"
#include "storage/stores/sqlenrolment.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/upkeep/checkup.h"

#include <QSet>

#include <algorithm>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

constexpr qint64 largestChecked = qint64(512) * 1024 * 1024;

Finding unreadable(const Storage::Database &database)
{
    if (!database.missingRight().isEmpty()) {
        return Finding::of(
            FindingCode::DatabaseFailed, u"The database cannot be read."_s,
            u"Mend this: %1."_s.arg(Storage::sentenceOfMissingRight(database.missingRight())));
    }
    return Finding::of(FindingCode::DatabaseFailed, u"The database cannot be read."_s,
                       u"See the server's log, and restore a copy if the file is damaged."_s);
}

struct Numbers
{
    qint64 bad = 0;
    qint64 repeated = 0;
};

// Two spellings of one number let nobody in: whose message would it be? In our own databases there
// is one spelling; in the original site's any that can be read will do.
Numbers counted(const QStringList &texts, const QString &region, bool isAdopted)
{
    Numbers numbers;
    QSet<QString> seen;
    for (const auto &text : texts) {
        const auto phone = Core::TypedNumber::known(text, region);
        if (isAdopted ? !phone : !Core::PhoneNumber::fromE164(text))
            ++numbers.bad;
        if (!phone)
            continue;
        if (seen.contains(phone->e164()))
            ++numbers.repeated;
        seen.insert(phone->e164());
    }
    return numbers;
}

Finding ableFinding(qint64 able)
{
    if (able == 0) {
        return Finding::of(
            FindingCode::DirectoryEmpty,
            u"Nobody can sign in: no enabled person in the directory has a number."_s,
            u"Fill it with amt-kioskctl tenants import, or tenants add."_s);
    }
    return Finding::of(FindingCode::DirectoryOk, u"How many people can sign in: %1."_s.arg(able))
        .withCount(able);
}

} // namespace

Finding schemaFinding(Storage::Database &database)
{
    const Storage::Migrator migrator(database);
    const auto version = migrator.currentVersion();
    if (!version)
        return unreadable(database);
    const auto newest = migrator.newestVersion();
    if (*version == 0) {
        return Finding::of(FindingCode::SchemaOld, u"The database is empty."_s,
                           u"Run amt-kioskctl migrate, or start the server."_s)
            .withCount(0);
    }
    if (*version < newest) {
        return Finding::of(
                   FindingCode::SchemaOld,
                   u"The database has schema %1, this program needs %2."_s.arg(*version).arg(
                       newest),
                   u"Run amt-kioskctl migrate, or restart the server."_s)
            .withCount(*version);
    }
    if (*version > newest) {
        return Finding::of(
                   FindingCode::SchemaNew,
                   u"The database has schema %1, this program knows only %2."_s.arg(*version).arg(
                       newest),
                   u"Update the program."_s)
            .withCount(*version);
    }
    return Finding::of(FindingCode::SchemaOk,
                       u"The database has the current schema, %1."_s.arg(newest))
        .withCount(newest);
}

Finding writingFinding(Storage::Database &database)
{
    const Storage::Checkup checkup(database);
    if (checkup.isWritable() && checkup.missingRights().value_or(QStringList()).isEmpty()) {
        return Finding::of(FindingCode::DatabaseWritable, u"The database can be written to."_s);
    }
    if (const auto trouble = database.trouble()) {
        return Finding::of(
            FindingCode::DatabaseReadOnly,
            u"The database cannot be written to (%1)."_s.arg(Storage::toString(*trouble)),
            u"It says: %1."_s.arg(Storage::sentenceOf(*trouble)));
    }
    const auto missing = checkup.missingRights().value_or(QStringList());
    if (!missing.isEmpty() || !database.missingRight().isEmpty()) {
        const auto rights = missing.isEmpty() ? database.missingRight() : missing.join(", "_L1);
        return Finding::of(FindingCode::DatabaseReadOnly, u"The database cannot be written to."_s,
                           u"Mend this: %1."_s.arg(Storage::sentenceOfMissingRight(rights)));
    }
    return Finding::of(FindingCode::DatabaseReadOnly, u"The database cannot be written to."_s,
                       u"Check that this user may write to the file and its directory, that the "
                       "disk is not full, and that no other program writes to it all the time."_s);
}

Finding integrityFinding(Storage::Database &database, qint64 size)
{
    if (size > largestChecked) {
        return Finding::of(FindingCode::IntegrityUnchecked,
                           u"The database of %1 MiB is too large to be looked through while it is "
                           "in use."_s.arg(size / (1024 * 1024)),
                           u"Stop the server at a quiet time and run: sqlite3 FILE "
                           "\"PRAGMA integrity_check\""_s)
            .withCount(size / (1024 * 1024));
    }
    const auto isSound = Storage::Checkup(database).isSound();
    if (isSound && *isSound)
        return Finding::of(FindingCode::IntegrityOk, u"The database's file is sound."_s);
    return Finding::of(FindingCode::IntegrityBroken, u"The database's file is damaged."_s,
                       u"Stop the server, keep the file, and restore the last copy; check the "
                       "disk."_s);
}

// From outside it cannot be seen whether the server is amt-kiosk's own, which takes the PIN of its
// kiosk.
std::optional<Finding> staffPinFinding(Storage::Database &database,
                                       const Config::Settings &settings)
{
    if (settings.server.staffPin || settings.kiosk.adminPin)
        return std::nullopt;
    const auto kiosks = Storage::SqlKioskRegistry(database).all();
    const auto isOpen = [](const Core::Kiosk &kiosk) { return !kiosk.revokedAt; };
    if (!kiosks || std::none_of(kiosks->begin(), kiosks->end(), isOpen))
        return std::nullopt;
    return Finding::of(FindingCode::StaffPinMissing,
                       u"Staff cannot link numbers at kiosks: no PIN is configured."_s,
                       u"Set server/staff_pin to what amt-kioskctl pin prints."_s);
}

QList<Finding> directoryFindings(Storage::Database &database, const QString &region)
{
    Storage::SqlTenantDirectory directory(database);
    const auto able = directory.countEligible();
    const auto texts = directory.phoneTexts();
    if (!able || !texts)
        return {unreadable(database)};
    QList<Finding> findings{ableFinding(*able)};
    const auto numbers = counted(*texts, region, database.isAdopted());
    const auto fix = u"Correct the numbers: amt-kioskctl tenants list shows them."_s;
    if (numbers.repeated > 0) {
        findings.append(
            Finding::of(FindingCode::DirectoryDuplicates,
                        u"The directory has numbers that belong to several people: %1."_s.arg(
                            numbers.repeated),
                        fix)
                .withCount(numbers.repeated));
    }
    if (numbers.bad > 0) {
        findings.append(
            Finding::of(FindingCode::DirectoryBadPhones,
                        u"The directory has numbers that cannot be read, whose owners cannot sign "
                        "in: %1."_s.arg(numbers.bad),
                        fix)
                .withCount(numbers.bad));
    }
    return findings;
}

} // namespace Service
