// SPDX-License-Identifier: GPL-3.0-only
#include "flow/listings.h"
#include "support/pkce.h"
#include "support/program.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/tlsworkshop.h"
#include "support/websocketclient.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <csignal>

namespace AccessTest {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::Home;
using TestSupport::HttpReply;
using TestSupport::loginNotification;
using TestSupport::post;
using TestSupport::ServeProcess;
using TestSupport::WebSocketClient;

const auto phone = u"996555121001"_s;
const auto start = "/api/auth/whatsapp/start/"_ba;
const auto gateway = "\n[greenapi]\nid_instance=1101000001\n"
                     "webhook_token=webhook-token-of-the-tests-0123456789\n"
                     "[whatsapp]\nnumber=+996700000001\n"_ba;

HeaderList authorization(const QByteArray &scheme, const QByteArray &credentials)
{
    return {{"Authorization"_ba, scheme + ' ' + credentials}};
}

QByteArray textOf(const QJsonValue &value)
{
    return value.toString().toLatin1();
}

QByteArray channelOf(const QJsonObject &attempt)
{
    return "/api/auth/whatsapp/channel/" + textOf(attempt["attemptId"_L1]);
}

} // namespace

//! Tests who may do what, with the real server and the real amt-kioskctl beside it.
class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, u'+' + phone));
    }

    void cleanup()
    {
        m_server.reset();
        m_home.reset();
    }

    void aRevokedKioskIsOutWithinTwoSeconds()
    {
        serve("[server]\nport=0\n");
        const auto key = enrol(u"Front desk"_s);
        const auto other = enrol(u"Back desk"_s);
        const auto waiting = startAs(key);
        const auto signedIn = startAs(key);
        const auto others = startAs(other);
        WebSocketClient screen(m_server->url(), channelOf(waiting), channelToken(waiting));
        WebSocketClient otherScreen(m_server->url(), channelOf(others), channelToken(others));
        QVERIFY(screen.nextOfAttempt() && otherScreen.nextOfAttempt());
        const auto token = logIn(signedIn);
        QCOMPARE(statusOfMe(token), 200);
        const auto secret = secretIn(m_home->ctl(
            {u"services"_s, u"add"_s, u"crm"_s, u"--redirect"_s, TestSupport::handoffRedirect}));
        const auto code =
            post(m_server->url(), "/api/auth/handoff/code/",
                 bytesOf(TestSupport::handoffWish("crm"_L1)), authorization("Bearer", token));
        QCOMPARE(code.status, 201);

        QElapsedTimer time;
        time.start();
        QCOMPARE(m_home->ctl({u"kiosks"_s, u"revoke"_s, u"Front desk"_s}).exitCode, 0);
        const auto message = screen.nextOfAttempt();

        QVERIFY(message);
        QCOMPARE((*message)["failureReason"_L1].toString(), u"CANCELLED"_s);
        QCOMPARE(screen.closeCode(), 4002);
        QVERIFY2(time.elapsed() < 2500, QByteArray::number(time.elapsed()).constData());
        QCOMPARE(statusOfMe(token), 401);
        QCOMPARE(post(m_server->url(), "/api/auth/handoff/",
                      bytesOf(TestSupport::handoffClaim(code.json()["code"_L1])),
                      authorization("Basic", ("crm:" + secret.toLatin1()).toBase64()))
                     .errorCode(),
                 u"code_wrong"_s);
        QCOMPARE(post(m_server->url(), start, {}, authorization("Kiosk", key)).status, 401);
        QVERIFY(otherScreen.isOpen());
        QCOMPARE(post(m_server->url(), start, {}, authorization("Kiosk", other)).status, 201);
    }

    void aDisabledTenantIsSignedOut()
    {
        serve("[server]\nport=0\n");
        const auto token = logIn(m_server->startAttempt());
        QCOMPARE(statusOfMe(token), 200);

        QCOMPARE(m_home->ctl({u"tenants"_s, u"disable"_s, u'+' + phone}).exitCode, 0);
        QCOMPARE(statusOfMe(token), 401);
        QCOMPARE(m_home->ctl({u"tenants"_s, u"enable"_s, u'+' + phone}).exitCode, 0);
        QCOMPARE(statusOfMe(token), 401); // what has ended stays so
    }

    void aRevokedSessionIsOver()
    {
        serve("[server]\nport=0\n");
        const auto token = logIn(m_server->startAttempt());
        const auto id = m_home->ctl({u"sessions"_s, u"list"_s, u"--json"_s})
                            .rows()
                            .first()["id"_L1]
                            .toInteger();

        QCOMPARE(m_home->ctl({u"sessions"_s, u"revoke"_s, QString::number(id)}).exitCode, 0);

        QCOMPARE(statusOfMe(token), 401);
    }

    void onlyKiosksMayStartWhereThatIsThePolicy()
    {
        serve("[server]\nport=0\nstart_policy=kiosks\n");

        QCOMPARE(post(m_server->url(), start).status, 403);
        QCOMPARE(post(m_server->url(), start, {}, authorization("Kiosk", "invented")).status, 401);
        QCOMPARE(post(m_server->url(), start, {}, authorization("Kiosk", enrol(u"Desk"_s))).status,
                 201);
        QCOMPARE(get(m_server->url(), "/login").status, 404);
    }

    void aFloodOfWebAttemptsLeavesKiosksAlone()
    {
        serve("[server]\nport=0\n"); // the limit as it is without a setting
        const auto key = enrol(u"Desk"_s);
        int started = 0;
        HttpReply last;
        for (int i = 0; i < 40; ++i) {
            last = post(m_server->url(), start);
            started += last.status == 201 ? 1 : 0;
        }

        QVERIFY2(started >= 10 && started <= 15, QByteArray::number(started).constData());
        QCOMPARE(last.status, 429);
        QCOMPARE(last.errorCode(), u"rate_limited"_s);
        QVERIFY(last.header("Retry-After").toInt() > 0);
        QCOMPARE(post(m_server->url(), start, {}, authorization("Kiosk", key)).status, 201);
        // Somebody else behind the same trusted proxy has their own share.
        QCOMPARE(
            post(m_server->url(), start, {}, {{"X-Forwarded-For"_ba, "203.0.113.9"_ba}}).status,
            201);
    }

    void aKioskHasAFewLiveAttemptsOnly()
    {
        serve("[server]\nport=0\n");
        const auto key = enrol(u"Desk"_s);
        QList<QJsonObject> attempts;
        for (int i = 0; i < 10; ++i)
            attempts.append(startAs(key));

        int live = 0;
        for (const auto &attempt : std::as_const(attempts))
            live += m_server->statusOf(attempt)["status"_L1] == "NEW"_L1 ? 1 : 0;
        QCOMPARE(live, 4);
        QCOMPARE(m_server->statusOf(attempts.last())["status"_L1].toString(), u"NEW"_s);
    }

    void aRenewedCertificateDropsNobody()
    {
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.makeServer());
        serve("[server]\nport=0\ntls_certificate=" + workshop.certificateFile().toUtf8()
              + "\ntls_key=" + workshop.keyFile().toUtf8() + '\n');
        const auto tlsUrl = m_server->url();
        m_server->useLocalUrl(*m_home);
        const auto attempt = m_server->startAttempt();
        TestSupport::RawClient screen(tlsUrl);
        screen.send(TestSupport::handshakeBytes(channelOf(attempt),
                                                "Authorization: Bearer "
                                                    + textOf(attempt["channelToken"_L1]) + "\r\n"));
        QCOMPARE(screen.nextReply().status, 101);
        const auto former = certificateAt(tlsUrl);
        QVERIFY(!former.isNull());

        QVERIFY(workshop.makeServer());
        reload();
        QTRY_VERIFY(m_server->log().contains("tls.reloaded"));
        QVERIFY(certificateAt(tlsUrl) != former);

        QVERIFY(workshop.run(u"echo nonsense > key.pem"_s));
        reload();
        QTRY_VERIFY(m_server->log().contains("tls.not_reloaded"));
        QVERIFY(!certificateAt(tlsUrl).isNull()); // the last good one

        QCOMPARE(m_server->notify(loginNotification(phone, attempt)).status, 200);
        QTRY_VERIFY(screen.received().contains("\"COMPLETED\""));
    }

    void aWrongTlsFileStopsTheStart()
    {
        m_home->configure("[server]\nport=0\ntls_certificate=/nowhere.pem\ntls_key=/nowhere.pem\n"
                          + gateway);
        const auto served = m_home->ctl({u"serve"_s});

        QCOMPARE(served.exitCode, 3);
        QVERIFY2(served.complaints.contains(u"/nowhere.pem"_s), qPrintable(served.complaints));
    }

    void aLoginIsHandedToAServiceOnce()
    {
        serve("[server]\nport=0\n");
        const auto added = m_home->ctl(
            {u"services"_s, u"add"_s, u"crm"_s, u"--redirect"_s, u"https://crm.example.org/in"_s});
        const auto secret = secretIn(added).toLatin1();
        QVERIFY(!secret.isEmpty());
        const auto basic = authorization("Basic", ("crm:" + secret).toBase64());
        const auto token = logIn(m_server->startAttempt());
        const QJsonObject target{
            {u"client"_s, u"crm"_s},
            {u"redirectUri"_s, u"https://crm.example.org/in"_s},
            {u"codeChallenge"_s, u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s}};
        const auto issued = post(m_server->url(), "/api/auth/handoff/code/", bytesOf(target),
                                 authorization("Bearer", token));
        QCOMPARE(issued.status, 201);
        const auto claim =
            bytesOf({{u"code"_s, issued.json()["code"_L1]},
                     {u"redirectUri"_s, u"https://crm.example.org/in"_s},
                     {u"codeVerifier"_s, u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s}});

        const auto first = post(m_server->url(), "/api/auth/handoff/", claim, basic);
        QCOMPARE(first.status, 200);
        const auto own = textOf(first.json()["session"_L1]["token"_L1]);
        QCOMPARE(introspect(own, basic)["active"_L1].toBool(), true);
        QCOMPARE(
            post(m_server->url(), "/api/auth/logout/", {}, authorization("Bearer", token)).status,
            204);
        QCOMPARE(statusOfMe(own), 200); // a session of its own

        const auto second = post(m_server->url(), "/api/auth/handoff/", claim, basic);
        QCOMPARE(second.status, 400);
        QCOMPARE(second.errorCode(), u"code_wrong"_s);
        QCOMPARE(introspect(own, basic), QJsonObject({{u"active"_s, false}}));

        QCOMPARE(m_home->ctl({u"services"_s, u"revoke"_s, u"crm"_s}).exitCode, 0);
        QCOMPARE(post(m_server->url(), "/api/auth/introspect/", "token=" + own, basic).status, 401);
        QCOMPARE(m_home->ctl({u"audit"_s, u"verify"_s}).exitCode, 0);
    }

    void aSenderWhoGuessesIsSilenced()
    {
        serve("[server]\nport=0\n");
        const QJsonObject nobodys{
            {u"loginMessage"_s, u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s}};
        QStringList reasons;
        for (int i = 0; i < 8; ++i) {
            const auto reply = m_server->notify(loginNotification(phone, nobodys));
            QCOMPARE(reply.status, 200);
            reasons.append(reply.json()["reason"_L1].toString());
        }

        QCOMPARE(reasons.count(u"unknown_attempt"_s), 5);
        QCOMPARE(reasons.count(u"sender_silenced"_s), 3);
        QCOMPARE(m_server->log().count("webhook.ignored"), 5);
        const auto audit = m_home->ctl({u"audit"_s, u"list"_s, u"--json"_s}).rows();
        QCOMPARE(audit.first()["action"_L1].toString(), u"sender.silenced"_s);
        QVERIFY(audit.first()["subject"_L1].toString().contains(u"•"_s));
        // A message that names a real attempt still signs in.
        QVERIFY(!logIn(m_server->startAttempt()).isEmpty());
    }

    void notificationsComeFromTheAllowedAddressesOnly()
    {
        m_home->set(u"AMT_GREENAPI_WEBHOOK_ADDRESSES"_s, u"203.0.113.0/24"_s);
        serve("[server]\nport=0\n");
        const auto notification = loginNotification(phone, m_server->startAttempt());
        const HeaderList token{
            {"Authorization"_ba, "Bearer webhook-token-of-the-tests-0123456789"_ba}};
        const auto postFrom = [&](const QByteArray &address) {
            auto headers = token;
            headers.append({"X-Forwarded-For"_ba, address});
            return post(m_server->url(), "/api/webhooks/greenapi/incoming/", notification, headers)
                .status;
        };

        QCOMPARE(
            post(m_server->url(), "/api/webhooks/greenapi/incoming/", notification, token).status,
            403);
        QCOMPARE(postFrom("203.0.113.7, 198.51.100.1"), 403); // the left one is anybody's claim
        QCOMPARE(postFrom("198.51.100.1, 203.0.113.7"), 200);
    }

private:
    void serve(const QByteArray &settings)
    {
        m_home->configure(settings + gateway);
        m_server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY2(m_server->isListening(), m_server->log().constData());
    }

    [[nodiscard]] QByteArray enrol(const QString &name) const
    {
        return secretIn(m_home->ctl({u"kiosks"_s, u"add"_s, name})).toLatin1();
    }

    [[nodiscard]] QJsonObject startAs(const QByteArray &key) const
    {
        return post(m_server->url(), start, {}, authorization("Kiosk", key)).json();
    }

    [[nodiscard]] static HeaderList channelToken(const QJsonObject &attempt)
    {
        return authorization("Bearer", textOf(attempt["channelToken"_L1]));
    }

    //! The session's token.
    [[nodiscard]] QByteArray logIn(const QJsonObject &attempt) const
    {
        if (m_server->notify(loginNotification(phone, attempt)).status != 200)
            return {};
        return textOf(m_server->statusOf(attempt)["session"_L1]["token"_L1]);
    }

    [[nodiscard]] int statusOfMe(const QByteArray &token) const
    {
        return get(m_server->url(), "/api/auth/me/", authorization("Bearer", token)).status;
    }

    [[nodiscard]] QJsonObject introspect(const QByteArray &token, const HeaderList &service) const
    {
        return post(m_server->url(), "/api/auth/introspect/", "token=" + token, service).json();
    }

    [[nodiscard]] static QByteArray bytesOf(const QJsonObject &json)
    {
        return QJsonDocument(json).toJson();
    }

    void reload() const { ::kill(pid_t(m_server->process().processId()), SIGHUP); }

    [[nodiscard]] static QSslCertificate certificateAt(const QUrl &url)
    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(url.host(), quint16(url.port()));
        return socket.waitForEncrypted() ? socket.peerCertificate() : QSslCertificate();
    }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
};

KIOSK_TEST(TestAccess)

} // namespace AccessTest

#include "tst_access.moc"
