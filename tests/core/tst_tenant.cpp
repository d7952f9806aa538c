#include "core/tenant.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TenantTest : public QObject
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

        QCOMPARE(Core::roleKey(Core::roleOf(type)), role);
        QCOMPARE(Core::roleName(Core::roleOf(type)), roleName);
    }

    void theDirectoryKnowsTheTypesOfTheContract()
    {
        const QStringList contract{
            u"tenant"_s, u"landlord"_s,   u"property_owner"_s, u"investor"_s,      u"staff"_s,
            u"master"_s, u"accounting"_s, u"sales"_s,          u"company_owner"_s, u"admin"_s};

        QCOMPARE(Core::tenantTypes(), contract);
    }
};

QTEST_APPLESS_MAIN(TenantTest)
#include "tst_tenant.moc"
