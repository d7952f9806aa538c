// SPDX-License-Identifier: GPL-3.0-only
#include "flow/attackers.h"
#include "support/freeport.h"
#include "support/memory.h"
#include "support/program.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <memory>
#include <vector>

namespace NginxTest {

namespace {

using namespace Qt::StringLiterals;
using TestSupport::handshakeBytes;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::RawClient;
using TestSupport::requestBytes;
using TestSupport::ServeProcess;
using TestSupport::TlsWorkshop;

const auto phone = u"996555121001"_s;

QString nginxProgram()
{
    return QStandardPaths::findExecutable(
        u"nginx"_s, QString::fromLocal8Bit(qgetenv("PATH") + ":/usr/sbin").split(u':'));
}

} // namespace

//! The sample configuration of packaging/nginx with a real nginx, in front of the real server.
class TestNginx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!nginxProgram().isEmpty(), "this test cannot work without nginx");
        QVERIFY(m_workshop.makeServer());
        m_port = TestSupport::freePort();
        do {
            m_plainPort = TestSupport::freePort();
        } while (m_plainPort == m_port);
        m_home = std::make_unique<Home>();
        m_home->configure("[server]\nport=0\nstart_rate=0\npublic_url=https://login.example.org\n"
                          "[greenapi]\nid_instance=1101000001\n"
                          "webhook_token=webhook-token-of-the-tests-0123456789\n"
                          "[whatsapp]\nnumber=+996700000001\n");
        // Freed memory that the address sanitizer keeps back would look like a leak.
        m_home->set(u"ASAN_OPTIONS"_s, u"quarantine_size_mb=1"_s);
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, u'+' + phone));
        m_server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(m_server->isListening());
        QVERIFY(writeConfiguration());
        m_nginx.start(nginxProgram(), {u"-e"_s, u"stderr"_s, u"-c"_s, configurationFile()});
        QVERIFY(m_nginx.waitForStarted());
        QTRY_VERIFY2(replyTo(requestBytes("GET"_ba, "/healthz"_ba)).status == 200,
                     m_nginx.readAllStandardError().constData());
    }

    void cleanupTestCase()
    {
        m_nginx.terminate();
        QVERIFY(m_nginx.waitForFinished());
    }

    void aWholeLoginGoesThrough() { logIn({}); }

    void channelsOfOneClientKeepNobodyOut()
    {
        std::vector<std::unique_ptr<RawClient>> crowd;
        for (int i = 0; i < 382; ++i) {
            crowd.push_back(std::make_unique<RawClient>(address(), QHostAddress(u"127.0.0.2"_s)));
            crowd.back()->send(handshakeBytes("/api/auth/whatsapp/channel/x"_ba));
        }
        QHash<int, int> answers;
        for (const auto &client : crowd)
            ++answers[client->nextReply().status];

        logIn(QHostAddress(u"127.0.0.3"_s));

        QVERIFY2(answers.value(101) > 0 && answers.value(101) <= 64,
                 QByteArray::number(answers.value(101)).constData());
        QCOMPARE(answers.value(101) + answers.value(429), 382);
    }

    void theSampleRedirectsToItsOwnNameOnly()
    {
        QFile sample(QStringLiteral(NGINX_SAMPLE));
        QVERIFY(sample.open(QIODevice::ReadOnly));
        const auto text = sample.readAll();

        QVERIFY(text.contains("return 301 https://$server_name$request_uri;"));
        QVERIFY(!text.contains("$host"));
    }

    void aForeignPageOpensNoChannel()
    {
        RawClient screen(address());
        screen.send(handshakeBytes("/api/auth/whatsapp/channel/x"_ba,
                                   "Origin: https://evil.example\r\n"_ba));

        QCOMPARE(screen.nextReply().status, 403);
    }

    void aWrongTokenIsCountedByTheClientsAddress()
    {
        // A client's own claim stands left of what nginx adds.
        RawClient client(address(), QHostAddress(u"127.0.0.2"_s));
        client.send(requestBytes("POST"_ba, "/api/webhooks/greenapi/incoming/"_ba,
                                 "Authorization: Bearer wrong\r\n"
                                 "X-Forwarded-For: 203.0.113.5\r\n"_ba));

        QCOMPARE(client.nextReply().status, 401);
        QVERIFY(m_server->log().contains("webhook.rejected peer=127.0.0.2 "));
    }

    void aLargeNotificationIsTaken()
    {
        const auto answer = replyTo(
            requestBytes("POST"_ba, "/api/webhooks/greenapi/incoming/"_ba,
                         "Authorization: Bearer webhook-token-of-the-tests-0123456789\r\n"_ba,
                         QByteArray(2 * 1024 * 1024, 'z')));

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()["reason"_L1].toString(), u"too_large"_s);
    }

    void aStormWithResetsKeepsNobodyOut()
    {
        const auto process = m_server->process().processId();
        const auto before = TestSupport::memoryOf(process);
        {
            FlowTest::Attackers attackers;
            FlowTest::addStorm(attackers, m_plainPort);
            QElapsedTimer time;
            time.start();
            while (time.elapsed() < 7'000)
                logInDirectly();
            const auto grown = TestSupport::memoryOf(process) - before;
            QVERIFY2(grown < 128, QByteArray::number(grown).constData());
        }
        QCOMPARE(m_server->process().state(), QProcess::Running);
        // From an address of its own, because the storm's may still be limited.
        QTRY_COMPARE_WITH_TIMEOUT(
            replyTo(requestBytes("GET"_ba, "/healthz"_ba), QHostAddress(u"127.0.0.9"_s)).status,
            200, 20000);
    }

    void theLoginPageComesWithItsPolicy()
    {
        const auto page = replyTo(requestBytes("GET"_ba, "/login"_ba));

        QCOMPARE(page.status, 200);
        QVERIFY(!page.header("Content-Security-Policy").isEmpty());
        QVERIFY(!page.header("Strict-Transport-Security").isEmpty());
    }

private:
    void logIn(const QHostAddress &from) const
    {
        RawClient starter(address(), from);
        starter.send(requestBytes("POST"_ba, "/api/auth/whatsapp/start/"_ba));
        const auto attempt = starter.nextReply().json();
        QVERIFY(!attempt.isEmpty());
        RawClient screen(address(), from);
        screen.send(handshakeBytes(
            "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1(),
            "Origin: https://login.example.org\r\nAuthorization: Bearer "
                + attempt["channelToken"_L1].toString().toLatin1() + "\r\n"));
        QCOMPARE(screen.nextReply().status, 101);

        const auto answer = replyTo(
            requestBytes("POST"_ba, "/api/webhooks/greenapi/incoming/"_ba,
                         "Authorization: Bearer webhook-token-of-the-tests-0123456789\r\n"_ba,
                         loginNotification(phone, attempt)));

        QCOMPARE(answer.json()["status"_L1].toString(), u"accepted"_s);
        QTRY_VERIFY(screen.received().contains("\"COMPLETED\""));
    }

    //! The sample, with this machine's ports and files in it.
    [[nodiscard]] bool writeConfiguration() const
    {
        QFile sample(QStringLiteral(NGINX_SAMPLE));
        if (!sample.open(QIODevice::ReadOnly))
            return false;
        auto text = sample.readAll();
        const auto port = QByteArray::number(m_port);
        text.replace("listen [::]:443 ssl;", "");
        text.replace("listen 443 ssl;",
                     "listen 127.0.0.1:" + port
                         + " ssl; listen 127.0.0.1:" + QByteArray::number(m_plainPort) + ';');
        text.replace("/etc/letsencrypt/live/login.example.org/fullchain.pem",
                     m_workshop.certificateFile().toUtf8());
        text.replace("/etc/letsencrypt/live/login.example.org/privkey.pem",
                     m_workshop.keyFile().toUtf8());
        text.replace("http://127.0.0.1:8080", m_server->url().toString().toUtf8());
        // The second server of the sample only redirects port 80, which is not ours to take.
        text.truncate(text.lastIndexOf("\nserver {"));
        const auto folder = m_home->path().toUtf8();
        QByteArray temporary;
        for (const QByteArray kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            temporary += kind + "_temp_path " + folder + '/' + kind + ";\n";
        QFile file(configurationFile());
        return file.open(QIODevice::WriteOnly)
            && file.write(
                   "daemon off;\nmaster_process off;\npid " + folder
                   + "/nginx.pid;\nevents { worker_connections 4096; }\nhttp {\naccess_log off;\n"
                   + temporary + text + "\n}\n")
            > 0;
    }

    [[nodiscard]] QString configurationFile() const { return m_home->path() + u"/nginx.conf"_s; }

    [[nodiscard]] QUrl address() const { return QUrl(u"https://127.0.0.1:%1"_s.arg(m_port)); }

    void logInDirectly() const
    {
        const auto attempt = m_server->startAttempt();
        QVERIFY(!attempt.isEmpty());
        QCOMPARE(m_server->notify(loginNotification(phone, attempt)).status, 200);
        QCOMPARE(m_server->statusOf(attempt)["status"_L1].toString(), u"COMPLETED"_s);
    }

    [[nodiscard]] TestSupport::HttpReply replyTo(const QByteArray &bytes,
                                                 const QHostAddress &from = {}) const
    {
        RawClient client(address(), from);
        client.send(bytes);
        return client.nextReply();
    }

    TlsWorkshop m_workshop;
    quint16 m_port = 0;
    //! Without TLS, for attackers.
    quint16 m_plainPort = 0;
    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
    QProcess m_nginx;
};

KIOSK_TEST(TestNginx)

} // namespace NginxTest

#include "tst_nginx.moc"
