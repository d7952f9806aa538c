// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlTenantDirectoryTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27}, Qt::UTC);

Core::PhoneNumber phone(QStringView e164)
{
    return Core::PhoneNumber::fromE164(e164).value();
}

Core::Tenant someone()
{
    Core::Tenant tenant;
    tenant.name = u"Айгүл «Ёж» O'Brien 🐎; DROP TABLE tenants"_s;
    tenant.type = u"property_owner"_s;
    tenant.phone = phone(u"+996555121001");
    tenant.isActive = false;
    tenant.contactPerson = u"Sergey \"Sergio\" Kovalyov"_s;
    tenant.email = u"aigul@example.org"_s;
    tenant.inn = u"01234567890123"_s;
    tenant.address = u"Бишкек, офис 1\nэтаж 2"_s;
    tenant.comment = u"100 % :name ?"_s;
    return tenant;
}

} // namespace

class TestSqlTenantDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDriversAndAdopted(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_directory = std::make_unique<SqlTenantDirectory>(m_database->database());
    }

    void cleanup()
    {
        m_directory.reset();
        m_database.reset();
    }

    void aTenantComesBackAsTheyWere()
    {
        auto tenant = someone();
        const auto id = m_directory->add(tenant, now);
        QVERIFY(id);
        tenant.id = *id;

        QCOMPARE(m_directory->find(*id).value(), std::optional(tenant));
        QCOMPARE(m_directory->findByPhone(*tenant.phone).value(), QList({tenant}));
    }

    void everyChangeIsKept()
    {
        auto tenant = someone();
        tenant.id = m_directory->add(tenant, now).value();
        const auto other = m_directory->add(Core::Tenant{}, now).value();
        tenant.name = u"Bakyt"_s;
        tenant.type = u"staff"_s;
        tenant.phone = phone(u"+77011234567");
        tenant.isActive = true;
        tenant.contactPerson = u"Nobody"_s;
        tenant.email.clear();
        tenant.inn = u"1"_s;
        tenant.address = u"Osh"_s;
        tenant.comment = u"new"_s;

        QVERIFY(m_directory->update(tenant, now.addDays(1)));

        QCOMPARE(m_directory->find(tenant.id).value(), std::optional(tenant));
        QVERIFY(m_directory->find(other).value()->name.isEmpty());
        QVERIFY(m_database
                    ->valueOf(u"SELECT created_at < updated_at FROM tenants WHERE id = %1"_s.arg(
                        tenant.id))
                    .toBool());
    }

    void anotherChangeEndsNoSession()
    {
        auto tenant = someone();
        tenant.isActive = true;
        tenant.id = m_directory->add(tenant, now).value();
        const auto session = openSession(tenant.id);
        tenant.name = u"Bakyt"_s;

        QVERIFY(m_directory->update(tenant, now.addDays(1)));

        QCOMPARE(endOf(session), std::nullopt);
    }

    void aNumberIsFoundAsAWholeOrNotAtAll_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("the same") << u"+996555121001"_s << true;
        QTest::newRow("with a digit more") << u"+9965551210010"_s << false;
        QTest::newRow("with a digit less") << u"+99655512100"_s << false;
        QTest::newRow("its national part") << u"+555121001"_s << false;
        QTest::newRow("its neighbour") << u"+996555121002"_s << false;
    }

    void aNumberIsFoundAsAWholeOrNotAtAll()
    {
        QFETCH(QString, asked);
        QFETCH(bool, isFound);
        QVERIFY(m_directory->add(someone(), now));
        const auto number = Core::PhoneNumber::fromE164(asked);
        if (!number)
            return; // what is no number cannot be looked up

        QCOMPARE(m_directory->findByPhone(*number)->size(), isFound ? 1 : 0);
    }

    // Written by an earlier version, or by the original site.
    void aNumberIsFoundInEitherForm_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("asked");
        const auto row = [](const char *name, const QString &written, const QString &asked) {
            QTest::newRow(name) << written << asked;
        };
        row("Brazil, without and with", u"+553187654321"_s, u"+5531987654321"_s);
        row("Brazil, with and without", u"+5531987654321"_s, u"+553187654321"_s);
        row("Argentina, without and with", u"+541123456789"_s, u"+5491123456789"_s);
        row("Argentina, with and without", u"+5491123456789"_s, u"+541123456789"_s);
        row("Mexico, with and without", u"+5215512345678"_s, u"+525512345678"_s);
        row("Mexico, without and with", u"+525512345678"_s, u"+5215512345678"_s);
        row("Benin, before and after", u"+22997123456"_s, u"+2290197123456"_s);
        row("Benin, after and before", u"+2290197123456"_s, u"+22997123456"_s);
        row("Ivory Coast, before and after", u"+22508123456"_s, u"+2250708123456"_s);
        row("Ivory Coast, after and before", u"+2250708123456"_s, u"+22508123456"_s);
    }

    void aNumberIsFoundInEitherForm()
    {
        QFETCH(QString, written);
        QFETCH(QString, asked);
        QVERIFY(writeTenant(written));

        const auto found = m_directory->findByPhone(phone(asked)).value();

        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().phone, phone(asked));
        QCOMPARE(m_directory->phoneTexts().value(), QStringList{written});
    }

    void twoRowsWithTheFormsOfOneNumberAreBothFound()
    {
        QVERIFY(writeTenant(u"+553187654321"_s));
        QVERIFY(writeTenant(u"+5531987654321"_s));

        const auto found = m_directory->findByPhone(phone(u"+553187654321")).value();
        QCOMPARE(found.size(), 2);

        // Each can be changed, too, although the table allows a number once.
        for (auto tenant : found) {
            tenant.isActive = false;
            QVERIFY(m_directory->update(tenant, now));
        }
    }

    void aNumberBelongsToOneTenant()
    {
        QVERIFY(m_directory->add(someone(), now));

        QVERIFY(!m_directory->add(someone(), now));
        QCOMPARE(m_directory->all()->size(), 1);
    }

    void manyAreAddedAtOnce()
    {
        QVERIFY(m_directory->add(someone(), now));
        QList<Core::Tenant> many;
        for (int i = 0; i < 450; ++i) {
            auto tenant = someone();
            tenant.name += QString::number(i);
            tenant.isActive = i % 2 == 0;
            tenant.phone = phone(u"+99655512%1"_s.arg(2000 + i));
            many.append(tenant);
        }

        const auto ids = m_directory->addAll(many, now);

        QVERIFY(ids);
        QCOMPARE(ids->size(), many.size());
        for (qsizetype i = 0; i < many.size(); ++i) {
            many[i].id = ids->at(i);
            QCOMPARE(m_directory->find(ids->at(i)).value(), std::optional(many[i]));
        }
        QCOMPARE(m_directory->all()->size(), 451);
        QCOMPARE(
            m_database->valueOf(u"SELECT count(*) FROM tenants WHERE updated_at <> created_at"_s)
                .toInt(),
            0);
    }

    void nobodyIsAddedAtOnce() { QCOMPARE(m_directory->addAll({}, now).value(), QList<qint64>()); }

    void ofManyNobodyMayHaveANumberThatIsTaken()
    {
        QVERIFY(m_directory->add(someone(), now));
        auto other = someone();
        other.phone = phone(u"+996555121002");

        QVERIFY(!m_directory->addAll({other, someone()}, now));
    }

    void manyMayHaveNoNumber()
    {
        QVERIFY(m_directory->add(Core::Tenant{}, now));
        QVERIFY(m_directory->add(Core::Tenant{}, now));

        QCOMPARE(m_directory->all()->size(), 2);
        QVERIFY(!m_directory->all()->first().phone);
    }

    void allComeInTheOrderOfTheirIds()
    {
        QList<qint64> ids;
        for (int i = 0; i < 3; ++i)
            ids.append(m_directory->add(Core::Tenant{}, now).value());

        const auto all = m_directory->all().value();
        QList<qint64> found;
        for (const auto &tenant : all)
            found.append(tenant.id);

        QCOMPARE(found, ids);
    }

    // A hundred thousand tenants must cost no more than one.
    void aNumberIsFoundByItsIndex()
    {
        const auto plan =
            m_database->planOf(m_database->database().isAdopted()
                                   ? u"SELECT id FROM tenants WHERE phone_key = '121001'"_s
                                   : u"SELECT id FROM tenants WHERE phone = '+996555121001'"_s);

        QVERIFY2(plan.contains(u"INDEX sqlite_autoindex_tenants_1 (phone=?)"_s)
                     || plan.contains(u"amt_kiosk_phone_key"_s)
                     || plan.contains(u"tenants_phone_key"_s),
                 qPrintable(plan));
    }

    void anUnknownIdIsNoError()
    {
        QCOMPARE(m_directory->find(12345).value(), std::optional<Core::Tenant>());
    }

    void aLostTableIsAnErrorEverywhere()
    {
        if (m_database->database().engine() == Engine::Sqlite)
            QVERIFY(run(m_database->database(), u"PRAGMA foreign_keys = OFF"_s));
        QVERIFY(run(m_database->database(), m_database->dropping(u"tenants"_s)));

        QVERIFY(!m_directory->find(1));
        QVERIFY(!m_directory->findByPhone(phone(u"+996555121001")));
        QVERIFY(!m_directory->all());
        QVERIFY(!m_directory->countEligible());
        QVERIFY(!m_directory->phoneTexts());
        QVERIFY(!m_directory->add(someone(), now));
        QVERIFY(!m_directory->addAll({someone()}, now));
        QVERIFY(!m_directory->update(someone(), now));
    }

    void whoCanSignInIsCounted()
    {
        QCOMPARE(m_directory->countEligible(), 0);
        QVERIFY(m_directory->add(someone(), now)); // disabled
        auto able = someone();
        able.isActive = true;
        able.phone = phone(u"+996555121002");
        QVERIFY(m_directory->add(able, now));
        able.phone.reset();
        QVERIFY(m_directory->add(able, now));

        QCOMPARE(m_directory->countEligible(), 1);
    }

    void numbersAreToldAsTheyStandThere()
    {
        QVERIFY(m_directory->add(someone(), now));
        auto without = someone();
        without.phone.reset();
        QVERIFY(m_directory->add(without, now));
        QVERIFY(run(m_database->database(),
                    u"INSERT INTO tenants (name, type, phone, created_at, updated_at) "
                    "VALUES ('x', 'tenant', '0555 12-10-02', '2026-01-23T17:27:00.000Z', "
                    "'2026-01-23T17:27:00.000Z')"_s));

        auto texts = m_directory->phoneTexts().value();
        texts.sort();

        QCOMPARE(texts, QStringList({u"+996555121001"_s, u"0555 12-10-02"_s}));
    }

private:
    //! As it stands there, whatever our own programs would write.
    [[nodiscard]] bool writeTenant(const QString &written)
    {
        return run(m_database->database(),
                   u"INSERT INTO tenants (name, type, phone, is_active, created_at, updated_at) "
                   "VALUES ('x', 'tenant', '%1', true, '2026-01-23T17:27:00.000Z', "
                   "'2026-01-23T17:27:00.000Z')"_s.arg(written))
            .has_value();
    }

    [[nodiscard]] qint64 openSession(qint64 tenant, const QString &service = {})
    {
        return SqlSessionStore(m_database->database())
            .insert({.id = 0,
                     .attemptId = {},
                     .tenantId = tenant,
                     .service = service,
                     .tokenHash = {},
                     .createdAt = now,
                     .lastUsedAt = now,
                     .idle = 60s,
                     .endsAt = now.addDays(7),
                     .isAcknowledged = false,
                     .revokedAt = {}})
            .value();
    }

    [[nodiscard]] std::optional<QDateTime> endOf(qint64 session)
    {
        return SqlSessionStore(m_database->database()).findById(session).value()->revokedAt;
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlTenantDirectory> m_directory;
};

KIOSK_TEST(TestSqlTenantDirectory)

} // namespace SqlTenantDirectoryTest

#include "tst_sqltenantdirectory.moc"
