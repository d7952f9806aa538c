// SPDX-License-Identifier: GPL-3.0-only
#include "service/demo.h"
#include "service/loginserver.h"
#include "storage/engine/statement.h"
#include "storage/transaction/sqlunitofwork.h"
#include "support/filesizelimit.h"
#include "support/httpclient.h"
#include "support/loglines.h"
#include "support/test.h"
#include "support/testdatabase.h"
#include "support/visitors.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace DatabaseTroubleTest {

using namespace Qt::StringLiterals;
using TestSupport::FileSizeLimit;
using TestSupport::HeaderList;
using TestSupport::HttpReply;
using TestSupport::LogLines;
using TestSupport::TestDatabase;
using TestSupport::Visitors;

namespace {

constexpr auto recovery = 5000; // ms, as the users are promised
constexpr auto patience = 60'000;

const auto webhookToken = "webhook-token-of-the-tests-0123456789"_ba;

//! Keeps SQLite from storing, while it lives.
class Fault
{
public:
    Fault() = default;
    virtual ~Fault() = default;
    Q_DISABLE_COPY_MOVE(Fault)
};

class FullDisk : public Fault
{
    //! Less than what is there already.
    FileSizeLimit m_limit{1024};
};

class LockedFile : public Fault
{
public:
    explicit LockedFile(const TestDatabase &database)
        : m_connection(database.anotherConnection())
    {
        // The server, which is in this thread, cannot let go while somebody waits.
        const auto isLocked = [this] {
            return Storage::beginWriting(m_connection->database()).has_value();
        };
        if (!Storage::run(m_connection->database(), u"PRAGMA busy_timeout = 0"_s)
            || !QTest::qWaitFor(isLocked))
            qFatal("the file cannot be locked");
    }
    ~LockedFile() override { Storage::rollBack(m_connection->database()); }
    Q_DISABLE_COPY_MOVE(LockedFile)

private:
    std::unique_ptr<Storage::Connection> m_connection;
};

} // namespace

//! A whole server on SQLite whose disk is full, or whose file somebody else keeps.
class TestDatabaseTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("full") << u"full"_s;
        QTest::newRow("locked") << u"locked"_s;
    }

    void init()
    {
        m_database = std::make_unique<TestDatabase>(u"QSQLITE"_s);
        QVERIFY(m_database->isReady());
        QVERIFY(Service::fillDemoDirectory(m_database->database()));
        Service::ServerSetup setup{.settings = {},
                                   .dataDirectory = m_folder.path(),
                                   .databaseUrl = m_database->url(),
                                   .webhookToken = Core::Secret(webhookToken),
                                   .kiosk = {}};
        setup.settings.server.port = 0;
        setup.settings.server.startRate = 0;
        setup.settings.server.startPolicy = Config::StartPolicy::Open;
        auto server = Service::LoginServer::start(setup);
        QVERIFY(server);
        m_server = std::move(*server);
    }

    void cleanup()
    {
        m_fault.reset();
        m_server.reset();
        m_database.reset();
    }

    void whatCannotBeStoredIsRefusedAndTheServerSaysWhy()
    {
        const LogLines log;
        const auto attempt = begin().json();
        breakIt();

        // The first who asks may find the connection reset: what was to be said had been said.
        QTRY_COMPARE_WITH_TIMEOUT(ready().status, 503, patience);

        const auto readiness = ready().json();
        QCOMPARE(readiness["parts"_L1].toArray().first().toString(), u"database"_s);
        QVERIFY(readiness["reasons"_L1].toArray().first().toString().contains(sentence()));
        const auto refused = begin();
        QCOMPARE(refused.status, 503);
        QVERIFY(!refused.header("Retry-After"_ba).isEmpty());
        QCOMPARE(notify(attempt).status, 503);
        QCOMPARE(log.ofEvent(u"database.trouble"_s).size(), 1);
    }

    void allOfItWorksAgainByItself()
    {
        const LogLines log;
        const auto attempt = begin().json();
        breakIt();
        QTRY_COMPARE_WITH_TIMEOUT(ready().status, 503, patience);
        QCOMPARE(notify(attempt).status, 503);

        m_fault.reset();

        QTRY_COMPARE_WITH_TIMEOUT(ready().status, 200, recovery);
        QCOMPARE(notify(attempt).json()["status"_L1].toString(), u"accepted"_s);
        QCOMPARE(begin().status, 201);
        QCOMPARE(log.ofEvent(u"database.back"_s).size(), 1);
    }

    void nothingAcknowledgedIsLost()
    {
        Visitors visitors({.server = m_server->addresses().url,
                           .webhookToken = webhookToken,
                           .phones = {u"996555121001"_s, u"996555121002"_s},
                           .connections = 8,
                           .logins = 200});
        QSignalSpy done(&visitors, &Visitors::done);
        visitors.start();
        QTRY_VERIFY_WITH_TIMEOUT(visitors.count().accepted > 50, patience);
        breakIt();
        QTRY_VERIFY_WITH_TIMEOUT(visitors.count().refused > 20, patience);
        m_fault.reset();
        QVERIFY(done.count() > 0 || done.wait(patience));

        for (const auto &id : visitors.acceptedMessages())
            QCOMPARE(countOf(u"webhook_events WHERE message_id = '%1'"_s.arg(id)), 1);
        for (const auto &id : visitors.startedAttempts())
            QCOMPARE(countOf(u"login_attempts WHERE attempt_id = '%1'"_s.arg(id)), 1);
        QCOMPARE(m_database->valueOf(u"PRAGMA quick_check"_s).toString(), u"ok"_s);
    }

private:
    void breakIt()
    {
        QFETCH_GLOBAL(QString, kind);
        if (kind == "full"_L1)
            m_fault = std::make_unique<FullDisk>();
        else
            m_fault = std::make_unique<LockedFile>(*m_database);
        // Somebody asks for something that has to be stored.
        (void)begin();
    }

    [[nodiscard]] static QString sentence()
    {
        QFETCH_GLOBAL(QString, kind);
        // The limit of the tests looks to SQLite like an error of the disk.
        return Storage::sentenceOf(kind == "full"_L1 ? Storage::DatabaseTrouble::Faulty
                                                     : Storage::DatabaseTrouble::Locked);
    }

    [[nodiscard]] HttpReply begin() const
    {
        return TestSupport::post(m_server->addresses().url, "/api/auth/whatsapp/start/");
    }

    [[nodiscard]] HttpReply notify(const QJsonObject &attempt) const
    {
        return TestSupport::post(m_server->addresses().url, "/api/webhooks/greenapi/incoming/",
                                 Visitors::notification(u"996555121001"_s, u"m1"_s,
                                                        attempt["loginMessage"_L1].toString()),
                                 HeaderList{{"Authorization"_ba, "Bearer " + webhookToken}});
    }

    [[nodiscard]] HttpReply ready() const
    {
        return TestSupport::get(m_server->addresses().url, "/readyz");
    }

    [[nodiscard]] int countOf(const QString &what) const
    {
        return m_database->valueOf(u"SELECT count(*) FROM "_s + what).toInt();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Service::LoginServer> m_server;
    std::unique_ptr<Fault> m_fault;
};

KIOSK_TEST(TestDatabaseTrouble)

} // namespace DatabaseTroubleTest

#include "tst_databasetrouble.moc"
