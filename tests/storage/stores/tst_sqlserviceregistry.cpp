// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlenrolment.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlServiceRegistryTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC);

Core::ServiceAccount service(const QString &name, const QStringList &redirects = {})
{
    return {.id = 0,
            .name = name,
            .secretHash = QByteArray(64, 'a'),
            .redirects = redirects,
            .createdAt = now,
            .revokedAt = {}};
}

} // namespace

class TestSqlServiceRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_registry = std::make_unique<SqlServiceRegistry>(m_database->database());
    }

    void cleanup()
    {
        m_registry.reset();
        m_database.reset();
    }

    void aServiceComesBackAsItWas_data()
    {
        QTest::addColumn<QStringList>("redirects");
        QTest::newRow("none") << QStringList{};
        QTest::newRow("one") << QStringList{u"https://crm.example.org/login"_s};
        QTest::newRow("several, in their order")
            << QStringList{u"https://z.example.org/"_s, u"https://a.example.org/?x=1&y=%20"_s,
                           u"http://localhost:3000/"_s};
        QTest::newRow("every character counts")
            << QStringList{u"https://crm.example.org"_s, u"https://crm.example.org/"_s,
                           u"https://crm.example.org/[\"',]"_s};
    }

    void aServiceComesBackAsItWas()
    {
        QFETCH(QStringList, redirects);
        QVERIFY(m_registry->add(service(u"other"_s)));
        QVERIFY(m_registry->add(service(u"crm"_s, redirects)));

        const auto found = m_registry->findByName(u"crm"_s).value();

        QVERIFY(found);
        QVERIFY(found->id > 0);
        QCOMPARE(found->name, u"crm"_s);
        QCOMPARE(found->secretHash, QByteArray(64, 'a'));
        QCOMPARE(found->redirects, redirects);
        QCOMPARE(found->createdAt, now);
        QVERIFY(!found->revokedAt);
    }

    void whatWasNeverAddedIsNotFound()
    {
        QVERIFY(m_registry->add(service(u"crm"_s)));

        QVERIFY(!m_registry->findByName(u"CRM"_s).value());
        QVERIFY(!m_registry->findByName({}).value());
    }

    void aRevokedServiceIsListedOnly()
    {
        QVERIFY(m_registry->add(service(u"crm"_s)));
        QVERIFY(m_registry->add(service(u"erp"_s)));

        QVERIFY(m_registry->revoke(m_registry->findByName(u"crm"_s).value()->id, now.addDays(1)));

        QVERIFY(!m_registry->findByName(u"crm"_s).value());
        QVERIFY(m_registry->findByName(u"erp"_s).value());
        const auto all = m_registry->all().value();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.first().revokedAt, now.addDays(1));
        QVERIFY(!all.last().revokedAt);
    }

    void aNameIsTakenUntilItsServiceIsRevoked()
    {
        QVERIFY(m_registry->add(service(u"crm"_s)));

        QVERIFY(!m_registry->add(service(u"crm"_s)));
        QVERIFY(m_registry->revoke(m_registry->findByName(u"crm"_s).value()->id, now));
        QVERIFY(m_registry->add(service(u"crm"_s)));

        QCOMPARE(m_registry->all()->size(), 2);
    }

    void redirectsThatCannotBeReadLeadNowhere()
    {
        QVERIFY(m_registry->add(service(u"crm"_s, {u"https://crm.example.org/"_s})));
        QVERIFY(run(m_database->database(),
                    u"UPDATE services SET redirects = 'https://crm.example.org/'"_s));

        QCOMPARE(m_registry->findByName(u"crm"_s).value()->redirects, QStringList());
    }

    void aLostTableIsAnErrorEverywhere()
    {
        QVERIFY(run(m_database->database(), u"DROP TABLE services"_s));

        QVERIFY(!m_registry->findByName(u"crm"_s));
        QVERIFY(!m_registry->all());
        QVERIFY(!m_registry->add(service(u"crm"_s)));
        QVERIFY(!m_registry->revoke(1, now));
    }

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlServiceRegistry> m_registry;
};

KIOSK_TEST(TestSqlServiceRegistry)

} // namespace SqlServiceRegistryTest

#include "tst_sqlserviceregistry.moc"
