#include "adminworld.h"
#include "support/test.h"

#include <QTest>

namespace DirectoryAdminTest {

using namespace Core;
using namespace Qt::StringLiterals;
using CoreTest::AdminWorld;
using TestSupport::phone;
using TestSupport::Step;

namespace {

const auto asan = u"+996555121001"_s;

Tenant someone(const QString &number = asan)
{
    return TestSupport::tenant(0, number);
}

} // namespace

//! The rules of changing the directory, with the sessions and the audit that belong to them.
class TestDirectoryAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTenantIsAddedWithAnEntryInTheAudit()
    {
        AdminWorld world;

        const auto id = world.directory.add(someone());

        QVERIFY(id);
        QCOMPARE(*id, std::optional<qint64>(1));
        QCOMPARE(world.stores.rows.tenants.first().name, someone().name);
        QCOMPARE(world.stores.audited(),
                 QStringList(u"administrator|tenant.added|tenant:1|command line|+996•••••001"_s));
    }

    void aNumberBelongsToOneTenant()
    {
        AdminWorld world;
        QVERIFY(world.directory.add(someone()));

        const auto second = world.directory.add(someone());

        QVERIFY(second);
        QCOMPARE(*second, std::nullopt);
        QCOMPARE(world.stores.rows.tenants.size(), 1);
        QCOMPARE(world.stores.rows.audit.size(), 1);
    }

    void enablingIsAuditedWhereItChangesSomething_data()
    {
        QTest::addColumn<bool>("before");
        QTest::addColumn<bool>("after");
        QTest::addColumn<QStringList>("actions");

        QTest::newRow("disabled") << true << false << QStringList(AuditAction::tenantDisabled);
        QTest::newRow("enabled") << false << true << QStringList(AuditAction::tenantEnabled);
        QTest::newRow("disabled before") << false << false << QStringList();
        QTest::newRow("enabled before") << true << true << QStringList();
    }

    void enablingIsAuditedWhereItChangesSomething()
    {
        QFETCH(bool, before);
        QFETCH(bool, after);
        QFETCH(QStringList, actions);
        AdminWorld world;
        auto tenant = TestSupport::tenant(1, asan);
        tenant.isActive = before;
        world.stores.rows.tenants.append(tenant);

        QCOMPARE(world.directory.setEnabled(phone(asan), after).value(), 1);

        QCOMPARE(world.stores.rows.tenants.first().isActive, after);
        QStringList audited;
        for (const auto &entry : world.stores.rows.audit)
            audited.append(entry.action);
        QCOMPARE(audited, actions);
    }

    void aDisabledTenantsSessionsEnd()
    {
        AdminWorld world;
        world.stores.rows.tenants = {TestSupport::tenant(1, asan),
                                     TestSupport::tenant(2, u"+996555121002")};
        const auto session = world.openSession(1);
        const auto handedOver = world.openSession(1, {}, u"crm"_s);
        const auto others = world.openSession(2);

        QVERIFY(world.directory.setEnabled(phone(asan), false));

        QVERIFY(!world.isOpen(session));
        QVERIFY(!world.isOpen(handedOver));
        QVERIFY(world.isOpen(others));
    }

    // The original site, or an import of another program, may have written the row.
    void theSessionsOfWhoWasDisabledOtherwiseEndToo()
    {
        AdminWorld world;
        world.stores.rows.tenants = {TestSupport::tenant(1, asan)};
        world.stores.rows.tenants.first().isActive = false;
        const auto session = world.openSession(1);

        QVERIFY(world.directory.setEnabled(phone(asan), false));

        QVERIFY(!world.isOpen(session));
    }

    void noSessionComesBackWithItsTenant()
    {
        AdminWorld world;
        world.stores.rows.tenants = {TestSupport::tenant(1, asan)};
        const auto session = world.openSession(1);
        QVERIFY(world.directory.setEnabled(phone(asan), false));

        QVERIFY(world.directory.setEnabled(phone(asan), true));

        QVERIFY(!world.isOpen(session));
    }

    void allWhoHaveTheNumberAreMeant()
    {
        AdminWorld world;
        world.stores.rows.tenants = {TestSupport::tenant(1, asan), TestSupport::tenant(2, asan)};

        QCOMPARE(world.directory.setEnabled(phone(asan), false).value(), 2);
        QCOMPARE(world.directory.setEnabled(phone(u"+996555121003"), false).value(), 0);

        QVERIFY(!world.stores.rows.tenants.at(0).isActive);
        QVERIFY(!world.stores.rows.tenants.at(1).isActive);
        QCOMPARE(world.stores.rows.audit.size(), 2);
    }

    void aChangeIsNamedByWhatItDoes_data()
    {
        QTest::addColumn<bool>("before");
        QTest::addColumn<bool>("after");
        QTest::addColumn<QString>("action");

        QTest::newRow("enabled") << false << true << AuditAction::tenantEnabled;
        QTest::newRow("disabled") << true << false << AuditAction::tenantDisabled;
        QTest::newRow("a cell") << true << true << AuditAction::tenantChanged;
        QTest::newRow("a disabled one's cell") << false << false << AuditAction::tenantChanged;
    }

    void aChangeIsNamedByWhatItDoes()
    {
        QFETCH(bool, before);
        QFETCH(bool, after);
        QFETCH(QString, action);
        auto old = someone();
        old.isActive = before;
        auto changed = old;
        changed.name = u"Bakyt"_s;
        changed.isActive = after;

        const auto change = TenantChange::between(old, changed);

        QCOMPARE(change.action, action);
        QCOMPARE(change.tenant, changed);
    }

    void anImportEndsTheSessionsOfWhoIsDisabled()
    {
        AdminWorld world;
        world.stores.rows.tenants = {TestSupport::tenant(1, asan),
                                     TestSupport::tenant(2, u"+996555121002")};
        const auto disabled = world.openSession(1);
        const auto renamed = world.openSession(2);
        auto first = world.stores.rows.tenants.at(0);
        first.isActive = false;
        auto second = world.stores.rows.tenants.at(1);
        second.name = u"Bakyt"_s;
        const QList changes{TenantChange::between(world.stores.rows.tenants.at(0), first),
                            TenantChange::between(world.stores.rows.tenants.at(1), second)};

        QVERIFY(world.stores.commit([&]() -> Stored<void> {
            KIOSK_CHECK(world.directory.addAll({someone(u"+996555121003"_s)}));
            return world.directory.changeAll(changes);
        }));

        QVERIFY(!world.isOpen(disabled));
        QVERIFY(world.isOpen(renamed));
        QCOMPARE(
            world.stores.audited(),
            QStringList({u"administrator|tenant.added|tenant:3|command line|+996•••••003"_s,
                         u"administrator|tenant.disabled|tenant:1|command line|+996•••••001"_s,
                         u"administrator|tenant.changed|tenant:2|command line|+996•••••002"_s}));
    }

    void aLinkThatIsTakenBackEndsWhatIsOpenThroughIt()
    {
        AdminWorld world;
        const Sender sender{.phone = phone(u"+996555121009")};
        const auto id = world.link(sender, 1, u"kiosk:Desk"_s);
        const auto waiting = world.begin(u"Desk"_s, sender, 1);
        const auto others = world.begin(u"Desk"_s, {.phone = phone(asan)}, 1);
        const auto through = world.openSession(1);
        world.stores.rows.sessions[through].attemptId = waiting;
        const auto own = world.openSession(1);
        world.stores.rows.sessions[own].attemptId = others;

        QCOMPARE(world.directory.unlink(id).value(), std::optional(1));

        QVERIFY(world.stores.rows.links.isEmpty());
        QVERIFY(world.isCancelled(waiting));
        QVERIFY(!world.isCancelled(others));
        QVERIFY(!world.isOpen(through));
        QVERIFY(world.isOpen(own));
        QCOMPARE(world.stores.audited(),
                 QStringList(u"administrator|sender.unlinked|tenant:1|command line|"
                             "phone:+996•••••009, made by kiosk:Desk, sessions ended: 1"_s));
    }

    void anUnknownLinkIsNone()
    {
        AdminWorld world;

        QCOMPARE(world.directory.unlink(5).value(), std::nullopt);

        QVERIFY(world.stores.rows.audit.isEmpty());
    }

    void theLinksOfOneActorAreCounted()
    {
        AdminWorld world;
        world.link({.phone = phone(u"+996555121009")}, 1, u"kiosk:Desk"_s);
        world.link({.lid = u"123456789012345"_s}, 2, u"kiosk:Desk"_s);
        world.link({.phone = phone(u"+996555121008")}, 1, u"administrator"_s);

        QCOMPARE(world.directory.countLinksMadeBy(u"kiosk:Desk"_s).value(), 2);
        QCOMPARE(world.directory.countLinksMadeBy(u"kiosk:Door"_s).value(), 0);
    }

    void whatFailsChangesNothing_data()
    {
        QTest::addColumn<std::optional<Step>>("failing");
        QTest::newRow("the audit") << std::optional(Step::Audit);
        QTest::newRow("the commit") << std::optional(Step::Commit);
        QTest::newRow("the sessions") << std::optional<Step>();
    }

    void whatFailsChangesNothing()
    {
        QFETCH(std::optional<Step>, failing);
        AdminWorld world;
        world.stores.rows.tenants = {TestSupport::tenant(1, asan)};
        const auto id = world.link({.phone = phone(u"+996555121009")}, 1, u"kiosk:Desk"_s);
        const auto session = world.openSession(1);
        world.stores.failing = failing;
        world.revocation.isFailing = !failing;

        QVERIFY(!world.directory.setEnabled(phone(asan), false));
        QVERIFY(!world.directory.unlink(id));
        QCOMPARE(!world.directory.add(someone(u"+996555121002"_s)), failing.has_value());

        QVERIFY(world.stores.rows.tenants.first().isActive);
        QVERIFY(world.isOpen(session));
        QCOMPARE(world.stores.rows.madeLinks.size(), 1);
    }
};

KIOSK_TEST(TestDirectoryAdmin)

} // namespace DirectoryAdminTest

#include "tst_directoryadmin.moc"
