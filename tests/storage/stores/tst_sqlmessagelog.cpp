// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlmessages.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

namespace SqlMessageLogTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27}, Qt::UTC);
const Core::MessageKey key{
    .instance = 110100000123, .chat = u"996555121001@c.us"_s, .messageId = u"3A01"_s};

} // namespace

class TestSqlMessageLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
    }

    void cleanup() { m_database.reset(); }

    void aMessageIsNewOnce()
    {
        SqlMessageLog log(m_database->database());

        QCOMPARE(log.remember(key, now), true);
        QCOMPARE(log.remember(key, now), false);
        QCOMPARE(log.remember(key, now.addDays(1)), false);
    }

    void askingDoesNotTakeAMessage()
    {
        SqlMessageLog log(m_database->database());

        QCOMPARE(log.contains(key), false);
        QCOMPARE(log.remember(key, now), true);
        QCOMPARE(log.contains(key), true);
    }

    void everyPartOfTheKeyCounts_data()
    {
        QTest::addColumn<qint64>("instance");
        QTest::addColumn<QString>("chat");
        QTest::addColumn<QString>("messageId");
        QTest::newRow("instance") << key.instance + 1 << key.chat << key.messageId;
        QTest::newRow("chat") << key.instance << u"996555121002@c.us"_s << key.messageId;
        QTest::newRow("message") << key.instance << key.chat << u"3A02"_s;
        QTest::newRow("letter case") << key.instance << key.chat << u"3a01"_s;
        QTest::newRow("empty chat") << key.instance << QString() << key.messageId;
    }

    void everyPartOfTheKeyCounts()
    {
        QFETCH(qint64, instance);
        QFETCH(QString, chat);
        QFETCH(QString, messageId);
        SqlMessageLog log(m_database->database());
        QCOMPARE(log.remember(key, now), true);

        QCOMPARE(log.contains({.instance = instance, .chat = chat, .messageId = messageId}), false);
        QCOMPARE(log.remember({.instance = instance, .chat = chat, .messageId = messageId}, now),
                 true);
    }

    void ofManyAtOnceExactlyOneIsFirst()
    {
        constexpr auto repeats = 8;
        std::atomic<int> first = 0;
        std::atomic<int> repeated = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < repeats; ++i) {
            threads.emplace_back([&] {
                const auto connection = m_database->anotherConnection();
                const auto isNew = SqlMessageLog(connection->database()).remember(key, now);
                if (isNew)
                    *isNew ? ++first : ++repeated;
            });
        }
        for (auto &thread : threads)
            thread.join();

        QCOMPARE(first.load(), 1);
        QCOMPARE(repeated.load(), repeats - 1);
    }

    void theNewestIsTheLastThatWasTaken()
    {
        SqlMessageLog log(m_database->database());
        QCOMPARE(log.newest().value(), std::nullopt);
        QCOMPARE(log.remember(key, now), true);
        QCOMPARE(
            log.remember({.instance = 1, .chat = {}, .messageId = u"3A02"_s}, now.addSecs(-60)),
            true);

        QCOMPARE(log.newest().value(), now);
    }

    void aLostTableIsAnError()
    {
        QVERIFY(run(m_database->database(), u"DROP TABLE webhook_events"_s));
        QVERIFY(!SqlMessageLog(m_database->database()).newest());
        QVERIFY(!SqlMessageLog(m_database->database()).contains(key));

        QVERIFY(!SqlMessageLog(m_database->database()).remember(key, now));
    }

private:
    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestSqlMessageLog)

} // namespace SqlMessageLogTest

#include "tst_sqlmessagelog.moc"
