// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlenrolment.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlKioskRegistryTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC);

Core::Kiosk kiosk(const QString &name, char key = 'a')
{
    return {
        .id = 0, .name = name, .keyHash = QByteArray(64, key), .createdAt = now, .revokedAt = {}};
}

} // namespace

class TestSqlKioskRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_registry = std::make_unique<SqlKioskRegistry>(m_database->database());
    }

    void cleanup()
    {
        m_registry.reset();
        m_database.reset();
    }

    void aKioskIsFoundByKeyAndByName()
    {
        QVERIFY(m_registry->add(kiosk(u"Ресепшн «1»"_s, 'a')));
        QVERIFY(m_registry->add(kiosk(u"Desk"_s, 'b')));

        const auto byKey = m_registry->findByKey(QByteArray(64, 'a')).value();
        const auto byName = m_registry->findByName(u"Ресепшн «1»"_s).value();

        QVERIFY(byKey && byName);
        QVERIFY(byKey->id > 0);
        QCOMPARE(byKey->id, byName->id);
        QCOMPARE(byKey->name, u"Ресепшн «1»"_s);
        QCOMPARE(byKey->keyHash, QByteArray(64, 'a'));
        QCOMPARE(byKey->createdAt, now);
        QVERIFY(!byKey->revokedAt);
    }

    void whatWasNeverAddedIsNotFound()
    {
        QVERIFY(m_registry->add(kiosk(u"Desk"_s)));

        QVERIFY(!m_registry->findByKey(QByteArray(64, 'b')).value());
        QVERIFY(!m_registry->findByKey({}).value());
        QVERIFY(!m_registry->findByName(u"desk"_s).value());
        QVERIFY(!m_registry->findByName({}).value());
    }

    void aRevokedKioskIsListedOnly()
    {
        QVERIFY(m_registry->add(kiosk(u"Desk"_s, 'a')));
        QVERIFY(m_registry->add(kiosk(u"Door"_s, 'b')));
        const auto id = m_registry->findByName(u"Desk"_s).value()->id;

        QVERIFY(m_registry->revoke(id, now.addDays(1)));

        QVERIFY(!m_registry->findByKey(QByteArray(64, 'a')).value());
        QVERIFY(!m_registry->findByName(u"Desk"_s).value());
        QVERIFY(m_registry->findByName(u"Door"_s).value());
        const auto all = m_registry->all().value();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.first().revokedAt, now.addDays(1));
        QVERIFY(!all.last().revokedAt);
    }

    void aNameIsTakenUntilItsKioskIsRevoked()
    {
        QVERIFY(m_registry->add(kiosk(u"Desk"_s, 'a')));

        QVERIFY(!m_registry->add(kiosk(u"Desk"_s, 'b')));
        QVERIFY(m_registry->revoke(m_registry->findByName(u"Desk"_s).value()->id, now));
        QVERIFY(m_registry->add(kiosk(u"Desk"_s, 'c')));

        QCOMPARE(m_registry->findByName(u"Desk"_s).value()->keyHash, QByteArray(64, 'c'));
        QCOMPARE(m_registry->all()->size(), 2);
    }

    void aKeyIsUsedOnce()
    {
        QVERIFY(m_registry->add(kiosk(u"Desk"_s)));
        QVERIFY(m_registry->revoke(m_registry->findByName(u"Desk"_s).value()->id, now));

        QVERIFY(!m_registry->add(kiosk(u"Door"_s)));
    }

    void aLostTableIsAnErrorEverywhere()
    {
        QVERIFY(run(m_database->database(), u"DROP TABLE kiosks"_s));

        QVERIFY(!m_registry->findByKey("x"));
        QVERIFY(!m_registry->findByName(u"Desk"_s));
        QVERIFY(!m_registry->all());
        QVERIFY(!m_registry->add(kiosk(u"Desk"_s)));
        QVERIFY(!m_registry->revoke(1, now));
    }

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlKioskRegistry> m_registry;
};

KIOSK_TEST(TestSqlKioskRegistry)

} // namespace SqlKioskRegistryTest

#include "tst_sqlkioskregistry.moc"
