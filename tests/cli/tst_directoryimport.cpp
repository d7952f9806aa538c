// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"
#include "cli/directory/directoryimport.h"
#include "storage/engine/statement.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

#include <algorithm>

namespace DirectoryImportTest {

using namespace Cli;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27}, Qt::UTC);
const auto asan = u"+996555121001"_s;
const auto meerim = u"+996555121002"_s;

Core::Tenant someone(const QString &name, const QString &phone)
{
    Core::Tenant tenant;
    tenant.name = name;
    tenant.type = u"tenant"_s;
    tenant.phone = Core::PhoneNumber::fromE164(phone);
    return tenant;
}

//! For example "address: Osh -> Bishkek".
QStringList namesOf(const QList<DirectoryImport::Difference> &differences)
{
    QStringList names;
    for (const auto &[column, before, after] : differences)
        names.append(u"%1: %2 -> %3"_s.arg(column, before, after));
    return names;
}

QStringList namesOf(const QList<CsvFault> &faults)
{
    QStringList names;
    for (const auto &fault : faults)
        names.append(u"%1: %2"_s.arg(fault.line).arg(fault.sentence));
    return names;
}

} // namespace

//! An import finds out what it changes and changes it, on a database of its own.
class TestDirectoryImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>(u"QSQLITE"_s);
        QVERIFY(m_database->isReady());
        m_administration = std::make_unique<Administration>(m_database->database());
    }

    void cleanup()
    {
        m_administration.reset();
        m_database.reset();
    }

    void whoIsNotKnownIsAdded()
    {
        const auto plan = planFor("name,phone,type\nAsan,0555121001,staff\n");

        QCOMPARE(plan.additions().size(), 1);
        QCOMPARE(plan.additions().first().name, u"Asan"_s);
        QVERIFY(plan.changes().isEmpty() && plan.faults().isEmpty());
    }

    void aChangeTellsEveryCellThatIsAnotherOne()
    {
        auto tenant = someone(u"Asan"_s, asan);
        tenant.address = u"Osh"_s;
        tenant.email = u"asan@example.org"_s;
        add(tenant);

        const auto plan = planFor("name,phone,type,address,email,is_active\n"
                                  "Asan,0555121001,staff,Bishkek,asan@example.org,false\n");

        QCOMPARE(plan.changes().size(), 1);
        const auto &change = plan.changes().first();
        QCOMPARE(namesOf(change.differences),
                 QStringList({u"type: tenant -> staff"_s, u"address: Osh -> Bishkek"_s,
                              u"is_active: true -> false"_s}));
        QCOMPARE(change.action, Core::AuditAction::tenantDisabled);
        QCOMPARE(change.tenant.id, 1);
        QCOMPARE(change.tenant.email, u"asan@example.org"_s);
    }

    void aNameMayBeSpeltAnew_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("isOne");

        QTest::newRow("a letter") << u"Сергей Ковалев"_s << u"Сергей Ковалёв"_s << true;
        QTest::newRow("capitals") << u"АЙГУЛЬ"_s << u"Айгуль"_s << true;
        QTest::newRow("dashes and blanks") << u"Anna–Maria  Li"_s << u"Anna-Maria Li"_s << true;
        QTest::newRow("somebody else") << u"Сергей Ковалев"_s << u"Пётр Ковалёв"_s << false;
    }

    void aNameMayBeSpeltAnew()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(bool, isOne);
        add(someone(before, asan));

        const auto plan = planFor("name,phone,type\n" + after.toUtf8() + ",0555121001,tenant\n");

        if (isOne) {
            QCOMPARE(plan.changes().size(), 1);
            QCOMPARE(namesOf(plan.changes().first().differences),
                     QStringList(u"name: %1 -> %2"_s.arg(before, after)));
        }
        QCOMPARE(plan.faults().size(), isOne ? 0 : 1);
    }

    void theSameNameInOtherCharactersIsNoChange()
    {
        add(someone(u"Сергей Кова\u0438\u0306"_s, asan));

        const auto plan = planFor("name,phone,type\nСергей Ковай,0555121001,tenant\n");

        QCOMPARE(plan.unchanged(), 1);
    }

    void whatTheFileDoesNotHaveStays()
    {
        auto tenant = someone(u"Asan"_s, asan);
        tenant.address = u"Osh"_s;
        tenant.isActive = false;
        add(tenant);

        const auto same = planFor("name,phone,type\nAsan,0555121001,tenant\n");
        const auto other = planFor("name,phone,type\nAsan,0555121001,staff\n");

        QCOMPARE(same.unchanged(), 1);
        QVERIFY(same.changes().isEmpty());
        QCOMPARE(namesOf(other.changes().first().differences),
                 QStringList{u"type: tenant -> staff"_s});
        QCOMPARE(other.changes().first().tenant.address, u"Osh"_s);
        QVERIFY(!other.changes().first().tenant.isActive);
    }

    void anEmptyCellEmptiesWhatIsThere()
    {
        auto tenant = someone(u"Asan"_s, asan);
        tenant.address = u"Osh"_s;
        add(tenant);

        const auto plan = planFor("name,phone,type,address\nAsan,0555121001,tenant,\n");

        QCOMPARE(namesOf(plan.changes().first().differences), QStringList{u"address: Osh -> "_s});
    }

    void blanksThatNoFileCanHoldAreNoChange()
    {
        auto tenant = someone(u" Asan  "_s, asan);
        tenant.address = u"\tOsh,\r\nKelechek \n"_s;
        tenant.comment = u"a\tb"_s;
        add(tenant);

        const auto plan = planFor("name,phone,type,address,comment\n"
                                  "Asan,0555121001,tenant,\"Osh,\nKelechek\",a b\n");

        QCOMPARE(plan.unchanged(), 1);
        QVERIFY2(plan.changes().isEmpty(), "blanks are a change");
    }

    void allFaultsAreToldInTheOrderOfTheirLines()
    {
        add(someone(u"Asan"_s, asan));

        const auto plan = planFor("name,phone,type\n"
                                  "Bakyt,0555121001,tenant\n" // Asan's
                                  "Bad,12,tenant\n"
                                  "Nobody,,tenant\n"
                                  "New,0555121002,tenant\n"
                                  "Again,+996 555 121002,tenant\n"
                                  "Chief,0555121003,boss\n"
                                  "Asan,0555121001,staff\n"); // as in line 2

        QStringList lines;
        for (const auto &fault : plan.faults())
            lines.append(QString::number(fault.line));
        QCOMPARE(lines, QStringList({u"2"_s, u"3"_s, u"4"_s, u"6"_s, u"7"_s, u"8"_s}));
        QCOMPARE(namesOf(plan.faults()).first(), u"2: this number belongs to Asan already"_s);
        QVERIFY(namesOf(plan.faults()).at(2).contains("phone is missing"_L1));
        QCOMPARE(plan.additions().size(), 1);
    }

    void aNameCannotSteerTheTerminal()
    {
        add(someone(u"As\u001b[2Jan"_s, asan));

        const auto plan = planFor("name,phone,type\nBakyt,0555121001,tenant\n");

        QVERIFY(!plan.faults().first().sentence.contains(u'\u001b'));
    }

    void whoHasNoNumberIsKnownByTheirName()
    {
        auto tenant = someone(u"Asan"_s, {});
        add(tenant);
        tenant.comment = u"the other"_s;
        add(tenant);

        const auto plan = planFor("name,phone,type,comment\nAsan,,tenant,\n"
                                  "Asan,,tenant,the other\nNobody,,tenant,\n");

        QCOMPARE(plan.unchanged(), 2);
        QCOMPARE(plan.changes().size(), 0);
        QCOMPARE(plan.faults().size(), 1);
        QCOMPARE(plan.faults().first().line, 4);
    }

    void theDirectoryIsAsTheFileAfterwards()
    {
        add(someone(u"Asan"_s, asan));
        const auto bytes = "name,phone,type,address\nAsan,0555121001,staff,Osh\n"
                           "Meerim,0555121002,landlord,\n"_ba;

        QVERIFY(planFor(bytes).apply(m_administration->directory));

        const auto all = tenants().all().value();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].type, u"staff"_s);
        QCOMPARE(all[0].address, u"Osh"_s);
        QCOMPARE(all[1].name, u"Meerim"_s);
        QCOMPARE(all[1].phone->e164(), meerim);
        QCOMPARE(planFor(bytes).unchanged(), 2);
    }

    void everyTenantIsInTheAudit()
    {
        add(someone(u"Asan"_s, asan));
        QVERIFY(planFor("name,phone,type,is_active\nAsan,0555121001,staff,0\n"
                        "Meerim,0555121002,landlord,1\n")
                    .apply(m_administration->directory));

        const auto rows = audit().newest(10).value();

        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].entry.action, Core::AuditAction::tenantDisabled);
        QCOMPARE(rows[0].entry.subject, u"tenant:1"_s);
        QCOMPARE(rows[1].entry.action, Core::AuditAction::tenantAdded);
        QCOMPARE(rows[1].entry.subject, u"tenant:2"_s);
        QCOMPARE(rows[1].entry.detail, u"+996•••••002"_s);
        QVERIFY(audit().verify()->faults.isEmpty());
    }

    void theSessionsOfWhoIsDisabledEnd()
    {
        add(someone(u"Asan"_s, asan));
        Core::Session session{};
        session.tenantId = 1;
        session.createdAt = now;
        session.lastUsedAt = now;
        session.endsAt = now.addSecs(900);
        Storage::SqlSessionStore sessions(m_database->database());
        const auto id = sessions.insert(session).value();

        QVERIFY(planFor("name,phone,type,is_active\nAsan,0555121001,tenant,0\n")
                    .apply(m_administration->directory));

        QVERIFY(sessions.findById(id).value()->revokedAt);
    }

    void nothingIsWrittenWhereNothingChanges()
    {
        const auto bytes = "name,phone,type\nAsan,0555121001,tenant\n"_ba;
        QVERIFY(planFor(bytes).apply(m_administration->directory));
        const auto changesBefore = m_database->valueOf(u"SELECT total_changes()"_s);

        QVERIFY(planFor(bytes).apply(m_administration->directory));

        QCOMPARE(m_database->valueOf(u"SELECT total_changes()"_s), changesBefore);
    }

    // More than go with one statement, and not a multiple of that.
    void manyAreWrittenAndTheProgressIsTold()
    {
        QByteArray bytes = "name,phone,type\n";
        for (int i = 0; i < 2345; ++i)
            bytes += "T" + QByteArray::number(i) + ",+99655" + QByteArray::number(5100000 + i)
                + ",tenant\n";
        QList<qsizetype> told;

        const auto applied =
            planFor(bytes).apply(m_administration->directory, [&](qsizetype done, qsizetype total) {
                QCOMPARE(total, 2345);
                told.append(done);
            });

        QVERIFY(applied);
        QCOMPARE(told.last(), 2345);
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        const auto all = tenants().all().value();
        QCOMPARE(all.size(), 2345);
        QCOMPARE(all[2344].name, u"T2344"_s);
        QCOMPARE(all[2344].phone->e164(), u"+996555102344"_s);
        const auto verdict = audit().verify().value();
        QCOMPARE(verdict.rows, 2345);
        QVERIFY(verdict.faults.isEmpty());
        QCOMPARE(planFor(bytes).unchanged(), 2345);
    }

    void aLostTableIsAnError()
    {
        const auto plan = planFor("name,phone,type\nAsan,0555121001,tenant\n");
        QVERIFY(Storage::run(m_database->database(), u"DROP TABLE audit_log"_s));

        QVERIFY(!plan.apply(m_administration->directory));

        QVERIFY(Storage::run(m_database->database(), u"PRAGMA foreign_keys = OFF"_s));
        QVERIFY(Storage::run(m_database->database(), u"DROP TABLE tenants"_s));
        QVERIFY(!plan.apply(m_administration->directory));
        QVERIFY(!DirectoryImport::plan({}, tenants()));
    }

private:
    [[nodiscard]] Storage::SqlTenantDirectory &tenants() { return m_administration->tenants; }
    [[nodiscard]] Storage::SqlAuditLog &audit() { return m_administration->audit; }

    void add(const Core::Tenant &tenant) { QVERIFY(tenants().add(tenant, now)); }

    [[nodiscard]] DirectoryImport planFor(const QByteArray &bytes)
    {
        return DirectoryImport::plan(TenantCsv::parse(bytes, {.region = u"KG"_s}), tenants())
            .value();
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Administration> m_administration;
};

KIOSK_TEST(TestDirectoryImport)

} // namespace DirectoryImportTest
#include "tst_directoryimport.moc"
