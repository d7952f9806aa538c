// SPDX-License-Identifier: GPL-3.0-only
#include "service/serverthread.h"
#include "storage/engine/connection.h"
#include "storage/stores/sqltenantdirectory.h"
#include "support/httpclient.h"
#include "support/loglines.h"
#include "support/originalsite.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace AdoptedServerTest {

using namespace Service;
using namespace Qt::StringLiterals;
using TestSupport::HeaderList;
using TestSupport::LogLines;
using TestSupport::OriginalSite;

namespace {

constexpr auto patience = 30'000; // ms

const auto webhookToken = "webhook-token-of-the-tests-0123456789"_ba;

} // namespace

//! A whole server on the database of the original site, which nobody has migrated before.
class TestAdoptedServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<StartError>(); }

    void init()
    {
        m_site = OriginalSite::found();
        QVERIFY(m_site);
        m_before = m_site->dump();
        start();
        QVERIFY(m_url.isValid());
    }

    void cleanup()
    {
        m_thread.reset();
        m_log.reset();
        m_site.reset();
    }

    void theLogTellsOfTheAdoptionWithoutNumbers()
    {
        QCOMPARE(m_log->ofEvent(u"database.adopted"_s).size(), 1);
        QVERIFY(m_log->contain(u"tenants=9 unreadable=1 shared=1 only_users=2"_s));
        QVERIFY(!m_log->contain(u"121001"_s));
        QVERIFY(!m_log->contain(u"121005"_s));
    }

    void aMessageSignsInOrNot_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("end");

        QTest::newRow("0555 12 10 01") << u"996555121001"_s << u"COMPLETED"_s;
        QTest::newRow("+996555121002") << u"996555121002"_s << u"COMPLETED"_s;
        QTest::newRow("555121003") << u"996555121003"_s << u"COMPLETED"_s;
        QTest::newRow("996555121004") << u"996555121004"_s << u"COMPLETED"_s;
        QTest::newRow("shared") << u"996555121005"_s << u"PHONE_NOT_UNIQUE"_s;
        QTest::newRow("only in users") << u"996555121077"_s << u"USER_NOT_FOUND"_s;
        QTest::newRow("same last digits") << u"996777121001"_s << u"USER_NOT_FOUND"_s;
    }

    void aMessageSignsInOrNot()
    {
        QFETCH(QString, digits);
        QFETCH(QString, end);
        const auto attempt = begin();

        QCOMPARE(notify(digits, attempt), 200);

        const auto told = statusOf(attempt);
        QCOMPARE(told["failureReason"_L1].toString(told["status"_L1].toString()), end);
        // The refusal on the screen leaves the site as it was.
        QCOMPARE(m_site->dump(), m_before);
    }

    void whoIsDisabledHereIsRefusedAndUnchangedThere()
    {
        const auto connection = Storage::Connection::open(m_site->url());
        QVERIFY(connection);
        (*connection)->database().setPhoneRegion(u"KG"_s);
        Storage::SqlTenantDirectory directory((*connection)->database());
        auto tenant = directory.find(1)->value();
        tenant.isActive = false;
        QVERIFY(directory.update(tenant, QDateTime::currentDateTimeUtc()));
        QCOMPARE(m_site->dump(), m_before);
        const auto attempt = begin();

        QCOMPARE(notify(u"996555121001"_s, attempt), 200);

        QCOMPARE(statusOf(attempt)["failureReason"_L1].toString(), u"TENANT_DISABLED"_s);
    }

    // The old site knows nothing of our sessions.
    void whomTheOldSiteDeletesIsSignedOut()
    {
        const auto attempt = begin();
        QCOMPARE(notify(u"996555121001"_s, attempt), 200);
        const auto token = statusOf(attempt)["session"_L1]["token"_L1].toString().toLatin1();
        const HeaderList bearer{{"Authorization"_ba, "Bearer " + token}};
        QCOMPARE(TestSupport::get(m_url, "/api/auth/me/", bearer).status, 200);

        QCOMPARE(m_site->ask(u"DELETE FROM tenants WHERE id = 1"_s), u"DELETE 1"_s);

        QCOMPARE(TestSupport::get(m_url, "/api/auth/me/", bearer).status, 401);
        QCOMPARE(TestSupport::get(m_url, "/readyz").status, 200);
    }

private:
    void start()
    {
        m_log = std::make_unique<LogLines>();
        m_folder = std::make_unique<QTemporaryDir>();
        ServerSetup setup{.settings = {},
                          .dataDirectory = m_folder->path(),
                          .databaseUrl = m_site->url(),
                          .webhookToken = Core::Secret(webhookToken),
                          .kiosk = EmbeddedKiosk{u"Desk"_s, Core::Secret("embedded-key")}};
        setup.settings.server.port = 0;
        m_url.clear();
        m_thread = std::make_unique<ServerThread>(setup);
        QSignalSpy started(m_thread.get(), &ServerThread::started);
        m_thread->start();
        if (started.wait(patience))
            m_url = started.first().first().value<ServerAddresses>().url;
    }

    [[nodiscard]] QJsonObject begin() const
    {
        return TestSupport::post(m_url, "/api/auth/whatsapp/start/", {},
                                 HeaderList{{"Authorization"_ba, "Kiosk embedded-key"_ba}})
            .json();
    }

    [[nodiscard]] int notify(const QString &digits, const QJsonObject &attempt) const
    {
        const QJsonObject body{
            {u"typeWebhook"_s, u"incomingMessageReceived"_s},
            {u"instanceData"_s, QJsonObject{{u"idInstance"_s, 1101000001}, {u"wid"_s, u""_s}}},
            {u"timestamp"_s, QDateTime::currentSecsSinceEpoch()},
            {u"idMessage"_s, u"m1"_s},
            {u"senderData"_s,
             QJsonObject{{u"chatId"_s, digits + u"@c.us"_s}, {u"sender"_s, digits + u"@c.us"_s}}},
            {u"messageData"_s,
             QJsonObject{{u"typeMessage"_s, u"textMessage"_s},
                         {u"textMessageData"_s,
                          QJsonObject{{u"textMessage"_s, attempt["loginMessage"_L1]}}}}},
        };
        return TestSupport::post(m_url, "/api/webhooks/greenapi/incoming/",
                                 QJsonDocument(body).toJson(),
                                 HeaderList{{"Authorization"_ba, "Bearer " + webhookToken}})
            .status;
    }

    [[nodiscard]] QJsonObject statusOf(const QJsonObject &attempt) const
    {
        const auto token = attempt["channelToken"_L1].toString().toLatin1();
        return TestSupport::get(m_url,
                                "/api/auth/whatsapp/status/?attemptId="
                                    + attempt["attemptId"_L1].toString().toLatin1(),
                                HeaderList{{"Authorization"_ba, "Bearer " + token}})
            .json();
    }

    std::unique_ptr<OriginalSite> m_site;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LogLines> m_log;
    std::unique_ptr<ServerThread> m_thread;
    QString m_before;
    QUrl m_url;
};

KIOSK_TEST(TestAdoptedServer)

} // namespace AdoptedServerTest

#include "tst_adoptedserver.moc"
