// SPDX-License-Identifier: GPL-3.0-only
#include "flow/listings.h"
#include "support/program.h"
#include "support/test.h"

#include <QFile>
#include <QTest>

namespace AuditTest {

using namespace Qt::StringLiterals;
using TestSupport::Finished;
using TestSupport::Home;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;
constexpr int database = 4;

const auto asan = u"+996555121001"_s;

} // namespace

//! amt-kioskctl writes into the audit, and lists it.
class TestAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }

    void cleanup() { m_home.reset(); }

    void theAuditIsListedAsTheTableNamesIt()
    {
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        QCOMPARE(m_home->ctl({u"tenants"_s, u"disable"_s, asan}).exitCode, done);
        QCOMPARE(m_home->ctl({u"tenants"_s, u"disable"_s, asan}).exitCode, done);
        QCOMPARE(m_home->ctl({u"tenants"_s, u"enable"_s, asan}).exitCode, done);

        const auto finished = m_home->ctl({u"audit"_s, u"list"_s, u"--json"_s});

        const auto rows = finished.rows();
        QCOMPARE(valuesOf(rows, "action"_L1),
                 (QStringList{u"tenant.enabled"_s, u"tenant.disabled"_s, u"tenant.added"_s}));
        QCOMPARE(valuesOf(rows, "id"_L1), (QStringList{u"3"_s, u"2"_s, u"1"_s}));
        QCOMPARE(membersOf(rows),
                 QSet<QString>({u"id"_s, u"at"_s, u"actor"_s, u"action"_s, u"subject"_s,
                                u"origin"_s, u"detail"_s, u"hash"_s}));
        for (const auto &row : rows) {
            QCOMPARE(row["actor"_L1].toString(), u"administrator"_s);
            QCOMPARE(row["subject"_L1].toString(), u"tenant:1"_s);
            QCOMPARE(row["origin"_L1].toString(), u"command line"_s);
            QCOMPARE(row["detail"_L1].toString(), u"+996•••••001"_s);
            QCOMPARE(row["hash"_L1].toString().size(), 64);
            QVERIFY(isTime(row["at"_L1]));
        }
        QVERIFY(!finished.output.contains(asan));
        QCOMPARE(
            m_home->ctl({u"audit"_s, u"list"_s, u"--json"_s, u"--limit"_s, u"2"_s}).rows().size(),
            2);
    }

    void everyRowThatAnImportChangesIsAudited()
    {
        const auto header = "name,phone,type,is_active\n"_ba;
        QCOMPARE(import(header
                        + "Asan,0555121001,tenant,1\nBakyt,0555121002,tenant,0\n"
                          "Cholpon,0555121003,tenant,1\nDinara,0555121004,tenant,1\n")
                     .exitCode,
                 done);
        QCOMPARE(valuesOf(listed(*m_home, u"audit"_s), "action"_L1),
                 QStringList(4, u"tenant.added"_s));

        QCOMPARE(import(header
                        + "Asan,0555121001,tenant,0\nBakyt,0555121002,staff,1\n"
                          "Cholpon,0555121003,staff,1\nDinara,0555121004,tenant,1\n"
                          "Emil,0555121005,tenant,1\n")
                     .exitCode,
                 done);

        const auto rows =
            m_home->ctl({u"audit"_s, u"list"_s, u"--json"_s, u"--limit"_s, u"4"_s}).rows();
        QCOMPARE(valuesOf(rows, "action"_L1),
                 (QStringList{u"tenant.changed"_s, u"tenant.enabled"_s, u"tenant.disabled"_s,
                              u"tenant.added"_s}));
        QCOMPARE(valuesOf(rows, "subject"_L1),
                 (QStringList{u"tenant:3"_s, u"tenant:2"_s, u"tenant:1"_s, u"tenant:5"_s}));
        QCOMPARE(valuesOf(rows, "detail"_L1),
                 (QStringList{u"+996•••••003"_s, u"+996•••••002"_s, u"+996•••••001"_s,
                              u"+996•••••005"_s}));
        QCOMPARE(listed(*m_home, u"audit"_s).size(), 8);
    }

    void whatIsRefusedIsNotAudited()
    {
        QVERIFY(m_home->addTenant(u"Asan"_s, asan));
        QVERIFY(!m_home->addTenant(u"Bakyt"_s, asan));
        QCOMPARE(m_home->ctl({u"tenants"_s, u"disable"_s, u"+996555121099"_s}).exitCode, failed);
        QCOMPARE(import("name,phone,type\nBakyt,0555121001,tenant\n"_ba).exitCode, failed);
        QCOMPARE(import("name,phone,type\nBakyt,0555121002,tenant\n"_ba, {u"--dry-run"_s}).exitCode,
                 done);
        QCOMPARE(import("name,phone,type\nAsan,0555121001,tenant\n"_ba).exitCode, done);

        QCOMPARE(listed(*m_home, u"audit"_s).size(), 1);
    }

    void whatCannotBeAuditedIsNotDone()
    {
        QVERIFY(m_home->addTenant(u"Asan"_s, asan));
        QCOMPARE(m_home->ctl({u"kiosks"_s, u"add"_s, u"Desk"_s}).exitCode, done);
        QCOMPARE(m_home->ctl({u"services"_s, u"add"_s, u"crm"_s}).exitCode, done);
        openSessions(*m_home);
        QVERIFY(m_home->changeDatabase(u"UPDATE sessions SET kiosk = 'Desk'"_s));
        QVERIFY(m_home->changeDatabase(u"UPDATE login_attempts SET kiosk = 'Desk'"_s));
        const auto tables = {u"tenants"_s,  u"kiosks"_s,   u"services"_s,
                             u"attempts"_s, u"sessions"_s, u"audit"_s};
        const auto everything = [&] {
            QStringList outputs;
            for (const auto &table : tables)
                outputs.append(m_home->ctl({table, u"list"_s, u"--json"_s}).output);
            return outputs;
        };
        const auto before = everything();
        QVERIFY(m_home->changeDatabase(u"DELETE FROM audit_head"_s));

        for (const auto *command :
             {"kiosks add Door", "kiosks revoke Desk", "services add erp", "services revoke crm",
              "sessions revoke 1", "tenants disable 0555121001",
              "tenants add --name Bakyt --phone 0555121002 --type tenant"}) {
            const auto finished = m_home->ctl(QString::fromLatin1(command).split(u' '));
            QVERIFY2(finished.exitCode == database, command);
            QVERIFY2(finished.complaints.contains(u"audit_head"_s), command);
            QVERIFY2(secretIn(finished).isEmpty(), command);
        }
        QCOMPARE(import("name,phone,type\nAsan,0555121001,staff\n"_ba).exitCode, database);

        QCOMPARE(everything(), before);
    }

    void anUntouchedAuditIsVerified()
    {
        QVERIFY(m_home->ctl({u"audit"_s, u"verify"_s}).output.contains(u"0 rows"_s));
        enrolKiosks(3);

        const auto finished = m_home->ctl({u"audit"_s, u"verify"_s});

        QCOMPARE(finished.exitCode, done);
        QVERIFY2(finished.output.contains(u"3 rows"_s), qPrintable(finished.output));
        QVERIFY(
            finished.output.contains(listed(*m_home, u"audit"_s).first()["hash"_L1].toString()));
        QVERIFY(finished.complaints.isEmpty());
    }

    void aTouchedAuditIsFoundOut_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("edited") << u"UPDATE audit_log SET actor = 'tenant:1' WHERE id = 2"_s
                                << QStringList{u"row 2 of the audit was edited"_s};
        QTest::newRow("removed") << u"DELETE FROM audit_log WHERE id = 2"_s
                                 << QStringList{u"missing before row 3"_s};
        QTest::newRow("end removed")
            << u"DELETE FROM audit_log WHERE id = 3"_s << QStringList{u"missing after row 2"_s};
        QTest::newRow("head removed")
            << u"DELETE FROM audit_head"_s << QStringList{u"missing after row 3"_s};
        QTest::newRow("end removed, head rewritten")
            << u"DELETE FROM audit_log WHERE id = 3; UPDATE audit_head SET id = 2, "
               "hash = (SELECT hash FROM audit_log WHERE id = 2)"_s
            << QStringList{u"seal of the audit does not fit its end, row 2"_s};
        QTest::newRow("begun anew")
            << u"DELETE FROM audit_log; UPDATE audit_head SET id = 0, hash = '', seal = ''"_s
            << QStringList{u"row 2 of the audit, which was there before"_s,
                           u"the audit has no seal"_s};
        QTest::newRow("two faults")
            << u"UPDATE audit_log SET detail = 'x' WHERE id <> 2"_s
            << QStringList{u"row 1 of the audit was edited"_s, u"row 3 of the audit was edited"_s};
    }

    void aTouchedAuditIsFoundOut()
    {
        QFETCH(QString, change);
        QFETCH(QStringList, said);
        enrolKiosks(3);
        for (const auto &each : change.split(u';'))
            QVERIFY(m_home->changeDatabase(each));

        const auto finished = m_home->ctl({u"audit"_s, u"verify"_s});

        QCOMPARE(finished.exitCode, failed);
        QVERIFY(finished.output.isEmpty());
        const auto sentences = finished.complaints.split(u'\n').filter(u"amt-kioskctl: "_s);
        QCOMPARE(sentences.size(), said.size());
        for (qsizetype i = 0; i < said.size(); ++i)
            QVERIFY2(sentences[i].contains(said[i]), qPrintable(sentences[i]));
    }

    void anotherKeyIsToldInPlainWordsAndCanBeAccepted()
    {
        enrolKiosks(2);
        QVERIFY(QFile::remove(m_home->dataDirectory() + u"/audit-key"_s));

        auto finished = m_home->ctl({u"audit"_s, u"verify"_s});
        QCOMPARE(finished.exitCode, failed);
        QVERIFY(finished.complaints.contains(
            u"sealed with another key than this one; set audit/key to the same value everywhere"_s));

        finished = m_home->ctl({u"audit"_s, u"verify"_s, u"--accept"_s});
        QCOMPARE(finished.exitCode, done);
        QVERIFY2(finished.output.contains(u"4 rows"_s), qPrintable(finished.output));
        QCOMPARE(valuesOf(listed(*m_home, u"audit"_s), "action"_L1),
                 (QStringList{u"audit.accepted"_s, u"audit.seal_broken"_s, u"kiosk.added"_s,
                              u"kiosk.added"_s}));
    }

    void aConfiguredKeyTakesOverFromTheKeptOne()
    {
        enrolKiosks(1);
        m_home->set(u"AMT_AUDIT_KEY"_s, QString(32, u'k'));

        QCOMPARE(m_home->ctl({u"audit"_s, u"verify"_s}).exitCode, done);
        QCOMPARE(m_home->ctl({u"kiosks"_s, u"add"_s, u"Door"_s}).exitCode, done);
        QVERIFY(QFile::remove(m_home->dataDirectory() + u"/audit-key"_s));

        QCOMPARE(m_home->ctl({u"audit"_s, u"verify"_s}).exitCode, done);
        QVERIFY(!QFile::exists(m_home->dataDirectory() + u"/audit-key"_s));
    }

private:
    void enrolKiosks(int count) const
    {
        for (int i = 0; i < count; ++i)
            QCOMPARE(m_home->ctl({u"kiosks"_s, u"add"_s, QString::number(i)}).exitCode, done);
    }

    [[nodiscard]] Finished import(const QByteArray &contents, const QStringList &options = {}) const
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"tenants.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            return {};
        file.close();
        return m_home->ctl(QStringList{u"tenants"_s, u"import"_s, file.fileName()} + options);
    }

    std::unique_ptr<Home> m_home;
};

KIOSK_TEST(TestAudit)

} // namespace AuditTest

#include "tst_audit.moc"
