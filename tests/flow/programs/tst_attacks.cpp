// SPDX-License-Identifier: GPL-3.0-only
#include "flow/attackers.h"
#include "support/program.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/tlsworkshop.h"
#include "support/websocketclient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>

namespace AttacksTest {

namespace {

using namespace FlowTest;
using namespace Qt::StringLiterals;
using TestSupport::handshakeBytes;
using TestSupport::Home;
using TestSupport::requestBytes;
using TestSupport::ServeProcess;
using TestSupport::WebSocketClient;

// Milliseconds that the health may take in the median while some thirty attackers leave the server
// a small part of the processors.
#ifdef __SANITIZE_ADDRESS__
constexpr double tolerableInStorm = 2000;
#else
constexpr double tolerableInStorm = 200;
#endif

const auto phone = u"996555121001"_s;
const auto health = requestBytes("GET"_ba, "/healthz"_ba);

QByteArray webhookHead(qint64 length)
{
    return "POST /api/webhooks/greenapi/incoming/ HTTP/1.1\r\nHost: localhost\r\n"
           "Authorization: Bearer webhook-token-of-the-tests-0123456789\r\nContent-Length: "
        + QByteArray::number(length) + "\r\n\r\n";
}

QByteArray smuggled()
{
    return "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: "
           "chunked\r\n\r\n0\r\n\r\nX"
        + health;
}

QByteArray pipelined()
{
    QByteArray bytes;
    for (int i = 0; i < 100; ++i)
        bytes += health;
    return bytes + requestBytes("GET"_ba, "/healthz"_ba, "Connection: close\r\n"_ba);
}

// Megabytes of the process in memory.
int residentMegabytes(qint64 process)
{
    QFile file(u"/proc/%1/statm"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return int(file.readAll().split(' ').value(1).toLongLong() * 4 / 1024);
}

double medianOf(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

//! The real server under attack, on its plain port and its TLS port.
class TestAttacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_cur = limit.rlim_max;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        QVERIFY2(limit.rlim_cur > 4096, "this machine lets nobody have enough files open");

        m_home = std::make_unique<Home>();
        QVERIFY(m_workshop.makeServer());
        m_home->configure("[server]\nport=0\nstart_rate=0\ntls_certificate="
                          + m_workshop.certificateFile().toUtf8()
                          + "\ntls_key=" + m_workshop.keyFile().toUtf8()
                          + "\n[greenapi]\nid_instance=1101000001\n"
                            "webhook_token=webhook-token-of-the-tests-0123456789\n"
                            "[whatsapp]\nnumber=+996700000001\n");
        // Freed memory that the address sanitizer keeps back would look like a leak.
        m_home->set(u"ASAN_OPTIONS"_s, u"quarantine_size_mb=1"_s);
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, u'+' + phone));
        m_server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(m_server->isListening());
        m_tlsPort = quint16(m_server->url().port());
        m_server->useLocalUrl(*m_home);
        m_port = quint16(m_server->url().port());
        QVERIFY(m_port != m_tlsPort);
    }

    void cleanupTestCase() { QCOMPARE(m_server->stop(), 0); }

    void eachAttackAloneKeepsNobodyOut_data()
    {
        QTest::addColumn<Attackers::Attack>("attack");
        QTest::addColumn<bool>("atTls");

        const auto half = "GET /healthz HTTP/1.1\r\nX: "_ba;
        const auto body =
            "POST /api/auth/logout/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n"_ba;
        const auto huge =
            "POST /api/auth/logout/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000000\r\n\r\n"_ba;
        QTest::newRow("slow head") << holdOpen(200, half, true) << false;
        QTest::newRow("slow body") << holdOpen(200, body, true) << false;
        QTest::newRow("huge body") << pour(huge) << false;
        QTest::newRow("huge body of the gateway") << pour(webhookHead(8'000'000)) << false;
        QTest::newRow("huge head") << pour(half) << false;
        QTest::newRow("2000 connections") << holdOpen(2000, {}, false, {.from = 2}) << false;
        QTest::newRow("pipelining") << send(pipelined()) << false;
        QTest::newRow("garbage") << send(QByteArray(3000, '\x93')) << false;
        QTest::newRow("smuggling") << send(smuggled()) << false;
        QTest::newRow("half-closed") << closeHalf(half) << false;
        QTest::newRow("connect and go") << knock() << false;
        QTest::newRow("connect and reset") << knock({.resets = true}) << false;
        const auto me =
            requestBytes("GET"_ba, "/api/auth/me/"_ba, "Authorization: Bearer x\r\n"_ba);
        QTest::newRow("more connections than one address may have")
            << holdOpen(87, me, false, {.from = 2}) << false;
        QTest::newRow("reset while an answer is held") << sendAndGo(me, {.resets = true}) << false;
        QTest::newRow("reset at the TLS port") << sendEncryptedAndReset(me) << true;
        QTest::newRow("garbage at the TLS port") << send(QByteArray(3000, '\x93')) << true;
        QTest::newRow("silence at the TLS port") << holdOpen(2000, {}, false) << true;
    }

    void eachAttackAloneKeepsNobodyOut()
    {
        QFETCH(Attackers::Attack, attack);
        QFETCH(bool, atTls);
        const auto before = residentMegabytes(m_server->process().processId());
        {
            Attackers attackers;
            attackers.add(atTls ? m_tlsPort : m_port, attack);
            QVERIFY(watch(1500));
            logIn();
        }
        const auto grown = residentMegabytes(m_server->process().processId()) - before;
        QVERIFY2(grown < 64, QByteArray::number(grown).constData());
    }

    // Half a minute in all, with those of tst_nginx and tst_kioskprogram.
    void allAtOnceKeepNobodyOut()
    {
        const auto before = residentMegabytes(m_server->process().processId());
        {
            Attackers attackers;
            addStorm(attackers, m_port);
            attackers.add(m_tlsPort, send(QByteArray(3000, '\x93')));
            attackers.add(m_tlsPort, holdOpen(500, {}, false, {.resets = true}));
            attackers.add(m_tlsPort, sendEncryptedAndReset(health.repeated(3)));
            QElapsedTimer time;
            time.start();
            while (time.elapsed() < 16'000) {
                QVERIFY(watch(2000, tolerableInStorm));
                logIn();
                const auto grown = residentMegabytes(m_server->process().processId()) - before;
                QVERIFY2(grown < 128, QByteArray::number(grown).constData());
            }
        }
        logIn();
    }

private:
    //! Asks for the health again and again for a while; false if it takes longer than @p longest
    //! milliseconds in the median.
    [[nodiscard]] bool watch(int milliseconds, double longest = 100) const
    {
        QList<double> times;
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < milliseconds || times.size() < 5)
            times.append(millisecondsToGet(m_port, "/healthz"_ba));
        const auto median = medianOf(times);
        qInfo() << "the health took" << median << "ms in the median of" << times.size();
        return median <= longest;
    }

    void logIn() const
    {
        const auto attempt = m_server->startAttempt();
        QVERIFY(!attempt.isEmpty());
        WebSocketClient screen(
            m_server->url(), channelOf(attempt),
            {{"Authorization"_ba, "Bearer " + attempt["channelToken"_L1].toString().toLatin1()}});
        QCOMPARE(screen.handshake(), 101);
        QCOMPARE(m_server->notify(TestSupport::loginNotification(phone, attempt)).status, 200);
        QString status;
        while (status != "COMPLETED"_L1) {
            const auto message = screen.nextOfAttempt();
            QVERIFY(message);
            status = (*message)["status"_L1].toString();
        }
        screen.sendJson({{u"type"_s, u"received"_s}});
        QCOMPARE(screen.closeCode(), 4002);
    }

    [[nodiscard]] static QByteArray channelOf(const QJsonObject &attempt)
    {
        return "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1();
    }

    TestSupport::TlsWorkshop m_workshop;
    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
};

KIOSK_TEST(TestAttacks)

} // namespace AttacksTest

#include "tst_attacks.moc"
