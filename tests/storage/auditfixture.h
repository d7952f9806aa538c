// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/audit/sqlauditlog.h"
#include "storage/transaction/sqlunitofwork.h"
#include "support/testdatabase.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

//! An audit for tests, and what is wrong with it.
class AuditFixture
{
public:
    explicit AuditFixture(const QString &driver)
        : database(driver)
        , log(database.database())
    {
    }

    inline static const QDateTime now{{2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC};

    [[nodiscard]] static Core::AuditEntry entry(int number = 1)
    {
        using namespace Qt::StringLiterals;
        return {.at = now.addDays(number),
                .actor = u"tenant:%1"_s.arg(number),
                .action = Core::AuditAction::attemptCompleted,
                .subject = u"attempt:%1"_s.arg(number),
                .origin = u"Ресепшн «1»"_s,
                .detail = u"+996•••••001"_s};
    }

    //! In one transaction, to sync to the disk once.
    [[nodiscard]] bool write(int rows)
    {
        return Storage::SqlUnitOfWork(database.database())
            .commit([&]() -> Core::Stored<void> {
                for (int i = 1; i <= rows; ++i) {
                    if (auto appended = log.append(entry(i)); !appended)
                        return appended;
                }
                return {};
            })
            .has_value();
    }

    //! A year later. -1 for an error.
    [[nodiscard]] int trim(const QDateTime &before, int limit)
    {
        int count = -1;
        (void)Storage::SqlUnitOfWork(database.database()).commit([&]() -> Core::Stored<void> {
            const auto trimmed = log.trim(before, limit, now.addYears(1));
            if (!trimmed)
                return Core::Unexpected(trimmed.error());
            count = *trimmed;
            return {};
        });
        return count;
    }

    [[nodiscard]] QStringList faults(const std::optional<Storage::AuditWitness> &seen = {})
    {
        const auto verdict = log.verify(seen);
        if (!verdict)
            return {QStringLiteral("cannot be read")};
        QStringList names;
        for (const auto &fault : verdict->faults)
            names.append(nameOf(fault));
        return names;
    }

    TestSupport::TestDatabase database;
    Storage::SqlAuditLog log;

private:
    //! For example "edited 3".
    [[nodiscard]] static QString nameOf(const Storage::AuditFault &fault)
    {
        using namespace Qt::StringLiterals;
        using Storage::AuditFault;
        switch (fault.kind) {
        case AuditFault::Kind::Edited:
            return u"edited %1"_s.arg(fault.id);
        case AuditFault::Kind::Gap:
            return u"gap before %1"_s.arg(fault.id);
        case AuditFault::Kind::OutOfOrder:
            return u"out of order %1"_s.arg(fault.id);
        case AuditFault::Kind::WrongBeginning:
            return u"wrong beginning %1"_s.arg(fault.id);
        case AuditFault::Kind::WrongEnd:
            return u"wrong end %1"_s.arg(fault.id);
        case AuditFault::Kind::SealMissing:
            return u"no seal %1"_s.arg(fault.id);
        case AuditFault::Kind::SealBroken:
            return u"seal broken %1"_s.arg(fault.id);
        case AuditFault::Kind::SealOfAnotherKey:
            return u"other key %1"_s.arg(fault.id);
        case AuditFault::Kind::SealWasBroken:
            return u"seal was broken before %1"_s.arg(fault.id);
        case AuditFault::Kind::NotAsSeen:
            return u"not as seen %1"_s.arg(fault.id);
        }
        Q_UNREACHABLE();
    }
};
