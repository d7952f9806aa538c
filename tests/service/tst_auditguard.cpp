// SPDX-License-Identifier: GPL-3.0-only
#include "config/keptsecret.h"
#include "service/auditguard.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/engine/statement.h"
#include "storage/transaction/sqlunitofwork.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace AuditGuardTest {

using namespace Service;
using namespace Qt::StringLiterals;
using Storage::AuditSeal;
using Storage::SqlAuditLog;
using TestSupport::TestDatabase;

//! The protection of the audit outside of its database.
class TestAuditGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<TestDatabase>(u"QSQLITE"_s);
        QVERIFY(m_database->isReady());
    }

    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void aKeyIsMadeAndTheAuditSealed()
    {
        QVERIFY(guardIt());

        QCOMPARE(stateOfSeal(), AuditSeal::State::Fits);
        QVERIFY(QFile::exists(keyFile()));
        QVERIFY(append());
        QCOMPARE(faults(), 0);
        QVERIFY(guardIt());
        QCOMPARE(faults(), 0);
    }

    void aConfiguredKeyNeedsNoFile()
    {
        QVERIFY(guardIt({.key = Core::Secret(QByteArray(32, 'k'))}));

        QVERIFY(append());

        QCOMPARE(stateOfSeal(), AuditSeal::State::Fits);
        QVERIFY(!QFile::exists(keyFile()));
    }

    void anUnreadableKeyIsToldWithItsFile()
    {
        QFile file(keyFile());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("short") == 5);
        file.close();

        const auto guarded = guardIt();

        QVERIFY(!guarded);
        QVERIFY(guarded.error().contains(keyFile()));
    }

    void aSealThatIsGoneIsNotMadeAgain()
    {
        QVERIFY(guardIt());
        QVERIFY(append());
        QVERIFY(guardIt());

        QVERIFY(change(u"UPDATE audit_head SET seal = ''"_s));
        QVERIFY(guardIt());

        QCOMPARE(stateOfSeal(), AuditSeal::State::Missing);
        QCOMPARE(faults(), 1);
    }

    void theNewestRowIsRememberedAndNoEarlierState()
    {
        QVERIFY(guardIt());
        QVERIFY(append());
        QVERIFY(guardIt());
        QVERIFY(change(u"CREATE TABLE earlier AS SELECT * FROM audit_head"_s));
        QVERIFY(append());
        QVERIFY(guardIt());
        QCOMPARE(guard().seen()->id, 2);

        QVERIFY(change(u"DELETE FROM audit_log WHERE id > 1"_s));
        QVERIFY(change(u"UPDATE audit_head SET id = 1, hash = (SELECT hash FROM earlier), "
                       "seal = (SELECT seal FROM earlier)"_s));
        QVERIFY(guardIt());
        QVERIFY(append());
        QVERIFY(append());
        QVERIFY(guardIt());

        QCOMPARE(guard().seen()->id, 2);
        QCOMPARE(faults(), 1);
        guard().startAnew();
        QCOMPARE(guard().seen()->id, 3);
        QCOMPARE(faults(), 0);
    }

    void anotherDatabaseHasAWitnessOfItsOwn()
    {
        QVERIFY(guardIt());
        QVERIFY(append());
        QVERIFY(guardIt());
        m_database = std::make_unique<TestDatabase>(u"QSQLITE"_s);

        QVERIFY(guardIt());

        QCOMPARE(stateOfSeal(), AuditSeal::State::Fits);
        QCOMPARE(faults(), 0);
    }

    void aDamagedWitnessIsNone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no number") << "x y\n"_ba;
        QTest::newRow("too many words") << "1 x y\n"_ba;
        QTest::newRow("noise") << QByteArray(5000, '\xff');
    }

    void aDamagedWitnessIsNone()
    {
        QFETCH(QByteArray, content);
        QVERIFY(guardIt());
        const auto names = QDir(m_folder->path()).entryList({u"audit-witness-*"_s});
        QCOMPARE(names.size(), 1);
        QFile file(m_folder->filePath(names.first()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();

        QVERIFY(!guard().seen());
        QVERIFY(guardIt());
        QCOMPARE(guard().seen()->id, 0);
    }

    void withoutADataDirectoryNothingIsSealed()
    {
        QVERIFY(guardAudit(m_database->connection(), {}, {}));

        QVERIFY(!m_database->database().auditSeal());
    }

private:
    [[nodiscard]] AuditGuard guard() const
    {
        return {m_database->database(), m_database->connection().place(), m_folder->path()};
    }

    [[nodiscard]] Core::Expected<void, QString> guardIt(
        const Config::AuditSettings &settings = {}) const
    {
        return guardAudit(m_database->connection(), settings, m_folder->path());
    }

    [[nodiscard]] QString keyFile() const
    {
        return fileOf(Config::KeptSecret::AuditKey, m_folder->path());
    }

    [[nodiscard]] bool change(const QString &sql) const
    {
        return Storage::run(m_database->database(), sql).has_value();
    }

    [[nodiscard]] bool append() const
    {
        return Storage::SqlUnitOfWork(m_database->database())
            .commit([this] {
                return SqlAuditLog(m_database->database())
                    .append({.at = QDateTime::currentDateTimeUtc(),
                             .actor = u"administrator"_s,
                             .action = Core::AuditAction::kioskAdded,
                             .subject = u"kiosk:Desk"_s,
                             .origin = u"command line"_s,
                             .detail = {}});
            })
            .has_value();
    }

    [[nodiscard]] std::optional<AuditSeal::State> stateOfSeal() const
    {
        return SqlAuditLog(m_database->database()).sealState().value_or(std::nullopt);
    }

    [[nodiscard]] int faults() const
    {
        return int(
            SqlAuditLog(m_database->database()).verify(guard().seen()).value().faults.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestAuditGuard)

} // namespace AuditGuardTest

#include "tst_auditguard.moc"
