// SPDX-License-Identifier: GPL-3.0-only
#include "storage/auditfixture.h"
#include "storage/engine/statement.h"
#include "support/test.h"

#include <QTest>

namespace AuditSealTest {

using namespace Storage;
using namespace Qt::StringLiterals;

//! AuditSeal: the means of somebody who may write to the database, but has no key.
class TestAuditSeal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_fixture = std::make_unique<AuditFixture>(driver);
        QVERIFY(m_fixture->database.isReady());
    }

    void cleanup() { m_fixture.reset(); }

    void aSealedAuditIsWhole()
    {
        seal();

        QVERIFY(m_fixture->write(5));
        QCOMPARE(m_fixture->faults(), QStringList());
        QVERIFY(m_fixture->log.appendAll({AuditFixture::entry(6), AuditFixture::entry(7)}));
        QCOMPARE(m_fixture->faults(), QStringList());
        QCOMPARE(m_fixture->trim(AuditFixture::entry(4).at, 10), 3);
        QCOMPARE(m_fixture->faults(), QStringList());
        QVERIFY(m_fixture->write(1));
        QCOMPARE(m_fixture->faults(), QStringList());
    }

    void anEmptySealedAuditIsWhole()
    {
        useKey('a');
        QCOMPARE(m_fixture->faults(), QStringList{u"no seal 0"_s});

        QVERIFY(m_fixture->log.seal());

        QCOMPARE(m_fixture->faults(), QStringList());
        QVERIFY(m_fixture->write(1));
        QCOMPARE(m_fixture->faults(), QStringList());
    }

    void whatNeedsTheKeyIsFound_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("expected");
        const auto endAt = [](int id) {
            return QStringList{
                u"DELETE FROM audit_log WHERE id > %1"_s.arg(id),
                u"UPDATE audit_head SET id = %1, hash = coalesce((SELECT hash FROM audit_log "
                "WHERE id = %1), '')"_s.arg(id)};
        };
        QTest::newRow("the last row gone") << endAt(4) << u"seal broken 4"_s;
        QTest::newRow("some rows gone") << endAt(2) << u"seal broken 2"_s;
        QTest::newRow("all rows gone") << endAt(0) << u"seal broken 0"_s;
        QTest::newRow("seal gone")
            << QStringList{u"UPDATE audit_head SET seal = ''"_s} << u"no seal 5"_s;
        QTest::newRow("rows and seal gone")
            << endAt(3) + QStringList{u"UPDATE audit_head SET seal = ''"_s} << u"no seal 3"_s;
        QTest::newRow("seal invented")
            << QStringList{u"UPDATE audit_head SET seal = '0123456789abcdef:' || hash"_s}
            << u"other key 5"_s;
        QTest::newRow("seal edited")
            << QStringList{u"UPDATE audit_head SET seal = substr(seal, 1, 17) || hash"_s}
            << u"seal broken 5"_s;
    }

    void whatNeedsTheKeyIsFound()
    {
        QFETCH(QStringList, statements);
        QFETCH(QString, expected);
        seal();
        QVERIFY(m_fixture->write(5));

        for (const auto &statement : statements)
            QVERIFY(run(database(), statement));

        QCOMPARE(m_fixture->faults(), QStringList{expected});
    }

    void theNextEntryDoesNotHideThat_data() { whatNeedsTheKeyIsFound_data(); }

    void theNextEntryDoesNotHideThat()
    {
        QFETCH(QStringList, statements);
        seal();
        QVERIFY(m_fixture->write(5));
        for (const auto &statement : statements)
            QVERIFY(run(database(), statement));
        const auto end = m_fixture->database.valueOf(u"SELECT id FROM audit_head"_s).toInt();

        QVERIFY(m_fixture->write(3));

        QCOMPARE(m_fixture->faults(), QStringList{u"seal was broken before %1"_s.arg(end + 1)});
        QCOMPARE(m_fixture->log.verify()->rows, end + 4);
        QVERIFY(m_fixture->log.appendAll({AuditFixture::entry(6), AuditFixture::entry(7)}));
        QCOMPARE(m_fixture->log.verify()->rows, end + 6);
    }

    void manyEntriesDoNotHideThatEither()
    {
        seal();
        QVERIFY(m_fixture->write(5));
        QVERIFY(run(database(), u"UPDATE audit_head SET seal = ''"_s));

        QVERIFY(m_fixture->log.appendAll({AuditFixture::entry(6), AuditFixture::entry(7)}));

        QCOMPARE(m_fixture->faults(), QStringList{u"seal was broken before 6"_s});
    }

    void whatIsAcceptedIsNotToldAgain()
    {
        useKey('a');
        QVERIFY(m_fixture->write(2));
        QCOMPARE(m_fixture->faults(), QStringList{u"seal was broken before 1"_s});
        auto accepted = AuditFixture::entry(3);
        accepted.action = Core::AuditAction::auditAccepted;

        QVERIFY(m_fixture->log.append(accepted));

        QCOMPARE(m_fixture->faults(), QStringList());
        QVERIFY(run(database(), u"UPDATE audit_head SET seal = ''"_s));
        QVERIFY(m_fixture->write(1));
        QCOMPARE(m_fixture->faults(), QStringList{u"seal was broken before 5"_s});
    }

    void anotherKeyIsToldFromABrokenSeal()
    {
        seal();
        QVERIFY(m_fixture->write(3));

        useKey('b');
        QCOMPARE(m_fixture->faults(), QStringList{u"other key 3"_s});
        QVERIFY(run(database(), u"UPDATE audit_log SET detail = 'x' WHERE id = 2"_s));
        QCOMPARE(m_fixture->faults(), (QStringList{u"edited 2"_s, u"other key 3"_s}));
    }

    void aNewKeyTakesOverFromTheFormer()
    {
        seal();
        QVERIFY(m_fixture->write(3));

        database().setAuditSeal(std::make_shared<const AuditSeal>(key('b'), key('a')));

        QCOMPARE(m_fixture->faults(), QStringList());
        QVERIFY(m_fixture->write(1));
        useKey('b');
        QCOMPARE(m_fixture->faults(), QStringList());
    }

    void everyPartOfTheEndsIsSealed_data()
    {
        QTest::addColumn<AuditEnds>("ends");
        QTest::newRow("the last row") << AuditEnds{8, "aa", 3, "bb"};
        QTest::newRow("its hash") << AuditEnds{9, "ab", 3, "bb"};
        QTest::newRow("the last removed row") << AuditEnds{9, "aa", 4, "bb"};
        QTest::newRow("the hash of that") << AuditEnds{9, "aa", 3, "ba"};
    }

    void everyPartOfTheEndsIsSealed()
    {
        QFETCH(AuditEnds, ends);
        const AuditSeal seal(key('a'));
        const auto sealed = seal.sealFor({9, "aa", 3, "bb"});

        QVERIFY(seal.stateOf({9, "aa", 3, "bb"}, sealed) == AuditSeal::State::Fits);
        QVERIFY(seal.stateOf(ends, sealed) == AuditSeal::State::Broken);
    }

    // A seal that fitted fits again. What was seen since then is not there.
    void anEarlierStateThatIsPutBackIsNotAsSeen()
    {
        seal();
        QVERIFY(m_fixture->write(3));
        QVERIFY(run(database(), u"CREATE TABLE earlier AS SELECT * FROM audit_head"_s));
        QVERIFY(m_fixture->write(2));
        const auto seen = m_fixture->log.witness({}).value();
        QVERIFY(seen);
        QCOMPARE(seen->id, 5);

        for (const auto *statement :
             {"DELETE FROM audit_log WHERE id > 3",
              "UPDATE audit_head SET id = (SELECT id FROM earlier), "
              "hash = (SELECT hash FROM earlier), seal = (SELECT seal FROM earlier)"})
            QVERIFY(run(database(), QString::fromLatin1(statement)));

        QCOMPARE(m_fixture->faults(), QStringList());
        QCOMPARE(m_fixture->faults(seen), QStringList{u"not as seen 5"_s});
        QVERIFY(m_fixture->log.appendAll(
            {AuditFixture::entry(11), AuditFixture::entry(12), AuditFixture::entry(13)}));
        QCOMPARE(m_fixture->faults(seen), QStringList{u"not as seen 5"_s});
        QVERIFY(!m_fixture->log.witness(seen).value());
    }

    void nothingIsTrimmedFromAnAuditThatWasCutOff()
    {
        seal();
        QVERIFY(m_fixture->write(6));
        QVERIFY(run(database(), u"DELETE FROM audit_log WHERE id > 4"_s));
        QVERIFY(run(database(),
                    u"UPDATE audit_head SET id = 4, hash = (SELECT hash FROM audit_log WHERE "
                    "id = 4)"_s));

        QCOMPARE(m_fixture->trim(AuditFixture::entry(10).at, 10), 0);

        QCOMPARE(m_fixture->faults(), QStringList{u"seal broken 4"_s});
    }

    void whatWasSeenMayBeTrimmed()
    {
        seal();
        QVERIFY(m_fixture->write(3));
        const auto seen = m_fixture->log.witness({}).value();
        QVERIFY(m_fixture->write(3));

        QCOMPARE(m_fixture->trim(AuditFixture::entry(10).at, 10), 6);

        QCOMPARE(m_fixture->faults(seen), QStringList());
        QCOMPARE(m_fixture->log.witness(seen).value()->id, 7);
    }

    void whatIsRolledBackLeavesTheSeal()
    {
        seal();
        QVERIFY(m_fixture->write(2));

        QVERIFY(
            !SqlUnitOfWork(m_fixture->database.database()).commit([this]() -> Core::Stored<void> {
                if (auto appended = m_fixture->log.append(AuditFixture::entry()); !appended)
                    return appended;
                return Core::Unexpected(Core::StorageError::Unavailable);
            }));

        QCOMPARE(m_fixture->faults(), QStringList());
        QVERIFY(m_fixture->write(1));
        QCOMPARE(m_fixture->faults(), QStringList());
    }

private:
    [[nodiscard]] Database &database() const { return m_fixture->database.database(); }

    [[nodiscard]] static Core::Secret key(char each) { return Core::Secret(QByteArray(32, each)); }

    //! Seals with it whatever is appended from now on.
    void useKey(char each) const
    {
        database().setAuditSeal(std::make_shared<const AuditSeal>(key(each)));
    }

    void seal()
    {
        useKey('a');
        QVERIFY(m_fixture->log.seal());
    }

    std::unique_ptr<AuditFixture> m_fixture;
};

KIOSK_TEST(TestAuditSeal)

} // namespace AuditSealTest

#include "tst_auditseal.moc"
