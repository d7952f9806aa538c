// SPDX-License-Identifier: GPL-3.0-only
#include "service/process/clockwatch.h"
#include "storage/engine/statement.h"
#include "support/loglines.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTemporaryDir>
#include <QTest>

namespace ClockWatchTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime known({2026, 1, 23}, {17, 27}, Qt::UTC);

} // namespace

//! How the server follows its machine's clock, and what it keeps of it.
class TestClockWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_reading = {.wall = known};
        m_kept.clear();
    }

    void aDoubtIsToldOnce()
    {
        m_reading.wall = known.addDays(1100);
        const TestSupport::LogLines log;
        ClockWatch watch({.trustedAt = known}, reader(), keeper());

        QVERIFY(!watch.isTrusted());
        QVERIFY(!watch.isTrusted());
        QCOMPARE(log.ofEvent(u"clock.doubted"_s).size(), 1);
        QVERIFY(log.contain(u"reason=ahead"_s));
        m_reading.isSynchronized = true;
        QVERIFY(watch.isTrusted());
        QVERIFY(watch.isTrusted());

        QCOMPARE(log.ofEvent(u"clock.trusted"_s).size(), 1);
        QCOMPARE(log.ofEvent(u"clock.doubted"_s).size(), 1);
    }

    void aClockThatIsBelievedFromTheStartSaysNothing()
    {
        const TestSupport::LogLines log;

        ClockWatch watch({.trustedAt = known}, reader(), keeper());

        QVERIFY(watch.isTrusted());
        QVERIFY(!log.contain(u"event=clock."_s));
    }

    void theRecordIsKeptAtTheStartAtChangesAndNowAndThen()
    {
        ClockWatch watch({}, reader(), keeper());
        QCOMPARE(m_kept, QList({Core::ClockRecord{.trustedAt = known}}));

        m_reading = {.wall = known.addDuration(1min), .sinceBoot = 1min};
        QVERIFY(watch.isTrusted());
        QCOMPARE(m_kept.size(), 1);
        m_reading = {.wall = known.addDuration(10min), .sinceBoot = 10min};
        QVERIFY(watch.isTrusted());
        QCOMPARE(m_kept.size(), 2);
        m_reading = {.wall = known.addDuration(5h), .sinceBoot = 11min};
        QVERIFY(!watch.isTrusted());

        QCOMPARE(m_kept.size(), 3);
        QCOMPARE(m_kept.last(),
                 (Core::ClockRecord{.trustedAt = known.addDuration(11min),
                                    .doubtedAt = known.addDuration(5h)}));
    }

    void itLooksByItself()
    {
        int looks = 0;
        const ClockWatch watch(
            {},
            [&] {
                ++looks;
                return m_reading;
            },
            keeper());

        QTRY_VERIFY(looks >= 2);
    }

    void theMachinesOwnClocksGoOn()
    {
        const auto first = readClocks();
        const auto second = readClocks();

        QVERIFY(first.sinceBoot > 0ms);
        QVERIFY(second.sinceBoot >= first.sinceBoot);
        QVERIFY(qAbs(first.wall.msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);
    }

    void whatIsKeptIsFoundAgain_data()
    {
        QTest::addColumn<Core::ClockRecord>("record");
        QTest::newRow("trusted") << Core::ClockRecord{.trustedAt = known};
        QTest::newRow("doubted") << Core::ClockRecord{
            .trustedAt = known, .doubtedAt = known.addDays(21), .steadyFor = 4321s};
    }

    void whatIsKeptIsFoundAgain()
    {
        QFETCH(Core::ClockRecord, record);
        const QTemporaryDir folder;

        keepClockRecord(folder.path(), record);

        QCOMPARE(keptClockRecord(folder.path()), std::optional(record));
    }

    void withoutARecordTheNewestRowIsWhatIsKnown_data()
    {
        QTest::addColumn<QString>("attempt");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("known");
        const auto earlier = u"2026-01-20T10:00:00.000Z"_s;
        const auto later = u"2026-01-21T10:00:00.000Z"_s;
        QTest::newRow("nothing") << QString() << QString() << QString();
        QTest::newRow("an attempt") << earlier << QString() << earlier;
        QTest::newRow("an entry of the audit") << QString() << earlier << earlier;
        QTest::newRow("the attempt is newer") << later << earlier << later;
        QTest::newRow("the entry is newer") << earlier << later << later;
    }

    void withoutARecordTheNewestRowIsWhatIsKnown()
    {
        QFETCH(QString, attempt);
        QFETCH(QString, entry);
        QFETCH(QString, known);
        const QTemporaryDir folder;
        const TestSupport::TestDatabase database(u"QSQLITE"_s);
        QVERIFY(database.isReady());
        if (!attempt.isEmpty()) {
            QVERIFY(Storage::run(
                database.database(),
                u"INSERT INTO login_attempts (id, attempt_id, status, channel_token_hash, "
                u"created_at, "
                "expires_at, updated_at) VALUES ('a', 'a', 'NEW', '', :one, :two, :three)"_s,
                {{u":one"_s, attempt}, {u":two"_s, attempt}, {u":three"_s, attempt}}));
        }
        if (!entry.isEmpty()) {
            QVERIFY(Storage::run(database.database(),
                                 u"INSERT INTO audit_log (id, at, actor, action, subject, origin, "
                                 "detail, previous_hash, hash) "
                                 "VALUES (1, :at, '', '', '', '', '', '', '')"_s,
                                 {{u":at"_s, entry}}));
        }

        const auto record = clockRecord(database.database(), folder.path());

        const auto time = QDateTime::fromString(known, Qt::ISODateWithMs);
        QCOMPARE(record.trustedAt, time.isValid() ? std::optional(time) : std::nullopt);
    }

private:
    [[nodiscard]] ClockWatch::Read reader()
    {
        return [this] { return m_reading; };
    }
    [[nodiscard]] ClockWatch::Keep keeper()
    {
        return [this](const Core::ClockRecord &record) { m_kept.append(record); };
    }

    Core::ClockReading m_reading;
    QList<Core::ClockRecord> m_kept;
};

KIOSK_TEST(TestClockWatch)

} // namespace ClockWatchTest

#include "tst_clockwatch.moc"
