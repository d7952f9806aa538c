// SPDX-License-Identifier: GPL-3.0-only
#include "core/adminfixture.h"
#include "support/test.h"

#include <QTest>

namespace DirectoryAdminTest {

using namespace Core;
using namespace Qt::StringLiterals;
using CoreTest::AdminFixture;
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
        AdminFixture fixture;

        const auto id = fixture.directory.add(someone());

        QVERIFY(id);
        QCOMPARE(*id, std::optional<qint64>(1));
        QCOMPARE(fixture.stores.rows.tenants.first().name, someone().name);
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"administrator|tenant.added|tenant:1|command line|+996•••••001"_s));
    }

    void aNumberBelongsToOneTenant()
    {
        AdminFixture fixture;
        QVERIFY(fixture.directory.add(someone()));

        const auto second = fixture.directory.add(someone());

        QVERIFY(second);
        QCOMPARE(*second, std::nullopt);
        QCOMPARE(fixture.stores.rows.tenants.size(), 1);
        QCOMPARE(fixture.stores.rows.audit.size(), 1);
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
        AdminFixture fixture;
        auto tenant = TestSupport::tenant(1, asan);
        tenant.isActive = before;
        fixture.stores.rows.tenants.append(tenant);

        QCOMPARE(fixture.directory.setEnabled(phone(asan), after).value(), 1);

        QCOMPARE(fixture.stores.rows.tenants.first().isActive, after);
        QStringList audited;
        for (const auto &entry : fixture.stores.rows.audit)
            audited.append(entry.action);
        QCOMPARE(audited, actions);
    }

    void aDisabledTenantsSessionsEnd()
    {
        AdminFixture fixture;
        fixture.stores.rows.tenants = {TestSupport::tenant(1, asan),
                                       TestSupport::tenant(2, u"+996555121002")};
        const auto session = fixture.openSession(1);
        const auto handedOver = fixture.openSession(1, {}, u"crm"_s);
        const auto others = fixture.openSession(2);

        QVERIFY(fixture.directory.setEnabled(phone(asan), false));

        QVERIFY(!fixture.isOpen(session));
        QVERIFY(!fixture.isOpen(handedOver));
        QVERIFY(fixture.isOpen(others));
    }

    // The original site, or an import of another program, may have written the row.
    void theSessionsOfWhoWasDisabledOtherwiseEndToo()
    {
        AdminFixture fixture;
        fixture.stores.rows.tenants = {TestSupport::tenant(1, asan)};
        fixture.stores.rows.tenants.first().isActive = false;
        const auto session = fixture.openSession(1);

        QVERIFY(fixture.directory.setEnabled(phone(asan), false));

        QVERIFY(!fixture.isOpen(session));
    }

    void noSessionComesBackWithItsTenant()
    {
        AdminFixture fixture;
        fixture.stores.rows.tenants = {TestSupport::tenant(1, asan)};
        const auto session = fixture.openSession(1);
        QVERIFY(fixture.directory.setEnabled(phone(asan), false));

        QVERIFY(fixture.directory.setEnabled(phone(asan), true));

        QVERIFY(!fixture.isOpen(session));
    }

    void allWhoHaveTheNumberAreMeant()
    {
        AdminFixture fixture;
        fixture.stores.rows.tenants = {TestSupport::tenant(1, asan), TestSupport::tenant(2, asan)};

        QCOMPARE(fixture.directory.setEnabled(phone(asan), false).value(), 2);
        QCOMPARE(fixture.directory.setEnabled(phone(u"+996555121003"), false).value(), 0);

        QVERIFY(!fixture.stores.rows.tenants.at(0).isActive);
        QVERIFY(!fixture.stores.rows.tenants.at(1).isActive);
        QCOMPARE(fixture.stores.rows.audit.size(), 2);
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
        AdminFixture fixture;
        fixture.stores.rows.tenants = {TestSupport::tenant(1, asan),
                                       TestSupport::tenant(2, u"+996555121002")};
        const auto disabled = fixture.openSession(1);
        const auto renamed = fixture.openSession(2);
        auto first = fixture.stores.rows.tenants.at(0);
        first.isActive = false;
        auto second = fixture.stores.rows.tenants.at(1);
        second.name = u"Bakyt"_s;
        const QList changes{TenantChange::between(fixture.stores.rows.tenants.at(0), first),
                            TenantChange::between(fixture.stores.rows.tenants.at(1), second)};

        QVERIFY(fixture.stores.commit([&]() -> Stored<void> {
            KIOSK_CHECK(fixture.directory.addAll({someone(u"+996555121003"_s)}));
            return fixture.directory.changeAll(changes);
        }));

        QVERIFY(!fixture.isOpen(disabled));
        QVERIFY(fixture.isOpen(renamed));
        QCOMPARE(
            fixture.stores.audited(),
            QStringList({u"administrator|tenant.added|tenant:3|command line|+996•••••003"_s,
                         u"administrator|tenant.disabled|tenant:1|command line|+996•••••001"_s,
                         u"administrator|tenant.changed|tenant:2|command line|+996•••••002"_s}));
    }

    void aLinkThatIsTakenBackEndsWhatIsOpenThroughIt()
    {
        AdminFixture fixture;
        const Sender sender{.phone = phone(u"+996555121009")};
        const auto id = fixture.link(sender, 1, u"kiosk:Desk"_s);
        const auto waiting = fixture.begin(u"Desk"_s, sender, 1);
        const auto others = fixture.begin(u"Desk"_s, {.phone = phone(asan)}, 1);
        const auto through = fixture.openSession(1);
        fixture.stores.rows.sessions[through].attemptId = waiting;
        const auto own = fixture.openSession(1);
        fixture.stores.rows.sessions[own].attemptId = others;

        QCOMPARE(fixture.directory.unlink(id).value(), std::optional(1));

        QVERIFY(fixture.stores.rows.links.isEmpty());
        QVERIFY(fixture.isCancelled(waiting));
        QVERIFY(!fixture.isCancelled(others));
        QVERIFY(!fixture.isOpen(through));
        QVERIFY(fixture.isOpen(own));
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"administrator|sender.unlinked|tenant:1|command line|"
                             "phone:+996•••••009, made by kiosk:Desk, sessions ended: 1"_s));
    }

    void anUnknownLinkIsNone()
    {
        AdminFixture fixture;

        QCOMPARE(fixture.directory.unlink(5).value(), std::nullopt);

        QVERIFY(fixture.stores.rows.audit.isEmpty());
    }

    void theLinksOfOneActorAreCounted()
    {
        AdminFixture fixture;
        fixture.link({.phone = phone(u"+996555121009")}, 1, u"kiosk:Desk"_s);
        fixture.link({.lid = u"123456789012345"_s}, 2, u"kiosk:Desk"_s);
        fixture.link({.phone = phone(u"+996555121008")}, 1, u"administrator"_s);

        QCOMPARE(fixture.directory.countLinksMadeBy(u"kiosk:Desk"_s).value(), 2);
        QCOMPARE(fixture.directory.countLinksMadeBy(u"kiosk:Door"_s).value(), 0);
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
        AdminFixture fixture;
        fixture.stores.rows.tenants = {TestSupport::tenant(1, asan)};
        const auto id = fixture.link({.phone = phone(u"+996555121009")}, 1, u"kiosk:Desk"_s);
        const auto session = fixture.openSession(1);
        fixture.stores.failing = failing;
        fixture.revocation.isFailing = !failing;

        QVERIFY(!fixture.directory.setEnabled(phone(asan), false));
        QVERIFY(!fixture.directory.unlink(id));
        QCOMPARE(!fixture.directory.add(someone(u"+996555121002"_s)), failing.has_value());

        QVERIFY(fixture.stores.rows.tenants.first().isActive);
        QVERIFY(fixture.isOpen(session));
        QCOMPARE(fixture.stores.rows.madeLinks.size(), 1);
    }
};

KIOSK_TEST(TestDirectoryAdmin)

} // namespace DirectoryAdminTest

#include "tst_directoryadmin.moc"
