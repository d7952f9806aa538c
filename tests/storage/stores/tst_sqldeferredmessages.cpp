// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlmessages.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlDeferredMessagesTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC);

Core::SignInMessage newMessage()
{
    return {
        .key = {.instance = 110100000123, .chat = u"155508384256027@lid"_s, .messageId = u"3A01"_s},
        .sender = {.phone = {}, .lid = u"155508384256027"_s},
        .attemptId = QUuid::fromString(u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s),
        .sentAt = now.addSecs(-3)};
}

} // namespace

class TestSqlDeferredMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_store = std::make_unique<SqlDeferredMessages>(m_database->database());
    }

    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void aMessageComesBackAsItWas()
    {
        QVERIFY(m_store->all()->isEmpty());

        QCOMPARE(m_store->put(newMessage(), now), true);

        QVERIFY(m_store->all().value() == QList{newMessage()});
        const auto other = m_database->anotherConnection();
        QCOMPARE(SqlDeferredMessages(other->database()).all()->size(), 1);
    }

    void theSameIsPutOnce()
    {
        QCOMPARE(m_store->put(newMessage(), now), true);

        QCOMPARE(m_store->put(newMessage(), now.addSecs(1)), false);

        QCOMPARE(m_store->all()->size(), 1);
    }

    void everyPartOfTheKeyCounts_data()
    {
        QTest::addColumn<Core::SignInMessage>("other");
        auto message = newMessage();
        message.key.instance += 1;
        QTest::newRow("instance") << message;
        message = newMessage();
        message.key.chat = u"155508384256999@lid"_s;
        QTest::newRow("chat") << message;
        message = newMessage();
        message.key.messageId.clear();
        QTest::newRow("no id") << message;
        message = newMessage();
        message.attemptId = QUuid::createUuid();
        QTest::newRow("attempt") << message;
    }

    void everyPartOfTheKeyCounts()
    {
        QFETCH(Core::SignInMessage, other);
        QCOMPARE(m_store->put(newMessage(), now), true);

        QCOMPARE(m_store->remove(other), false);
        QCOMPARE(m_store->put(other, now), true);
        QCOMPARE(m_store->remove(newMessage()), true);

        QVERIFY(m_store->all().value() == QList{other});
    }

    void theOldestComesFirst()
    {
        auto later = newMessage();
        later.key.messageId = u"3A00"_s;
        QCOMPARE(m_store->put(later, now.addMSecs(1)), true);
        QCOMPARE(m_store->put(newMessage(), now), true);

        QVERIFY(m_store->all().value() == QList({newMessage(), later}));
    }

    void whatIsRemovedIsGone()
    {
        QCOMPARE(m_store->put(newMessage(), now), true);

        QCOMPARE(m_store->remove(newMessage()), true);
        QCOMPARE(m_store->remove(newMessage()), false);

        QVERIFY(m_store->all()->isEmpty());
    }

    void aLostTableIsAnError()
    {
        QVERIFY(run(m_database->database(), u"DROP TABLE deferred_messages"_s));

        QVERIFY(!m_store->put(newMessage(), now));
        QVERIFY(!m_store->all());
        QVERIFY(!m_store->remove(newMessage()));
    }

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlDeferredMessages> m_store;
};

KIOSK_TEST(TestSqlDeferredMessages)

} // namespace SqlDeferredMessagesTest

#include "tst_sqldeferredmessages.moc"
