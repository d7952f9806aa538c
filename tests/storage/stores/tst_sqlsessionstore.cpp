// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlSessionStoreTest {

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
    void initTestCase_data() { TestSupport::addDriversAndAdopted(); }

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
        const auto id = m_store->insert(session);
        QVERIFY(id);

        const auto found = stored(session.attemptId);

        QVERIFY(found);
        QCOMPARE(found->id, *id);
        QCOMPARE(found->attemptId, session.attemptId);
        QCOMPARE(found->tenantId, m_tenant);
        QCOMPARE(found->kiosk, session.kiosk);
        QVERIFY(found->service.isEmpty());
        QVERIFY(found->tokenHash.isEmpty());
        QCOMPARE(found->createdAt, session.createdAt);
        QCOMPARE(found->lastUsedAt, session.lastUsedAt);
        QCOMPARE(found->idle, session.idle);
        QCOMPARE(found->endsAt, session.endsAt);
        QVERIFY(!found->isAcknowledged);
        QVERIFY(!found->revokedAt);
    }

    void anIdFindsItsSession()
    {
        const auto first = m_store->insert(newSession()).value();
        const auto session = newSession();
        const auto second = m_store->insert(session).value();

        QVERIFY(first != second);
        QCOMPARE(m_store->findById(second).value()->attemptId, session.attemptId);
        QVERIFY(!m_store->findById(second + 1).value());
    }

    void aServicesSessionsHaveNoAttempt()
    {
        const auto first = m_store->insert(servicesSession(u"crm"_s, 'a')).value();
        const auto second = m_store->insert(servicesSession(u"erp"_s, 'b')).value();

        const auto found = m_store->findById(second).value();

        QVERIFY(first != second);
        QVERIFY(found->attemptId.isNull());
        QCOMPARE(found->service, u"erp"_s);
        QCOMPARE(found->kiosk, u"Desk"_s);
        QCOMPARE(found->tokenHash, QByteArray(64, 'b'));
        QVERIFY(found->isAcknowledged);
        QVERIFY(!m_store->findByAttempt({}).value());
    }

    void theLiveSessionsOfATenantAreFound()
    {
        const auto first = m_store->insert(newSession()).value();
        const auto handedOver = m_store->insert(servicesSession(u"crm"_s, 'a')).value();
        auto revoked = m_store->findById(m_store->insert(newSession()).value()).value().value();
        revoked.revokedAt = now;
        QVERIFY(m_store->update(revoked));
        auto idle = newSession();
        idle.idle = 1s;
        idle.lastUsedAt = now.addSecs(-1);
        QVERIFY(m_store->insert(idle));
        auto over = newSession();
        over.endsAt = now;
        QVERIFY(m_store->insert(over));

        const auto live = m_store->liveOf(m_tenant, now);

        QVERIFY(live);
        QCOMPARE(live->size(), 2);
        QCOMPARE(live->first().id, first);
        QCOMPARE(live->last().id, handedOver);
        QVERIFY(m_store->liveOf(m_tenant + 1, now)->isEmpty());
    }

    void manyMayWaitForTheirToken()
    {
        QVERIFY(m_store->insert(newSession()));

        QVERIFY(m_store->insert(newSession()));
    }

    void theNewestComeFirst()
    {
        QList<qint64> newestFirst;
        for (int i = 0; i < 4; ++i)
            newestFirst.prepend(m_store->insert(newSession()).value());

        const auto sessions = m_store->newest(3).value();

        QCOMPARE(sessions.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sessions[i].id, newestFirst[i]);
    }

    void aKiosksSessionsEndAndThoseHandedOverStay()
    {
        const auto open = m_store->insert(newSession()).value();
        const auto over = m_store->insert(newSession()).value();
        const auto elsewhere = m_store->insert(newSession(u"Door"_s)).value();
        const auto inABrowser = m_store->insert(newSession({})).value();
        const auto handedOver = m_store->insert(servicesSession(u"crm"_s, 'a')).value();
        auto ended = m_store->findById(over).value().value();
        ended.revokedAt = now;
        QVERIFY(m_store->update(ended));

        QVERIFY(m_store->endAllOfKiosk(u"Desk"_s, now.addDuration(7s)));

        QCOMPARE(endOf(open), now.addDuration(7s));
        QCOMPARE(m_store->findById(open).value()->end, std::optional(Core::SessionEnd::Revoked));
        QCOMPARE(endOf(over), now);
        QCOMPARE(endOf(elsewhere), std::nullopt);
        QCOMPARE(endOf(inABrowser), std::nullopt);
        QCOMPARE(endOf(handedOver), std::nullopt);
    }

    void aTenantsSessionsEndAndNoOthers()
    {
        const auto open = m_store->insert(newSession()).value();
        const auto over = m_store->insert(newSession()).value();
        const auto handedOver = m_store->insert(servicesSession(u"crm"_s, 'a')).value();
        auto others = newSession();
        others.tenantId =
            SqlTenantDirectory(m_database->database()).add(Core::Tenant{}, now).value();
        const auto anothers = m_store->insert(others).value();
        auto ended = m_store->findById(over).value().value();
        ended.revokedAt = now;
        QVERIFY(m_store->update(ended));

        QVERIFY(m_store->endAllOfTenant(m_tenant, now.addDuration(7s)));

        QCOMPARE(endOf(open), now.addDuration(7s));
        QCOMPARE(endOf(handedOver), now.addDuration(7s));
        QCOMPARE(endOf(over), now);
        QCOMPARE(endOf(anothers), std::nullopt);
    }

    void aServicesSessionsEndAndNoOthers()
    {
        const auto open = m_store->insert(servicesSession(u"crm"_s, 'a')).value();
        const auto over = m_store->insert(servicesSession(u"crm"_s, 'b')).value();
        const auto anothers = m_store->insert(servicesSession(u"erp"_s, 'c')).value();
        const auto theScreens = m_store->insert(newSession()).value();
        auto ended = m_store->findById(over).value().value();
        ended.revokedAt = now;
        QVERIFY(m_store->update(ended));

        QVERIFY(m_store->endAllOfService(u"crm"_s, now.addDuration(7s)));

        QCOMPARE(endOf(open), now.addDuration(7s));
        QCOMPARE(m_store->findById(open).value()->end, std::optional(Core::SessionEnd::Revoked));
        QCOMPARE(endOf(over), now);
        QCOMPARE(endOf(anothers), std::nullopt);
        QCOMPARE(endOf(theScreens), std::nullopt);
    }

    void howItWasEndedIsKept_data()
    {
        QTest::addColumn<std::optional<Core::SessionEnd>>("end");
        using End = std::optional<Core::SessionEnd>;
        QTest::newRow("an older version") << End();
        QTest::newRow("signed out") << End(Core::SessionEnd::SignedOut);
        QTest::newRow("disowned") << End(Core::SessionEnd::Disowned);
        QTest::newRow("revoked") << End(Core::SessionEnd::Revoked);
    }

    void howItWasEndedIsKept()
    {
        QFETCH(std::optional<Core::SessionEnd>, end);
        const auto id = m_store->insert(newSession()).value();
        auto ended = m_store->findById(id).value().value();
        QVERIFY(!ended.end);
        ended.revokedAt = now;
        ended.end = end;

        QVERIFY(m_store->update(ended));

        QCOMPARE(m_store->findById(id).value()->end, end);
    }

    void whatBeganThroughALinkEndsAndNothingElse_data()
    {
        QTest::addColumn<Core::Sender>("linked");
        QTest::newRow("number") << Core::Sender{.phone = phone(u"+996555000111")};
        QTest::newRow("hidden id") << Core::Sender{.lid = u"155508384256027"_s};
    }

    void whatBeganThroughALinkEndsAndNothingElse()
    {
        QFETCH(Core::Sender, linked);
        const auto own = sessionOf({.phone = phone(u"+996555121001")}, m_tenant);
        const auto through = sessionOf(linked, m_tenant);
        const auto ofAnother = sessionOf(
            linked, SqlTenantDirectory(m_database->database()).add(Core::Tenant{}, now).value());
        const auto over = sessionOf(linked, m_tenant);
        auto ended = m_store->findById(over).value().value();
        ended.revokedAt = now;
        QVERIFY(m_store->update(ended));
        auto older = servicesSession(u"crm"_s, 'a');
        older.createdAt = now.addSecs(-1);
        const auto handedOverBefore = m_store->insert(older).value();
        const auto handedOver = m_store->insert(servicesSession(u"crm"_s, 'b')).value();

        const auto count = m_store->endAllThrough(
            {.id = 1, .sender = linked, .tenantId = m_tenant, .madeBy = {}, .createdAt = now},
            now.addDuration(7s));

        QCOMPARE(count, 2);
        QCOMPARE(endOf(through), now.addDuration(7s));
        QCOMPARE(endOf(handedOver), now.addDuration(7s));
        QCOMPARE(endOf(own), std::nullopt);
        QCOMPARE(endOf(ofAnother), std::nullopt);
        QCOMPARE(endOf(over), now);
        QCOMPARE(endOf(handedOverBefore), std::nullopt);
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

        // The original site may delete its tenants, whatever we keep of them.
        QCOMPARE(m_store->insert(withoutTenant).has_value(), m_database->database().isAdopted());
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
        QVERIFY(run(m_database->database(), m_database->dropping(u"sessions"_s)));

        QVERIFY(!m_store->insert(session));
        QVERIFY(!m_store->findByAttempt(session.attemptId));
        QVERIFY(!m_store->findById(1));
        QVERIFY(!m_store->findByToken("x"));
        QVERIFY(!m_store->update(session));
        QVERIFY(!m_store->newest(1));
        QVERIFY(!m_store->endAllOfTenant(1, now));
        QVERIFY(!m_store->endAllOfKiosk(u"Desk"_s, now));
        QVERIFY(!m_store->endAllOfService(u"crm"_s, now));
        QVERIFY(!m_store->endAllThrough({}, now));
    }

private:
    //! A session of a new attempt.
    [[nodiscard]] Core::Session newSession(const QString &kiosk = u"Desk"_s)
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
                .kiosk = kiosk,
                .tokenHash = {},
                .createdAt = now,
                .lastUsedAt = now.addDuration(1s),
                .idle = 60s,
                .endsAt = now.addDuration(900s),
                .isAcknowledged = false,
                .revokedAt = {}};
    }

    [[nodiscard]] static Core::PhoneNumber phone(QStringView e164)
    {
        return Core::PhoneNumber::fromE164(e164).value();
    }

    //! A session of somebody whose message from @p sender was taken.
    [[nodiscard]] qint64 sessionOf(const Core::Sender &sender, qint64 tenant)
    {
        auto session = newSession();
        session.tenantId = tenant;
        SqlAttemptStore attempts(m_database->database());
        auto attempt = attempts.find(session.attemptId).value().value();
        attempt.state.status = Core::AttemptStatus::Completed;
        attempt.verifiedPhone = sender.phone;
        attempt.senderLid = sender.lid;
        attempt.tenantId = tenant;
        (void)attempts.advance(attempt, Core::AttemptStatus::New, now);
        return m_store->insert(session).value();
    }

    //! Handed over by the kiosk.
    [[nodiscard]] Core::Session servicesSession(const QString &service, char token) const
    {
        return {.id = 0,
                .attemptId = {},
                .tenantId = m_tenant,
                .kiosk = u"Desk"_s,
                .service = service,
                .tokenHash = QByteArray(64, token),
                .createdAt = now,
                .lastUsedAt = now,
                .idle = 1800s,
                .endsAt = now.addDuration(43200s),
                .isAcknowledged = true,
                .revokedAt = {}};
    }

    [[nodiscard]] std::optional<QDateTime> endOf(qint64 id)
    {
        return m_store->findById(id).value()->revokedAt;
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

KIOSK_TEST(TestSqlSessionStore)

} // namespace SqlSessionStoreTest

#include "tst_sqlsessionstore.moc"
