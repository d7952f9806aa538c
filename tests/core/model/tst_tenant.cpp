// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/tenant.h"
#include "support/test.h"

#include <QTest>

namespace TenantTest {

using namespace Qt::StringLiterals;

class TestTenant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRoleFollowsFromTheType_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("roleName");
        const auto row = [](const QString &type, const QString &role, const QString &roleName) {
            QTest::newRow(qPrintable(type)) << type << role << roleName;
        };

        row(u"tenant"_s, u"tenant"_s, u"Tenant"_s);
        row(u"landlord"_s, u"landlord"_s, u"Landlord"_s);
        row(u"property_owner"_s, u"landlord"_s, u"Landlord"_s);
        row(u"investor"_s, u"investor"_s, u"Investor"_s);
        row(u"staff"_s, u"staff"_s, u"Staff"_s);
        row(u"master"_s, u"staff"_s, u"Staff"_s);
        row(u"accounting"_s, u"staff"_s, u"Staff"_s);
        row(u"sales"_s, u"staff"_s, u"Staff"_s);
        row(u"company_owner"_s, u"staff"_s, u"Staff"_s);
        row(u"admin"_s, u"admin"_s, u"Administrator"_s);
        row(u"Admin"_s, u"tenant"_s, u"Tenant"_s);
        row(u"admin "_s, u"tenant"_s, u"Tenant"_s);
        row(u"ghost"_s, u"tenant"_s, u"Tenant"_s);
        QTest::newRow("empty") << QString() << u"tenant"_s << u"Tenant"_s;
    }

    void theRoleFollowsFromTheType()
    {
        QFETCH(QString, type);
        QFETCH(QString, role);
        QFETCH(QString, roleName);

        const auto found = Core::RoleTable().roleOf(type);

        QCOMPARE(Core::roleKey(found), role);
        QCOMPARE(Core::roleName(found), roleName);
    }

    void theDirectoryKnowsTheTypesOfTheContract()
    {
        const QStringList contract{
            u"tenant"_s, u"landlord"_s,   u"property_owner"_s, u"investor"_s,      u"staff"_s,
            u"master"_s, u"accounting"_s, u"sales"_s,          u"company_owner"_s, u"admin"_s};

        QCOMPARE(Core::RoleTable().types(), contract);
    }

    void whoIsStaffFollowsFromTheRole()
    {
        Core::RoleTable table;
        table.set(u"cleaner"_s, Core::Role::Staff);
        QStringList staff;
        for (const auto &type : table.types()) {
            if (table.isStaff(type))
                staff.append(type);
        }

        QCOMPARE(staff,
                 (QStringList{u"staff"_s, u"master"_s, u"accounting"_s, u"sales"_s,
                              u"company_owner"_s, u"admin"_s, u"cleaner"_s}));
        QVERIFY(!table.isStaff(u"ghost"_s));
    }

    void aTypeIsAdded()
    {
        Core::RoleTable table;
        QVERIFY(!table.contains(u"cleaner"_s));

        table.set(u"cleaner"_s, Core::Role::Staff);

        QVERIFY(table.contains(u"cleaner"_s));
        QCOMPARE(table.types().last(), u"cleaner"_s);
        QVERIFY(table.roleOf(u"cleaner"_s) == Core::Role::Staff);
        QVERIFY(table.roleOf(u"staff"_s) == Core::Role::Staff);
    }

    void aTypeGetsAnotherRole()
    {
        Core::RoleTable table;

        table.set(u"sales"_s, Core::Role::Tenant);

        QCOMPARE(table.types(), Core::RoleTable().types());
        QVERIFY(table.roleOf(u"sales"_s) == Core::Role::Tenant);
        QVERIFY(table != Core::RoleTable());
    }

    void aTypeIsAWord_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isType");
        QTest::newRow("word") << u"cleaner"_s << true;
        QTest::newRow("digits and underscore") << u"guard_2"_s << true;
        QTest::newRow("one letter") << u"x"_s << true;
        QTest::newRow("40 letters") << QString(40, u'x') << true;
        QTest::newRow("41 letters") << QString(41, u'x') << false;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("capital") << u"Cleaner"_s << false;
        QTest::newRow("blank") << u"night guard"_s << false;
        QTest::newRow("hyphen") << u"night-guard"_s << false;
        QTest::newRow("Cyrillic") << u"уборщик"_s << false;
        QTest::newRow("other digits") << u"guard٢"_s << false;
    }

    void aTypeIsAWord()
    {
        QFETCH(QString, text);
        QFETCH(bool, isType);

        QCOMPARE(Core::RoleTable::isTypeName(text), isType);
    }

    void everyRoleIsReadBackFromItsName()
    {
        QCOMPARE(Core::allRoles().size(), 5);
        for (const auto role : Core::allRoles())
            QVERIFY(Core::roleFrom(Core::roleKey(role)) == role);
    }

    void nothingElseIsARole()
    {
        for (const auto &name : {u""_s, u"Staff"_s, u"staff "_s, u"Administrator"_s, u"boss"_s})
            QVERIFY(!Core::roleFrom(name));
    }
};

KIOSK_TEST(TestTenant)

} // namespace TenantTest
#include "tst_tenant.moc"
