// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/tlsfiles.h"
#include "support/loglines.h"
#include "support/loopbackserver.h"
#include "support/pkce.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/tlsworkshop.h"
#include "support/websocketclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

namespace RouteRulesTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Http::Credential;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::HttpExchange;
using TestSupport::HttpReply;
using TestSupport::LoopbackServer;
using TestSupport::post;
using TestSupport::RawClient;
using TestSupport::requestBytes;

namespace {

const auto startPath = u"/api/auth/whatsapp/start"_s;
const auto handoffPath = u"/api/auth/handoff"_s;
const auto codePath = u"/api/auth/handoff/code"_s;
const auto attemptId = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

HeaderList authorization(const QByteArray &value)
{
    return {{"Authorization"_ba, value}};
}

//! A good body of each route that reads JSON.
const QHash<QString, QJsonObject> &goodBodies()
{
    static const QHash<QString, QJsonObject> bodies{
        {startPath, {{u"language"_s, u"ky"_s}}},
        {u"/api/auth/whatsapp/request-code"_s,
         {{u"phone"_s, u"+996555121001"_s}, {u"language"_s, u"ky"_s}}},
        {u"/api/auth/whatsapp/verify-code"_s,
         {{u"attemptId"_s, attemptId}, {u"code"_s, u"123456"_s}}},
        {u"/api/auth/whatsapp/confirm"_s, {{u"attemptId"_s, attemptId}, {u"number"_s, u"42"_s}}},
        {u"/api/auth/logout"_s, {{u"reason"_s, u"not_me"_s}}},
        {u"/api/auth/introspect"_s, {{u"token"_s, u"guess"_s}}},
        {codePath, TestSupport::handoffWish("crm"_L1)},
        {handoffPath, TestSupport::handoffClaim(u"guess"_s)},
        {u"/api/kiosk/links"_s,
         {{u"ticket"_s, u"1234"_s}, {u"phone"_s, u"+996555121001"_s}, {u"pin"_s, u"0000"_s}}},
    };
    return bodies;
}

//! The kind of credential, by the scheme that the refusal names.
Credential takenBy(const HttpReply &refusal)
{
    const auto scheme = refusal.header("WWW-Authenticate").split(' ').first();
    if (scheme == "Kiosk")
        return Credential::KioskKey;
    return scheme == "Basic" ? Credential::ServiceSecret : Credential::None;
}

} // namespace

//! Rules that hold for all routes, whatever is added to them.
class TestRouteRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start({}); }
    void cleanup() { m_server.reset(); }

    void aMemberOfAnotherTypeIsABadRequest_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        const auto &bodies = goodBodies();
        for (auto each = bodies.begin(); each != bodies.end(); ++each) {
            for (const auto &member : each->keys()) {
                for (const QJsonValue &wrong :
                     QJsonArray{0, 1.5, true, QJsonArray(), QJsonArray{each->value(member)},
                                QJsonObject{{u"x"_s, each->value(member)}}}) {
                    auto body = *each;
                    body[member] = wrong;
                    const auto text = QJsonDocument(body).toJson(QJsonDocument::Compact);
                    QTest::addRow("%s %s", qPrintable(each.key()), text.constData())
                        << each.key() << text;
                }
            }
        }
    }

    void aMemberOfAnotherTypeIsABadRequest()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, body);

        const auto reply = post(m_server->url(), path.toLatin1(), body, rightFor(path));

        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.errorCode(), u"bad_request"_s);
    }

    void everyRouteThatReadsJsonIsInThatTable()
    {
        const auto webhook = u"/api/webhooks/greenapi/incoming"_s;
        for (const auto &endpoint : m_server->endpoints()) {
            if (endpoint.method != "GET" && endpoint.path != webhook)
                QVERIFY2(goodBodies().contains(endpoint.path), qPrintable(endpoint.path));
        }
    }

    void headHandsNothingOutAndChangesNothing()
    {
        const auto attempt = m_server->startAttempt();
        QCOMPARE(m_server->sendLogin(u"996555121001"_s, attempt).status, 200);
        const auto session = m_server->signIn(u"996555121002"_s, u"Desk"_s);
        const QByteArrayList credentials{{},
                                         "Kiosk "_ba + LoopbackServer::kioskKey,
                                         "Bearer " + session,
                                         "Bearer "
                                             + attempt["channelToken"_L1].toString().toLatin1()};
        const auto query = "?attemptId=" + attempt["attemptId"_L1].toString().toLatin1();
        m_server->now = m_server->now.addDuration(5s);
        const auto before = rows();

        int asked = 0;
        for (const auto &endpoint : m_server->endpoints()) {
            if (endpoint.method != "GET")
                continue;
            for (const auto &credential : credentials) {
                const auto headers =
                    credential.isEmpty() ? HeaderList() : authorization(credential);
                const auto reply = HttpExchange(m_server->url(), "HEAD"_ba,
                                                endpoint.path.toLatin1() + query, {}, headers)
                                       .reply();
                QVERIFY2(reply.status >= 200 && reply.status < 500, qPrintable(endpoint.path));
                QVERIFY(reply.body.isEmpty());
                QCOMPARE(rows(), before);
                ++asked;
            }
        }

        QVERIFY(asked >= 4 * 8);
        QCOMPARE(m_server->examinations, 0);
        const auto handedOut = m_server->status(attempt, credentials.last().mid(7)).json();
        QVERIFY(!handedOut["session"_L1]["token"_L1].toString().isEmpty());
    }

    void whoGuessesWaitsAtEveryRouteThatTakesACredential()
    {
        QSet<QString> slowed;
        int client = 0;
        for (const auto &endpoint : m_server->endpoints()) {
            ++client;
            for (const auto &[scheme, taken] : {std::pair("Kiosk"_ba, Credential::KioskKey),
                                                std::pair("Basic"_ba, Credential::ServiceSecret)}) {
                auto headers = authorization(scheme + ' ' + "crm:hush"_ba.toBase64());
                headers.append({"X-Forwarded-For"_ba, "203.0.113." + QByteArray::number(client)});
                const auto ask = [&] {
                    return HttpExchange(m_server->url(), endpoint.method, endpoint.path.toLatin1(),
                                        "{}", headers)
                        .reply();
                };
                const TestSupport::LogLines log;
                const auto refusal = ask();
                if (refusal.status != 401 || takenBy(refusal) != taken)
                    continue;
                QCOMPARE(endpoint.credential, taken);
                for (int i = 1; i < 11; ++i)
                    QCOMPARE(ask().status, 401);
                QElapsedTimer time;
                time.start();
                QCOMPARE(ask().status, 401);
                QVERIFY2(time.elapsed() >= 490, qPrintable(endpoint.path)); // the twelfth
                // A busy computer may be as slow by itself.
                const auto told = log.all().filter(u".rejected peer=203.0.113.%1 "_s.arg(client));
                QCOMPARE(told.size(), 12);
                slowed.insert(endpoint.path);
            }
        }

        // Six routes take a kiosk's key and two a service's secret.
        QCOMPARE(slowed.size(), 8);
    }

    void theRightOneDoesNotWaitForThoseWhoGuess()
    {
        const auto wrong = authorization("Kiosk hush");
        for (int i = 0; i < 12; ++i)
            QCOMPARE(post(m_server->url(), startPath.toLatin1(), {}, wrong).status, 401);
        QElapsedTimer time;
        time.start();

        QCOMPARE(post(m_server->url(), startPath.toLatin1(), {}, rightFor(startPath)).status, 201);

        QVERIFY2(time.elapsed() < 1000, QByteArray::number(time.elapsed()).constData());
    }

    void aReboundNameGetsNothing_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto asking = [](const QByteArray &host, const QByteArray &more = {}) {
            return "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n";
        };
        const auto upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: "
                             "13\r\nSec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n"_ba;
        const auto opening = [upgrade](const QByteArray &host) {
            return "GET /api/auth/whatsapp/channel/x HTTP/1.1\r\nHost: " + host + "\r\n" + upgrade
                + "\r\n";
        };
        QTest::newRow("address") << asking("127.0.0.1:8080") << 200;
        QTest::newRow("rebound name") << asking("rebound.example:8080") << 421;
        QTest::newRow("rebound name, script's header")
            << asking("rebound.example", "X-Forwarded-For: 127.0.0.1\r\n") << 421;
        QTest::newRow("the gateway, by a name that nobody has told us")
            << requestBytes("POST"_ba, "/api/webhooks/greenapi/incoming/"_ba,
                            "Authorization: Bearer "_ba + TestSupport::testWebhookToken + "\r\n",
                            "{}"_ba)
                   .replace("Host: x", "Host: desk.example.org:8080")
            << 200;
        QTest::newRow("channel") << opening("127.0.0.1") << 101;
        QTest::newRow("channel, rebound name") << opening("rebound.example") << 421;
    }

    void aReboundNameGetsNothing()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        RawClient client(m_server->url());

        client.send(request);

        const auto reply = client.nextReply();
        QCOMPARE(reply.status, status);
        if (status == 421) {
            QCOMPARE(reply.errorCode(), u"bad_request"_s);
            QVERIFY(reply.body.contains("server/public_url"));
        }
    }

    void theNumbersAreForThisMachineAndTheToken()
    {
        const auto path = "/metrics"_ba;
        const HeaderList forwarded{{"X-Forwarded-For"_ba, "203.0.113.9"_ba}};
        const auto with = [&forwarded](const QByteArray &token) {
            auto headers = forwarded;
            headers.append({"Authorization"_ba, "Bearer " + token});
            return headers;
        };
        QCOMPARE(get(m_server->url(), path).status, 200);
        QCOMPARE(get(m_server->url(), path, forwarded).status, 403);

        LoopbackServer::Options options;
        options.metricsToken = Core::Secret("token-of-the-tests"_ba);
        start(options);

        QCOMPARE(get(m_server->url(), path).status, 200);
        QCOMPARE(get(m_server->url(), path, forwarded).status, 401);
        QCOMPARE(get(m_server->url(), path, with("token-of-the-tests")).status, 200);
        for (int i = 0; i < 11; ++i)
            QCOMPARE(get(m_server->url(), path, with("hush")).status, 401);
        QElapsedTimer time;
        time.start();
        QCOMPARE(get(m_server->url(), path, with("hush")).status, 401);
        QVERIFY(time.elapsed() >= 490);
    }

    void onlyOverTlsOfOurOwnBrowsersAreToldToStayThere()
    {
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.makeServer());
        LoopbackServer::Options options;
        options.tls =
            Http::tlsConfigurationFrom(workshop.certificateFile(), workshop.keyFile()).value();
        start(options);

        for (const auto *target : {"/login", "/nowhere", "/api/auth/me"}) {
            QCOMPARE(policyAt(m_server->tlsUrl(), requestBytes("GET", target)),
                     "max-age=31536000"_ba);
            QCOMPARE(policyAt(m_server->url(), requestBytes("GET", target)), ""_ba);
            QCOMPARE(policyAt(m_server->url(),
                              requestBytes("GET", target, "X-Forwarded-Proto: https\r\n")),
                     ""_ba);
        }
        const auto guess = requestBytes("GET", "/api/kiosk/health", "Authorization: Kiosk x\r\n");
        QCOMPARE(policyAt(m_server->tlsUrl(), guess), "max-age=31536000"_ba);
        QCOMPARE(policyAt(m_server->tlsUrl(), requestBytes("BREW", "/login")),
                 "max-age=31536000"_ba);
    }

private:
    void start(const LoopbackServer::Options &options)
    {
        m_server = std::make_unique<LoopbackServer>(options);
        QVERIFY(m_server->isReady());
        QVERIFY(m_server->addService(u"crm"_s, "crm-secret", {TestSupport::handoffRedirect}));
    }

    //! The credential that opens the route at @p path.
    [[nodiscard]] HeaderList rightFor(const QString &path)
    {
        for (const auto &endpoint : m_server->endpoints()) {
            if (endpoint.path != path)
                continue;
            if (endpoint.credential == Credential::KioskKey)
                return authorization("Kiosk "_ba + LoopbackServer::kioskKey);
            if (endpoint.credential == Credential::ServiceSecret)
                return authorization("Basic " + "crm:crm-secret"_ba.toBase64());
        }
        return authorization("Bearer " + m_server->signIn(u"996555121001"_s));
    }

    //! All that a request may change.
    [[nodiscard]] QStringList rows()
    {
        QStringList all;
        const auto sessions = m_server->sessionStore.newest(100).value();
        for (const auto &session : sessions) {
            all.append(QString::fromLatin1(session.tokenHash)
                       + session.lastUsedAt.toString(Qt::ISODateWithMs)
                       + (session.isAcknowledged ? u" acknowledged"_s : QString())
                       + (session.revokedAt ? u" over"_s : QString()));
        }
        for (const auto &table : {u"login_attempts"_s, u"audit_log"_s, u"handoff_codes"_s,
                                  u"link_tickets"_s, u"webhook_events"_s}) {
            auto count =
                Storage::execute(m_server->database.database(), u"SELECT count(*) FROM "_s + table);
            all.append(table
                       + QString::number(count && count->next() ? count->value(0).toInt() : -1));
        }
        return all;
    }

    [[nodiscard]] static QByteArray policyAt(const QUrl &url, const QByteArray &request)
    {
        RawClient client(url);
        client.send(request);
        return client.nextReply().header("Strict-Transport-Security");
    }

    std::unique_ptr<LoopbackServer> m_server;
};

KIOSK_TEST(TestRouteRules)

} // namespace RouteRulesTest

#include "tst_routerules.moc"
