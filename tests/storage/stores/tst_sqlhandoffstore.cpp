// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlHandoffStoreTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC);
const auto hash = QByteArray(64, 'a');

} // namespace

class TestSqlHandoffStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_store = std::make_unique<SqlHandoffStore>(m_database->database());
        m_tenant = SqlTenantDirectory(m_database->database()).add(Core::Tenant{}, now).value();
    }

    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void aNewCodeComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("redirectUri");
        QTest::addColumn<QString>("codeChallenge");
        QTest::newRow("of a kiosk") << u"Desk"_s << QString() << QString() << QString();
        QTest::newRow("of a browser")
            << QString() << u"crm"_s << u"https://crm.example.org/login?x=1&y=%20"_s
            << u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s;
    }

    void aNewCodeComesBackAsItWas()
    {
        QFETCH(QString, kiosk);
        QFETCH(QString, service);
        QFETCH(QString, redirectUri);
        QFETCH(QString, codeChallenge);
        auto code = newCode();
        code.kiosk = kiosk;
        code.binding = {
            .service = service, .redirectUri = redirectUri, .codeChallenge = codeChallenge};
        QVERIFY(m_store->insert(code));

        const auto found = stored();

        QVERIFY(found);
        QCOMPARE(found->codeHash, hash);
        QCOMPARE(found->tenantId, m_tenant);
        QCOMPARE(found->kiosk, kiosk);
        QCOMPARE(found->binding.service, service);
        QCOMPARE(found->binding.redirectUri, redirectUri);
        QCOMPARE(found->binding.codeChallenge, codeChallenge);
        QCOMPARE(found->createdAt, code.createdAt);
        QCOMPARE(found->expiresAt, code.expiresAt);
        QVERIFY(!found->usedAt && !found->sessionId && !found->sourceSessionId);
    }

    void itsSourceIsKept()
    {
        auto code = newCode();
        code.sourceSessionId = newSession();
        QVERIFY(m_store->insert(code));

        QCOMPARE(stored()->sourceSessionId, code.sourceSessionId);
        QVERIFY(run(m_database->database(), u"DELETE FROM sessions"_s));
        QVERIFY(stored() && !stored()->sourceSessionId);
    }

    void theUnusedCodesOfATenantExpire_data()
    {
        QTest::addColumn<qint64>("tenantAdded");
        QTest::addColumn<std::chrono::seconds>("madeUntil");
        QTest::addColumn<bool>("isUsed");
        QTest::addColumn<bool>("isEnded");
        QTest::newRow("theirs") << qint64(0) << 0s << false << true;
        QTest::newRow("made later") << qint64(0) << -1s << false << false;
        QTest::newRow("used") << qint64(0) << 0s << true << false;
        QTest::newRow("another's") << qint64(1) << 0s << false << false;
    }

    void theUnusedCodesOfATenantExpire()
    {
        QFETCH(qint64, tenantAdded);
        QFETCH(std::chrono::seconds, madeUntil);
        QFETCH(bool, isUsed);
        QFETCH(bool, isEnded);
        auto code = newCode();
        QVERIFY(m_store->insert(code));
        if (isUsed) {
            code.usedAt = now;
            QVERIFY(m_store->update(code));
        }

        QVERIFY(m_store->expireAllOf(m_tenant + tenantAdded, now.addDuration(madeUntil),
                                     now.addDuration(7s)));

        QCOMPARE(stored()->expiresAt, isEnded ? now.addDuration(7s) : code.expiresAt);
    }

    void theUnusedCodesOfAKioskExpire_data()
    {
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<bool>("isEnded");
        QTest::newRow("its") << u"Desk"_s << true;
        QTest::newRow("another's") << u"Hall"_s << false;
        QTest::newRow("a browser's") << u""_s << false;
    }

    void theUnusedCodesOfAKioskExpire()
    {
        QFETCH(QString, kiosk);
        QFETCH(bool, isEnded);
        auto code = newCode();
        code.kiosk = kiosk;
        QVERIFY(m_store->insert(code));

        QVERIFY(m_store->expireAllOfKiosk(u"Desk"_s, now.addDuration(7s)));

        QCOMPARE(stored()->expiresAt, isEnded ? now.addDuration(7s) : code.expiresAt);
    }

    void itsUseIsKept()
    {
        auto other = newCode();
        other.codeHash = QByteArray(64, 'b');
        QVERIFY(m_store->insert(newCode()));
        QVERIFY(m_store->insert(other));
        auto used = stored().value();
        used.usedAt = now.addDuration(7s);
        used.sessionId = newSession();

        QVERIFY(m_store->update(used));

        QCOMPARE(stored()->usedAt, used.usedAt);
        QCOMPARE(stored()->sessionId, used.sessionId);
        QCOMPARE(stored()->expiresAt, used.expiresAt);
        const auto unused = m_store->findByCode(other.codeHash).value();
        QVERIFY(!unused->usedAt && !unused->sessionId);
    }

    void aCodeThatOpenedNothingIsUsedToo()
    {
        QVERIFY(m_store->insert(newCode()));
        auto used = stored().value();
        used.usedAt = now;

        QVERIFY(m_store->update(used));

        QCOMPARE(stored()->usedAt, now);
        QVERIFY(!stored()->sessionId);
    }

    void anUnknownCodeIsNoError()
    {
        QVERIFY(m_store->insert(newCode()));

        QCOMPARE(m_store->findByCode(QByteArray(64, 'b'))->has_value(), false);
        QCOMPARE(m_store->findByCode({})->has_value(), false);
    }

    void aCodeIsUsedForOneHandOff()
    {
        QVERIFY(m_store->insert(newCode()));

        QVERIFY(!m_store->insert(newCode()));
    }

    void aCodeNeedsItsTenant()
    {
        auto code = newCode();
        code.tenantId = m_tenant + 1;

        QVERIFY(!m_store->insert(code));
    }

    void aLostTableIsAnErrorEverywhere()
    {
        QVERIFY(run(m_database->database(), u"DROP TABLE handoff_codes"_s));

        QVERIFY(!m_store->insert(newCode()));
        QVERIFY(!m_store->findByCode(hash));
        QVERIFY(!m_store->update(newCode()));
        QVERIFY(!m_store->expireAllOf(m_tenant, now, now));
        QVERIFY(!m_store->expireAllOfKiosk(u"Desk"_s, now));
    }

private:
    [[nodiscard]] Core::HandoffCode newCode() const
    {
        return {.codeHash = hash,
                .tenantId = m_tenant,
                .kiosk = u"Desk"_s,
                .binding = {},
                .createdAt = now,
                .expiresAt = now.addDuration(60s),
                .usedAt = {},
                .sessionId = {}};
    }

    [[nodiscard]] qint64 newSession() const
    {
        return SqlSessionStore(m_database->database())
            .insert({.id = 0,
                     .attemptId = {},
                     .tenantId = m_tenant,
                     .service = u"crm"_s,
                     .tokenHash = QByteArray(64, 'c'),
                     .createdAt = now,
                     .lastUsedAt = now,
                     .idle = 60s,
                     .endsAt = now.addDuration(900s),
                     .isAcknowledged = true,
                     .revokedAt = {}})
            .value();
    }

    [[nodiscard]] std::optional<Core::HandoffCode> stored()
    {
        return m_store->findByCode(hash).value_or(std::nullopt);
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlHandoffStore> m_store;
    qint64 m_tenant = 0;
};

KIOSK_TEST(TestSqlHandoffStore)

} // namespace SqlHandoffStoreTest

#include "tst_sqlhandoffstore.moc"
