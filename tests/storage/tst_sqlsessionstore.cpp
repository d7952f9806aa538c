#include "storage/sqlattemptstore.h"
#include "storage/sqlsessionstore.h"
#include "storage/sqltenantdirectory.h"
#include "storage/statement.h"
#include "support/testdatabase.h"

#include <QTest>

using namespace Storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC);

} // namespace

class TestSqlSessionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("driver");
        QTest::newRow("sqlite") << u"QSQLITE"_s;
    }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_store = std::make_unique<SqlSessionStore>(m_database->database());
        m_tenant = SqlTenantDirectory(m_database->database()).add(Core::Tenant{}, now).value();
    }

    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void aNewSessionComesBackAsItWas()
    {
        const auto session = newSession();
        QVERIFY(m_store->insert(session));

        const auto found = stored(session.attemptId);

        QVERIFY(found);
        QVERIFY(found->id > 0);
        QCOMPARE(found->attemptId, session.attemptId);
        QCOMPARE(found->tenantId, m_tenant);
        QVERIFY(found->tokenHash.isEmpty());
        QCOMPARE(found->createdAt, session.createdAt);
        QCOMPARE(found->lastUsedAt, session.lastUsedAt);
        QCOMPARE(found->idle, session.idle);
        QCOMPARE(found->endsAt, session.endsAt);
        QVERIFY(!found->isAcknowledged);
        QVERIFY(!found->revokedAt);
    }

    void everyChangeIsKept()
    {
        const auto session = newSession();
        const auto other = newSession();
        QVERIFY(m_store->insert(session));
        QVERIFY(m_store->insert(other));
        auto changed = stored(session.attemptId).value();
        changed.tokenHash = QByteArray(64, 'b');
        changed.lastUsedAt = now.addDuration(30s);
        changed.isAcknowledged = true;
        changed.revokedAt = now.addDuration(40s);

        QVERIFY(m_store->update(changed));

        const auto found = stored(session.attemptId).value();
        QCOMPARE(found.tokenHash, changed.tokenHash);
        QCOMPARE(found.lastUsedAt, changed.lastUsedAt);
        QCOMPARE(found.isAcknowledged, true);
        QCOMPARE(found.revokedAt, changed.revokedAt);
        QCOMPARE(found.endsAt, session.endsAt);
        QVERIFY(stored(other.attemptId)->tokenHash.isEmpty());
    }

    void aTokenFindsItsSession()
    {
        const auto session = givenToken(newSession(), QByteArray(64, 'c'));

        const auto found = m_store->findByToken(QByteArray(64, 'c'));

        QVERIFY(found && *found);
        QCOMPARE((*found)->attemptId, session.attemptId);
        QVERIFY(!m_store->findByToken(QByteArray(64, 'd')).value());
    }

    void noTokenFindsNoSession()
    {
        QVERIFY(m_store->insert(newSession()));

        QVERIFY(!m_store->findByToken({}).value());
        QVERIFY(!m_store->findByToken(QByteArray("")).value());
    }

    void aReplacedTokenFindsNothing()
    {
        auto session = givenToken(newSession(), QByteArray(64, 'c'));
        session.tokenHash = QByteArray(64, 'd');
        QVERIFY(m_store->update(session));

        QVERIFY(!m_store->findByToken(QByteArray(64, 'c')).value());
        QVERIFY(m_store->findByToken(QByteArray(64, 'd')).value());
    }

    void aTokenOpensOneSession()
    {
        (void)givenToken(newSession(), QByteArray(64, 'c'));
        auto other = newSession();
        QVERIFY(m_store->insert(other));
        other = stored(other.attemptId).value();
        other.tokenHash = QByteArray(64, 'c');

        QVERIFY(!m_store->update(other));
    }

    void anAttemptOpensOneSession()
    {
        const auto session = newSession();
        QVERIFY(m_store->insert(session));

        QVERIFY(!m_store->insert(session));
    }

    void aSessionNeedsItsAttemptAndItsTenant()
    {
        auto withoutTenant = newSession();
        withoutTenant.tenantId = m_tenant + 1;
        auto withoutAttempt = newSession();
        withoutAttempt.attemptId = QUuid::createUuid();

        QVERIFY(!m_store->insert(withoutTenant));
        QVERIFY(!m_store->insert(withoutAttempt));
    }

    void anUnknownAttemptIsNoError()
    {
        const auto found = m_store->findByAttempt(QUuid::createUuid());

        QVERIFY(found);
        QVERIFY(!*found);
    }

    void aLostTableIsAnErrorEverywhere()
    {
        const auto session = newSession();
        QVERIFY(run(m_database->database(), u"DROP TABLE sessions"_s));

        QVERIFY(!m_store->insert(session));
        QVERIFY(!m_store->findByAttempt(session.attemptId));
        QVERIFY(!m_store->findByToken("x"));
        QVERIFY(!m_store->update(session));
    }

private:
    //! Of a new attempt.
    [[nodiscard]] Core::Session newSession()
    {
        Core::Attempt attempt{};
        attempt.id = QUuid::createUuid();
        attempt.channelTokenHash = QByteArray(64, 'a');
        attempt.createdAt = now;
        attempt.expiresAt = now.addDuration(180s);
        (void)SqlAttemptStore(m_database->database()).insert(attempt);
        return {.id = 0,
                .attemptId = attempt.id,
                .tenantId = m_tenant,
                .tokenHash = {},
                .createdAt = now,
                .lastUsedAt = now.addDuration(1s),
                .idle = 60s,
                .endsAt = now.addDuration(900s),
                .isAcknowledged = false,
                .revokedAt = {}};
    }

    [[nodiscard]] Core::Session givenToken(const Core::Session &session, const QByteArray &hash)
    {
        (void)m_store->insert(session);
        auto changed = stored(session.attemptId).value();
        changed.tokenHash = hash;
        (void)m_store->update(changed);
        return changed;
    }

    [[nodiscard]] std::optional<Core::Session> stored(const QUuid &attemptId)
    {
        return m_store->findByAttempt(attemptId).value_or(std::nullopt);
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlSessionStore> m_store;
    qint64 m_tenant = 0;
};

QTEST_GUILESS_MAIN(TestSqlSessionStore)

#include "tst_sqlsessionstore.moc"
