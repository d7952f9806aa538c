// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/schema/adoption.h"
#include "storage/schema/migrator.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"
#include "storage/upkeep/retention.h"
#include "support/originalsite.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

namespace AdoptionTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::OriginalSite;
using TestSupport::PostgresServer;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 123}, Qt::UTC);

Core::PhoneNumber number(QStringView e164)
{
    return Core::PhoneNumber::fromE164(e164).value();
}

Core::Tenant newTenant(const QString &name, QStringView phone)
{
    Core::Tenant tenant;
    tenant.name = name;
    tenant.phone = number(phone);
    return tenant;
}

Core::Attempt newAttempt()
{
    return {.id = QUuid::createUuid(),
            .state = {},
            .createdAt = now,
            .expiresAt = now.addSecs(180),
            .channelTokenHash = QByteArray(64, 'a'),
            .language = u"ky"_s,
            .kiosk = u"Desk"_s,
            .verifiedPhone = {},
            .tenantId = {}};
}

} // namespace

class TestAdoption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PostgresServer::start();
        QVERIFY(m_postgres);
    }

    void init()
    {
        m_site = OriginalSite::found(m_postgres);
        QVERIFY(m_site);
        m_before = m_site->dump();
        QVERIFY2(m_before.contains(u"0555 12 10 01"_s), qPrintable(m_before));
    }

    void cleanup()
    {
        m_connection.reset();
        m_site.reset();
    }

    void nothingOfTheirsChanges()
    {
        QVERIFY(adopt());

        QCOMPARE(m_site->dump(), m_before);
        QCOMPARE(m_site->ask(u"SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal "
                             "AND tgrelid IN ('tenants'::regclass, 'login_attempts'::regclass)"_s),
                 u"0"_s);
    }

    void adoptingTwiceChangesNothing()
    {
        QVERIFY(adopt());
        const auto ours = m_site->dump({u"--schema=amt_kiosk"_s});

        QCOMPARE(Migrator(database()).migrate(), 0);

        QCOMPARE(m_site->dump({u"--schema=amt_kiosk"_s}), ours);
        QCOMPARE(Migrator(database()).currentVersion(), Migrator(database()).newestVersion());
    }

    void theReportTellsWhatIsWrongWithTheNumbers()
    {
        QVERIFY(adopt());

        const auto report = Adoption(database()).report(u"KG"_s);

        QVERIFY(report);
        QCOMPARE(report->tenants, 9);
        QCOMPARE(report->unreadable.size(), 1);
        QCOMPARE(report->unreadable.first().tenant, 7);
        QCOMPARE(report->shared.size(), 1);
        QCOMPARE(report->shared.first().tenants, (QList<qint64>{5, 6}));
        QCOMPARE(report->shared.first().maskedPhone, u"+996•••••005"_s);
        QCOMPARE(report->onlyUsers, 2);
        QVERIFY(report->hasIndex);
    }

    void aDatabaseWithoutTheOldUsersIsReportedToo_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("onlyUsers");

        QTest::newRow("no table") << u"DROP TABLE users CASCADE"_s << -1;
        QTest::newRow("no numbers") << u"ALTER TABLE users DROP COLUMN phone"_s << -1;
        QTest::newRow("other name") << u"ALTER TABLE users RENAME phone TO phone_number"_s << 2;
    }

    void aDatabaseWithoutTheOldUsersIsReportedToo()
    {
        QFETCH(QString, sql);
        QFETCH(int, onlyUsers);
        tell(sql);
        QVERIFY(adopt());

        const auto report = Adoption(database()).report(u"KG"_s);

        QVERIFY(report);
        QCOMPARE(report->onlyUsers.value_or(-1), onlyUsers);
    }

    void aTenantIsFoundHoweverTheNumberIsWritten_data()
    {
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QList<qint64>>("tenants");

        QTest::newRow("0555 12 10 01") << u"+996555121001"_s << QList<qint64>{1};
        QTest::newRow("E.164") << u"+996555121002"_s << QList<qint64>{2};
        QTest::newRow("nine digits") << u"+996555121003"_s << QList<qint64>{3};
        QTest::newRow("without plus") << u"+996555121004"_s << QList<qint64>{4};
        QTest::newRow("twice") << u"+996555121005"_s << QList<qint64>{5, 6};
        QTest::newRow("nobody's") << u"+996555121009"_s << QList<qint64>{};
        QTest::newRow("same last digits") << u"+996777121001"_s << QList<qint64>{};
        QTest::newRow("same digits, other country") << u"+79555121001"_s << QList<qint64>{};
    }

    void aTenantIsFoundHoweverTheNumberIsWritten()
    {
        QFETCH(QString, sender);
        QFETCH(QList<qint64>, tenants);
        QVERIFY(adopt());

        const auto found = SqlTenantDirectory(database()).findByPhone(number(sender));

        QVERIFY(found);
        QList<qint64> ids;
        for (const auto &tenant : *found) {
            ids.append(tenant.id);
            QCOMPARE(tenant.phone, number(sender));
        }
        QCOMPARE(ids, tenants);
    }

    void onlyThoseWithANumberCountAsAble()
    {
        QVERIFY(adopt());
        SqlTenantDirectory directory(database());

        QCOMPARE(directory.countEligible(), 6);
        QCOMPARE(directory.all()->size(), 9);
        QCOMPARE(directory.phoneTexts()->size(), 7);
    }

    void disablingATenantLeavesTheirRowAlone()
    {
        QVERIFY(adopt());
        SqlTenantDirectory directory(database());
        auto tenant = directory.find(1)->value();

        tenant.isActive = false;
        QVERIFY(directory.update(tenant, now));

        QVERIFY(!directory.find(1)->value().isActive);
        QCOMPARE(m_site->dump(), m_before);
        tenant.isActive = true;
        QVERIFY(directory.update(tenant, now));
        QVERIFY(directory.find(1)->value().isActive);
        QCOMPARE(m_site->dump(), m_before);
    }

    void aChangeTouchesOnlyWhatChanged_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("phone");

        QTest::newRow("a spelling stays") << 1 << u"0555 12 10 01"_s;
        QTest::newRow("what is no number stays") << 7 << u"ask at the desk"_s;
        QTest::newRow("an empty one stays") << 9 << u""_s;
    }

    void aChangeTouchesOnlyWhatChanged()
    {
        QFETCH(int, id);
        QFETCH(QString, phone);
        QVERIFY(adopt());
        SqlTenantDirectory directory(database());
        auto tenant = directory.find(id)->value();

        tenant.name = u"Another"_s;
        QVERIFY(directory.update(tenant, now));

        QCOMPARE(m_site->ask(u"SELECT concat_ws('|', name, phone, email IS NULL, updated_at "
                             "AT TIME ZONE 'UTC') FROM tenants WHERE id = %1"_s.arg(id)),
                 u"Another|%1|t|2026-01-23 17:27:00.123"_s.arg(phone));
    }

    void aNewNumberIsWrittenAsOurs()
    {
        QVERIFY(adopt());
        SqlTenantDirectory directory(database());
        auto tenant = directory.find(1)->value();

        tenant.phone = number(u"+996555121009");
        QVERIFY(directory.update(tenant, now));

        QCOMPARE(m_site->ask(u"SELECT phone FROM tenants WHERE id = 1"_s), u"+996555121009"_s);
        QCOMPARE(directory.findByPhone(number(u"+996555121001"))->size(), 0);
        QCOMPARE(directory.findByPhone(number(u"+996555121009"))->size(), 1);
    }

    void whoIsAddedStandsInTheirTable()
    {
        tell(u"ALTER TABLE tenants ADD is_vip boolean NOT NULL, ADD tags text[] NOT NULL "
             "DEFAULT '{}', ADD score integer, ADD notes varchar(9) NOT NULL, "
             "ADD extra jsonb NOT NULL"_s,
             u"DELETE FROM tenants"_s);
        QVERIFY(adopt());
        SqlTenantDirectory directory(database());
        const auto one = newTenant(u"One"_s, u"+996555121011");
        auto two = newTenant(u"Two"_s, u"+996555121012");
        two.isActive = false;

        const auto id = directory.add(one, now);
        const auto ids = directory.addAll({two}, now);

        QVERIFY(id && ids);
        QCOMPARE(directory.find(*id)->value().name, u"One"_s);
        QCOMPARE(directory.find(ids->first())->value().isActive, false);
        QCOMPARE(m_site->ask(u"SELECT concat_ws('|', name, phone, is_vip, notes, extra) "
                             "FROM tenants ORDER BY id"_s),
                 u"One|+996555121011|f||{}\nTwo|+996555121012|f||{}"_s);
    }

    // A flat or a manager of theirs cannot be invented.
    void whereTheirTableWantsMoreNobodyIsAdded()
    {
        tell(u"ALTER TABLE tenants ADD owner_id bigint REFERENCES users (id); "
             "UPDATE tenants SET owner_id = 1; "
             "ALTER TABLE tenants ALTER owner_id SET NOT NULL"_s);
        QVERIFY(adopt());
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"only the site knows \\(owner_id\\)"_s));

        QVERIFY(!SqlTenantDirectory(database()).add(newTenant(u"One"_s, u"+996555121011"), now));
    }

    void theirAttemptsGetNoneOfOurs()
    {
        QVERIFY(adopt());
        SqlAttemptStore attempts(database());
        auto attempt = newAttempt();
        attempt.expectedPhone = number(u"+996555121001");

        QVERIFY(attempts.insert(attempt));
        attempt.state = {.status = Core::AttemptStatus::Completed, .failure = {}};
        attempt.verifiedPhone = number(u"+996555121001");
        attempt.tenantId = 1;
        QCOMPARE(attempts.advance(attempt, Core::AttemptStatus::New, now), true);

        QCOMPARE(attempts.find(attempt.id)->value().verifiedPhone, attempt.verifiedPhone);
        QCOMPARE(m_site->dump(), m_before);
    }

    void whatAnEarlierVersionCopiedIsRemoved()
    {
        QVERIFY(adoptAsBefore());
        SqlAttemptStore attempts(database());
        QVERIFY(insertAsBefore(u"+996555121001"_s));
        QCOMPARE(m_site->ask(u"SELECT count(*) FROM login_attempts"_s), u"2"_s);

        QVERIFY(Migrator(database()).migrate());

        QCOMPARE(m_site->dump(), m_before);
        QVERIFY(attempts.insert(newAttempt()));
        QCOMPARE(attempts.expire(now.addSecs(180))->size(), 2);
        QCOMPARE(m_site->dump(), m_before);
    }

    void copiesThatMayNotBeRemovedKeepNobodyOut()
    {
        QVERIFY(adoptAsBefore());
        SqlAttemptStore attempts(database());
        QVERIFY(insertAsBefore(u"+996555121001"_s));
        tell(u"CREATE TABLE theirs (attempt uuid REFERENCES login_attempts (attempt_id)); "
             "INSERT INTO theirs SELECT attempt_id FROM login_attempts"_s);

        QVERIFY(Migrator(database()).migrate());

        QVERIFY(attempts.insert(newAttempt()));
        QCOMPARE(m_site->ask(u"SELECT count(*) FROM login_attempts"_s), u"2"_s);
    }

    void aDatabaseWithoutTheirAttemptsIsAdopted()
    {
        tell(u"DROP TABLE login_attempts"_s);

        QVERIFY(adopt());

        QVERIFY(SqlAttemptStore(database()).insert(newAttempt()));
    }

    void retentionLeavesTheirAttemptsAlone()
    {
        QVERIFY(adopt());
        SqlAttemptStore attempts(database());
        QVERIFY(attempts.insert(newAttempt()));
        QCOMPARE(attempts.expire(now.addSecs(180))->size(), 1);

        Retention retention(database(), {});
        for (auto more = retention.step(now.addYears(9)); more && *more;)
            more = retention.step(now.addYears(9));

        QCOMPARE(m_site->dump(), m_before);
    }

    // As a role that knows nothing of our schema and may not even look into it.
    void theOldSiteGoesOn()
    {
        QVERIFY(adopt());
        SqlTenantDirectory directory(database());
        auto tenant = directory.find(1)->value();
        tenant.isActive = false;
        QVERIFY(directory.update(tenant, now));
        tell(u"CREATE ROLE site; GRANT ALL ON ALL TABLES IN SCHEMA public TO site; "
             "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO site; SET ROLE site; "
             "INSERT INTO tenants (name, type, phone, created_at, updated_at) "
             "VALUES ('New', 'tenant', '0 (555) 12-10-20', now(), now()); "
             "UPDATE tenants SET phone = '555 12 10 21' WHERE id = 2; "
             "DELETE FROM tenants WHERE id = 1; DELETE FROM login_attempts; RESET ROLE; "
             // and as its next version, too
             "ALTER TABLE tenants ALTER name TYPE varchar(300), ADD colour text, "
             "ALTER phone TYPE varchar(64)"_s);

        QCOMPARE(directory.findByPhone(number(u"+996555121020"))->size(), 1);
        QCOMPARE(directory.findByPhone(number(u"+996555121021"))->size(), 1);
        QCOMPARE(directory.findByPhone(number(u"+996555121002"))->size(), 0);
        QVERIFY(!directory.find(1)->has_value());
    }

    void whoDoesNotOwnTheirTableIsToldThatTheIndexIsMissing()
    {
        tell(u"CREATE ROLE guest LOGIN PASSWORD 'guest-of-the-tests'; "
             "GRANT CREATE ON DATABASE %1 TO guest; GRANT SELECT, INSERT, UPDATE, DELETE "
             "ON tenants, login_attempts, django_migrations TO guest"_s.arg(m_site->name()));
        auto url = QUrl(m_site->url());
        url.setUserName(u"guest"_s);
        url.setPassword(u"guest-of-the-tests"_s);

        QVERIFY(adopt(url.toString()));

        const auto report = Adoption(database()).report(u"KG"_s);
        QVERIFY(report && !report->hasIndex);
        QVERIFY(!report->onlyUsers);
        QCOMPARE(SqlTenantDirectory(database()).findByPhone(number(u"+996555121001"))->size(), 1);
        QVERIFY(SqlAttemptStore(database()).insert(newAttempt()));
        QCOMPARE(m_site->ask(u"SELECT count(*) FROM login_attempts"_s), u"1"_s);
    }

    void whoMayNotMakeASchemaChangesNothing()
    {
        tell(u"CREATE ROLE stranger LOGIN PASSWORD 'guest-of-the-tests'; "
             "GRANT SELECT ON tenants TO stranger"_s);
        m_before = m_site->dump();
        auto url = QUrl(m_site->url());
        url.setUserName(u"stranger"_s);
        url.setPassword(u"guest-of-the-tests"_s);

        QVERIFY(!adopt(url.toString()));

        QCOMPARE(m_site->dump(), m_before);
    }

    void aNumberAmongAHundredThousandIsFoundByTheIndex()
    {
        tell(u"INSERT INTO tenants (name, type, phone, created_at, updated_at) "
             "SELECT 'Many', 'tenant', '0770 ' || lpad(CAST(n AS text), 6, '0'), now(), now() "
             "FROM generate_series(1, 100000) AS n"_s);
        QVERIFY(adopt());
        tell(u"ANALYZE tenants"_s);

        auto rows = execute(database(),
                            u"EXPLAIN "_s
                                + u"SELECT id, phone, is_active FROM tenants "
                                  "WHERE phone_key = '054321' ORDER BY id"_s);
        QString plan;
        while (rows && rows->next())
            plan += rows->value(0).toString() + u'\n';

        QVERIFY2(plan.contains(u"amt_kiosk_phone_key"_s), qPrintable(plan));
        QVERIFY2(!plan.contains(u"Seq Scan on tenants"_s), qPrintable(plan));
        QCOMPARE(SqlTenantDirectory(database()).findByPhone(number(u"+996770054321"))->size(), 1);
        auto byId = execute(database(), u"EXPLAIN SELECT * FROM tenants WHERE id = 7"_s);
        plan.clear();
        while (byId && byId->next())
            plan += byId->value(0).toString() + u'\n';
        QVERIFY2(plan.contains(u"tenants_pkey"_s), qPrintable(plan));
    }

private:
    [[nodiscard]] bool adopt() { return adopt(m_site->url()); }

    [[nodiscard]] bool adopt(const QString &url)
    {
        auto connection = Connection::open(url);
        if (!connection)
            return false;
        m_connection = std::move(*connection);
        database().setPhoneRegion(u"KG"_s);
        return Migrator(database()).migrate().has_value();
    }

    [[nodiscard]] Database &database() const { return m_connection->database(); }

    void tell(const QString &sql, const QString &before = {})
    {
        const auto said = m_site->ask(before + u';' + sql);
        QVERIFY2(!said.startsWith(u"failed"_s), qPrintable(said));
    }

    //! An attempt to sign in as @p phone, with the columns of that version.
    [[nodiscard]] bool insertAsBefore(const QString &phone)
    {
        const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        return run(database(),
                   u"INSERT INTO login_attempts (id, attempt_id, status, channel_token_hash, "
                   "language, kiosk, expected_phone, created_at, expires_at, updated_at) VALUES "
                   "(:id, :attempt_id, 'NEW', 'a', 'ky', 'Desk', :phone, :created_at, :expires_at, "
                   ":updated_at)"_s,
                   {{u":id"_s, id},
                    {u":attempt_id"_s, id},
                    {u":phone"_s, phone},
                    {u":created_at"_s, toColumn(now)},
                    {u":expires_at"_s, toColumn(now.addSecs(180))},
                    {u":updated_at"_s, toColumn(now)}})
            .has_value();
    }

    //! As the version before the audit had a seal did it, which copied attempts to the site.
    [[nodiscard]] bool adoptAsBefore()
    {
        auto connection = Connection::open(m_site->url());
        if (!connection)
            return false;
        m_connection = std::move(*connection);
        database().setPhoneRegion(u"KG"_s);
        constexpr auto before = 7;
        return Migrator(database(), builtInMigrations(Engine::Postgres).first(before)).migrate()
            && run(database(),
                   u"CREATE FUNCTION amt_kiosk.mirror_attempt() RETURNS trigger LANGUAGE plpgsql "
                   "AS $m$ BEGIN INSERT INTO public.login_attempts VALUES (NEW.id, "
                   "NEW.attempt_id, NEW.status, '', NEW.verified_phone, NEW.expected_phone, '', "
                   "NULL, NEW.metadata, NEW.created_at, NEW.expires_at, NEW.updated_at); "
                   "RETURN NULL; END $m$"_s)
            && run(database(),
                   u"CREATE TRIGGER login_attempts_mirror AFTER INSERT ON "
                   "amt_kiosk.login_attempts FOR EACH ROW "
                   "EXECUTE FUNCTION amt_kiosk.mirror_attempt()"_s);
    }

    std::shared_ptr<PostgresServer> m_postgres;
    std::unique_ptr<OriginalSite> m_site;
    std::unique_ptr<Connection> m_connection;
    QString m_before;
};

KIOSK_TEST(TestAdoption)

} // namespace AdoptionTest

#include "tst_adoption.moc"
