// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/engine/statement.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "support/testdatabase.h"

#include <QTest>

#include <chrono>
#include <memory>
#include <optional>

// Fixture that the tests of the table of attempts share.
namespace TestSupport {

inline const QDateTime begin({2026, 1, 23}, {17, 27, 0, 123}, Qt::UTC);

inline Core::Attempt newAttempt(std::chrono::seconds life = std::chrono::seconds(180))
{
    return {.id = QUuid::createUuid(),
            .state = {},
            .createdAt = begin,
            .expiresAt = begin.addDuration(life),
            .channelTokenHash = QByteArray(64, 'a'),
            .language = QStringLiteral("ky"),
            .kiosk = QStringLiteral("Desk 1"),
            .verifiedPhone = {},
            .tenantId = {}};
}

inline Core::Attempt byCode()
{
    auto attempt = newAttempt();
    attempt.channelTokenHash.clear();
    attempt.expectedPhone = Core::PhoneNumber::fromE164(u"+996555121001");
    attempt.codeHash =
        Core::loginCodeHash(Core::Secret("key"), attempt.id, QStringLiteral("012345"));
    return attempt;
}

inline Core::Attempt withState(Core::Attempt attempt, Core::AttemptStatus status,
                               std::optional<Core::FailureReason> failure = {})
{
    attempt.state = {.status = status, .failure = failure};
    return attempt;
}

//! A database with a store of attempts, for each test function a new one.
class AttemptFixture : public QObject
{
protected:
    void open()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_store = std::make_unique<Storage::SqlAttemptStore>(m_database->database());
    }

    void close()
    {
        m_store.reset();
        m_database.reset();
    }

    [[nodiscard]] std::optional<Core::Attempt> stored(const QUuid &id)
    {
        return m_store->find(id).value_or(std::nullopt);
    }

    [[nodiscard]] static QList<QUuid> idsOf(const Core::Stored<QList<Core::Attempt>> &attempts)
    {
        QList<QUuid> ids;
        for (const auto &attempt : attempts.value_or(QList<Core::Attempt>()))
            ids.append(attempt.id);
        return ids;
    }

    //! Lives for 180 s.
    [[nodiscard]] Core::Attempt insertedAt(const QDateTime &time,
                                           const QString &kiosk = QStringLiteral("Desk 1"))
    {
        auto attempt = newAttempt();
        attempt.kiosk = kiosk;
        attempt.createdAt = time;
        attempt.expiresAt = time.addDuration(std::chrono::seconds(180));
        return m_store->insert(attempt) ? attempt : Core::Attempt{};
    }

    [[nodiscard]] bool end(const Core::Attempt &attempt, Core::AttemptStatus status,
                           std::optional<Core::FailureReason> failure = {})
    {
        return m_store
            ->advance(withState(attempt, status, failure), Core::AttemptStatus::New, begin)
            .value_or(false);
    }

    [[nodiscard]] qint64 addTenant()
    {
        Core::Tenant tenant;
        tenant.name = QStringLiteral("Asan Usenov");
        tenant.type = QStringLiteral("tenant");
        return Storage::SqlTenantDirectory(m_database->database()).add(tenant, begin).value_or(0);
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Storage::SqlAttemptStore> m_store;
};

} // namespace TestSupport
