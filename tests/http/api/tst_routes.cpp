// SPDX-License-Identifier: GPL-3.0-only
#include "support/loopbackserver.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace RoutesTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::bearer;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::HttpExchange;
using TestSupport::HttpReply;
using TestSupport::LoopbackServer;
using TestSupport::post;

//! Every route over a real socket.
class TestRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<LoopbackServer>();
        QVERIFY(m_server->isReady());
    }

    void cleanup() { m_server.reset(); }

    void everyRouteAnswersWithAndWithoutFinalSlash_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("start") << "POST"_ba
                               << "/api/auth/whatsapp/start"_ba << 201;
        QTest::newRow("request a code") << "POST"_ba
                                        << "/api/auth/whatsapp/request-code"_ba << 400;
        QTest::newRow("verify a code") << "POST"_ba
                                       << "/api/auth/whatsapp/verify-code"_ba << 400;
        QTest::newRow("not get a code") << "GET"_ba
                                        << "/api/auth/whatsapp/request-code"_ba << 405;
        QTest::newRow("status") << "GET"_ba
                                << "/api/auth/whatsapp/status"_ba << 400;
        QTest::newRow("webhook") << "POST"_ba
                                 << "/api/webhooks/greenapi/incoming"_ba << 401;
        QTest::newRow("me") << "GET"_ba
                            << "/api/auth/me"_ba << 401;
        QTest::newRow("logout") << "POST"_ba
                                << "/api/auth/logout"_ba << 401;
        QTest::newRow("staff's health") << "GET"_ba
                                        << "/api/kiosk/health"_ba << 401;
        QTest::newRow("staff's attempts") << "GET"_ba
                                          << "/api/kiosk/attempts?limit=5"_ba << 401;
        QTest::newRow("staff's doctor") << "GET"_ba
                                        << "/api/kiosk/doctor"_ba << 401;
        QTest::newRow("staff's link") << "POST"_ba
                                      << "/api/kiosk/links"_ba << 401;
        QTest::newRow("staff only look") << "POST"_ba
                                         << "/api/kiosk/doctor"_ba << 405;
        QTest::newRow("health") << "GET"_ba
                                << "/healthz"_ba << 200;
        QTest::newRow("ready") << "GET"_ba
                               << "/readyz"_ba << 200;
        QTest::newRow("page") << "GET"_ba
                              << "/login"_ba << 200;
        QTest::newRow("page with a query") << "GET"_ba
                                           << "/login?language=ky"_ba << 200;
        QTest::newRow("script") << "GET"_ba
                                << "/login/login.js"_ba << 200;
        QTest::newRow("style") << "GET"_ba
                               << "/login/login.css"_ba << 200;
        QTest::newRow("no pictures for anybody") << "POST"_ba
                                                 << "/login/qr"_ba << 404;
        QTest::newRow("nowhere") << "GET"_ba
                                 << "/api/nothing"_ba << 404;
        QTest::newRow("above the root") << "GET"_ba
                                        << "/login/../../etc/passwd"_ba << 400;
        QTest::newRow("not post") << "GET"_ba
                                  << "/api/auth/whatsapp/start"_ba << 405;
        QTest::newRow("not get") << "DELETE"_ba
                                 << "/api/auth/me"_ba << 405;
        QTest::newRow("invented method") << "BREW"_ba
                                         << "/login"_ba << 405;
        QTest::newRow("options") << "OPTIONS"_ba
                                 << "/api/auth/whatsapp/start"_ba << 204;
        QTest::newRow("head") << "HEAD"_ba
                              << "/login"_ba << 200;
        QTest::newRow("head of a post") << "HEAD"_ba
                                        << "/api/auth/logout"_ba << 405;
    }

    void everyRouteAnswersWithAndWithoutFinalSlash()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        auto withSlash = path;
        const auto query = path.indexOf('?');
        withSlash.insert(query < 0 ? path.size() : query, '/');

        for (const auto &target : {path, withSlash}) {
            const auto reply = HttpExchange(m_server->url(), method, target).reply();

            QCOMPARE(reply.status, status);
            static const QRegularExpression id(u"^[0-9a-f]{16}$"_s);
            const auto requestId = QString::fromLatin1(reply.header("X-Request-Id"));
            QVERIFY2(id.match(requestId).hasMatch(), qPrintable(requestId));
            QCOMPARE(reply.header("X-Content-Type-Options"), "nosniff"_ba);
            QCOMPARE(reply.header("Cache-Control"), "no-store"_ba);
            if (status >= 400 && method != "HEAD")
                QCOMPARE(reply.json()["error"_L1]["requestId"_L1].toString(), requestId);
            if (status == 405 || status == 204)
                QVERIFY(reply.header("Allow").contains("OPTIONS"));
        }
    }

    void theStaffOfAKioskSeeItsAttempts()
    {
        const HeaderList desk{{"Authorization"_ba, "Kiosk "_ba + LoopbackServer::kioskKey}};
        const auto mine = m_server->startAttempt(desk);
        const auto quiet = m_server->startAttempt(desk);
        const auto elsewhere = m_server->startAttempt();
        QCOMPARE(m_server->sendLogin(u"996555121001"_s, mine).status, 200);
        QCOMPARE(m_server->sendLogin(u"996555121002"_s, elsewhere).status, 200);

        const auto eventful = get(m_server->url(), "/api/kiosk/attempts/", desk).json();
        const auto all = get(m_server->url(), "/api/kiosk/attempts/?all=true", desk).json();

        QCOMPARE(eventful["attempts"_L1].toArray().size(), 1);
        const auto first = eventful["attempts"_L1][0];
        QCOMPARE(first["attemptId"_L1], mine["attemptId"_L1]);
        QCOMPARE(first["status"_L1].toString(), u"COMPLETED"_s);
        QCOMPARE(first["phone"_L1].toString(), u"+996•••••001"_s);
        QCOMPARE(first["name"_L1].toString(), u"Asan Usenov"_s);
        QCOMPARE(first["role"_L1].toString(), u"tenant"_s);
        // Both may have begun in the same millisecond; then neither is the newer one.
        QCOMPARE(all["attempts"_L1].toArray().size(), 2);
        QVERIFY(all["attempts"_L1][0]["attemptId"_L1] == quiet["attemptId"_L1]
                || all["attempts"_L1][1]["attemptId"_L1] == quiet["attemptId"_L1]);
    }

    void theStaffOfAKioskSeeHealthAndDoctor()
    {
        const HeaderList desk{{"Authorization"_ba, "Kiosk "_ba + LoopbackServer::kioskKey}};

        const auto health = get(m_server->url(), "/api/kiosk/health/", desk);
        const auto doctor = get(m_server->url(), "/api/kiosk/doctor/", desk);

        QCOMPARE(health.status, 200);
        QCOMPARE(health.json()["findings"_L1][0]["code"_L1].toString(), u"server_ok"_s);
        QCOMPARE(doctor.status, 200);
        QCOMPARE(doctor.json()["findings"_L1][0]["code"_L1].toString(), u"clock_ok"_s);
    }

    void everyRequestHasItsOwnId()
    {
        QVERIFY(get(m_server->url(), "/healthz").header("X-Request-Id")
                != get(m_server->url(), "/healthz").header("X-Request-Id"));
    }

    void headTellsTheLengthAndSendsNothing()
    {
        const auto whole = get(m_server->url(), "/login");

        const auto head = HttpExchange(m_server->url(), "HEAD", "/login").reply();

        QCOMPARE(head.status, 200);
        QVERIFY(head.body.isEmpty());
        QCOMPARE(head.header("Content-Length"), whole.header("Content-Length"));
        QCOMPARE(head.header("Content-Type"), whole.header("Content-Type"));
    }

    void jsonSaysThatItIs()
    {
        QCOMPARE(get(m_server->url(), "/healthz").header("Content-Type"),
                 "application/json; charset=utf-8"_ba);
        QCOMPARE(get(m_server->url(), "/nothing").header("Content-Type"),
                 "application/json; charset=utf-8"_ba);
    }

    void oneConnectionServesManyRequests()
    {
        QTcpSocket socket;
        socket.connectToHost(m_server->url().host(), quint16(m_server->url().port()));
        QByteArray received;
        connect(&socket, &QTcpSocket::readyRead, &socket, [&] { received += socket.readAll(); });
        for (int answers = 1; answers <= 3; ++answers) {
            socket.write("GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n");
            QTRY_COMPARE(received.toLower().count("x-request-id"), answers);
            QTRY_COMPARE(received.count("}"), answers);
        }
        QCOMPARE(socket.state(), QTcpSocket::ConnectedState);
    }

    void aBodyOverTheLimitIsTooLarge()
    {
        const auto reply =
            post(m_server->url(), "/api/auth/whatsapp/start/", QByteArray(16 * 1024 + 1, ' '));

        QCOMPARE(reply.status, 413);
        QCOMPARE(reply.errorCode(), u"too_large"_s);
        QCOMPARE(
            post(m_server->url(), "/api/auth/whatsapp/start/", QByteArray(16 * 1024, ' ')).status,
            201);
    }

    void badJsonIsABadRequest()
    {
        const auto reply = post(m_server->url(), "/api/auth/whatsapp/start/", "{language:ru}");

        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.errorCode(), u"bad_request"_s);
    }

    void anUnknownKioskIsUnauthorized()
    {
        const auto start = [this](const QByteArray &key) {
            return post(m_server->url(), "/api/auth/whatsapp/start/", {},
                        {{"Authorization"_ba, "Kiosk " + key}});
        };

        QCOMPARE(start("unknown").status, 401);
        QCOMPARE(start("unknown").errorCode(), u"unauthorized"_s);
        QCOMPARE(start(LoopbackServer::kioskKey).status, 201);
    }

    void aWholeLoginWithoutTheChannel()
    {
        const auto attempt = m_server->startAttempt();
        const auto token = attempt["channelToken"_L1].toString().toLatin1();
        QCOMPARE(m_server->status(attempt, token).json()["status"_L1].toString(), u"NEW"_s);

        QCOMPARE(m_server->sendLogin(u"996555121001"_s, attempt).json(),
                 QJsonObject({{u"status"_s, u"accepted"_s}}));

        const auto stranger = m_server->status(attempt).json();
        QCOMPARE(stranger.keys(), QStringList({u"attemptId"_s, u"status"_s}));
        const auto lost = m_server->status(attempt, token).json();
        const auto held = m_server->status(attempt, token).json();
        QCOMPARE(held["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        const auto session = held["session"_L1]["token"_L1];
        QCOMPARE(
            get(m_server->url(), "/api/auth/me/", bearer(lost["session"_L1]["token"_L1])).status,
            401);
        const auto me = get(m_server->url(), "/api/auth/me/", bearer(session));
        QCOMPARE(me.status, 200);
        auto user = me.json();
        QCOMPARE(user.take("session"_L1)["expiresIn"_L1].toInt(), 1800);
        QCOMPARE(user, held["user"_L1].toObject());
        QVERIFY(!m_server->status(attempt, token).json().contains("session"_L1));

        const auto logout = post(m_server->url(), "/api/auth/logout/", {}, bearer(session));
        QCOMPARE(logout.status, 204);
        QVERIFY(logout.body.isEmpty());
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(session)).status, 401);
    }

    void aWholeLoginByCode()
    {
        const auto start = m_server->startAttempt();
        QCOMPARE(start["codeLogin"_L1], QJsonValue(true));
        const auto attempt = requestCode(u"0555 12 10 01"_s);
        QCOMPARE(attempt.status, 200);
        const auto &sent = m_server->sentCodes.sent;
        QCOMPARE(sent.size(), 1);
        const auto code = sent.first().code;
        QCOMPARE(m_server->status(attempt.json()).json()["status"_L1].toString(), u"NEW"_s);
        QCOMPARE(m_server->status(attempt.json(), "guess").status, 401);

        const auto wrong = verifyCode(attempt.json(), TestSupport::otherCodeThan(code));
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.errorCode(), u"code_wrong"_s);
        const auto right = verifyCode(attempt.json(), code);

        QCOMPARE(right.status, 200);
        QCOMPARE(right.json()["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        const auto session = right.json()["session"_L1]["token"_L1];
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(session)).status, 200);
        QCOMPARE(
            post(m_server->url(), "/api/auth/logout/", R"({"reason":"not_me"})", bearer(session))
                .status,
            204);
        QCOMPARE(m_server->audit.newest(1)->first().entry.action, u"session.disowned"_s);
        const auto again = verifyCode(attempt.json(), code);
        QCOMPARE(again.status, 410);
        QCOMPARE(again.errorCode(), u"attempt_over"_s);
    }

    void aCodeAndAMessageDoNotMix()
    {
        const auto byMessage = m_server->startAttempt();
        const auto byCode = requestCode(u"+996555121001"_s).json();
        const auto code = m_server->sentCodes.sent.first().code;

        QCOMPARE(verifyCode(byMessage, code).status, 410);
        const auto notified = m_server->notify(m_server->notificationFrom(
            u"996555121001"_s, u"AMT LOGIN "_s + byCode["attemptId"_L1].toString()));

        QCOMPARE(notified.json()["reason"_L1].toString(), u"unknown_attempt"_s);
        QCOMPARE(m_server->status(byMessage).json()["status"_L1].toString(), u"NEW"_s);
        QCOMPARE(m_server->status(byCode).json()["status"_L1].toString(), u"NEW"_s);
    }

    void anAttemptByCodeExpiresByItself()
    {
        const auto attempt = requestCode(u"+996555121001"_s).json();
        const QUuid id(attempt["attemptId"_L1].toString());
        m_server->now = m_server->now.addDuration(180s);

        QTRY_VERIFY(m_server->attempts.find(id).value()->state.failure
                    == Core::FailureReason::AttemptExpired);
        QCOMPARE(verifyCode(attempt, m_server->sentCodes.sent.first().code).status, 410);
    }

    void codesAndQrCodesShareTheLimitOfStarting()
    {
        LoopbackServer limited({.startRate = 30});
        for (int i = 0; i < 10; ++i)
            QCOMPARE(post(limited.url(), "/api/auth/whatsapp/start/").status, 201);

        QCOMPARE(
            post(limited.url(), "/api/auth/whatsapp/request-code/", R"({"phone":"0555121001"})")
                .status,
            429);
    }

    void whereNothingCanSendCodesTheWayIsClosed()
    {
        LoopbackServer mute({.sendsCodes = false});

        QCOMPARE(mute.startAttempt()["codeLogin"_L1], QJsonValue(false));
        const auto reply =
            post(mute.url(), "/api/auth/whatsapp/request-code/", R"({"phone":"0555121001"})");

        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.errorCode(), u"unavailable"_s);
    }

    // The median of many, side by side: what is measured is mostly the disk.
    void anUnknownNumberTakesAsLongAsAKnownOne()
    {
        const auto timed = [this](const QString &phone) {
            QElapsedTimer timer;
            timer.start();
            (void)requestCode(phone);
            return timer.nsecsElapsed();
        };
        QList<qint64> known;
        QList<qint64> unknown;
        for (int i = 0; i < 41; ++i) {
            known.append(timed(u"+996555121001"_s));
            unknown.append(timed(u"+996555121099"_s));
        }
        std::sort(known.begin(), known.end());
        std::sort(unknown.begin(), unknown.end());

        const auto ratio = double(known[20]) / double(unknown[20]);
        QVERIFY2(ratio > 0.5 && ratio < 2, qPrintable(QString::number(ratio)));
    }

    void anAttemptExpiresByItself()
    {
        const auto attempt = m_server->startAttempt();
        const QUuid id(attempt["attemptId"_L1].toString());
        m_server->now = m_server->now.addDuration(180s);

        QTRY_VERIFY(m_server->attempts.find(id).value()->state.failure
                    == Core::FailureReason::AttemptExpired);
    }

    void strangersMayNotNotify()
    {
        const auto reply = post(m_server->url(), "/api/webhooks/greenapi/incoming/", "{}");

        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.errorCode(), u"unauthorized"_s);
    }

    void aLargeNotificationIsTaken()
    {
        const auto reply = m_server->notify(QByteArray(3 * 1024 * 1024, ' '));

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["reason"_L1].toString(), u"too_large"_s);
    }

    void manyRepeatsAtOnceCountOnce()
    {
        const auto attempt = m_server->startAttempt();
        const auto body =
            m_server->notificationFrom(u"996555121001"_s, attempt["loginMessage"_L1].toString());
        std::vector<std::unique_ptr<HttpExchange>> repeats;
        for (int i = 0; i < 40; ++i) {
            repeats.push_back(std::make_unique<HttpExchange>(
                m_server->url(), "POST", "/api/webhooks/greenapi/incoming/", body,
                HeaderList{{"Authorization"_ba, TestSupport::testWebhookToken}}));
        }
        int accepted = 0;
        for (const auto &repeat : repeats) {
            const auto reply = repeat->reply();
            QCOMPARE(reply.status, 200);
            accepted += reply.json()["status"_L1].toString() == "accepted"_L1 ? 1 : 0;
        }

        QCOMPARE(accepted, 1);
    }

    void aBrokenDatabaseIsSaidEverywhere()
    {
        const auto attempt = m_server->startAttempt();
        const auto body =
            m_server->notificationFrom(u"996555121001"_s, attempt["loginMessage"_L1].toString());
        m_server->breakDatabase();

        const auto ready = get(m_server->url(), "/readyz");
        QCOMPARE(ready.status, 503);
        QVERIFY(!ready.json()["reasons"_L1].toArray().isEmpty());
        QCOMPARE(get(m_server->url(), "/healthz").status, 200);
        QCOMPARE(get(m_server->url(), "/login").status, 200);
        QCOMPARE(m_server->notify(body).status, 503);
        QCOMPARE(m_server->status(attempt).errorCode(), u"unavailable"_s);
        QCOMPARE(post(m_server->url(), "/api/auth/whatsapp/start/").status, 503);
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(u"x"_s)).status, 503);
    }

    void nothingIsUsedUpWhileAnotherProcessWrites()
    {
        const auto attempt = m_server->startAttempt();
        const auto body =
            m_server->notificationFrom(u"996555121001"_s, attempt["loginMessage"_L1].toString());
        {
            const auto lock = m_server->lockDatabase();
            QCOMPARE(m_server->notify(body).status, 503);
            QCOMPARE(get(m_server->url(), "/readyz").status, 200); // reading works
        }

        QCOMPARE(m_server->notify(body).json()["status"_L1].toString(), u"accepted"_s);
    }

    void aServerMayEndWithAnswersOnTheirWay()
    {
        HttpExchange exchange(m_server->url(), "POST", "/api/auth/whatsapp/start/");

        m_server.reset();

        QCOMPARE(exchange.reply().status, 0);
    }

    void halfARequestHarmsNobody()
    {
        QTcpSocket half;
        half.connectToHost(m_server->url().host(), quint16(m_server->url().port()));
        half.write(
            "POST /api/auth/whatsapp/start/ HTTP/1.1\r\nHost: desk\r\nContent-Length: 90\r\n");
        QVERIFY(QTest::qWaitFor([&half] { return half.bytesToWrite() == 0; }));

        QCOMPARE(get(m_server->url(), "/healthz").status, 200);
        half.abort();
        QCOMPARE(get(m_server->url(), "/healthz").status, 200);
    }

private:
    [[nodiscard]] HttpReply requestCode(const QString &phone) const
    {
        const QJsonObject body{{u"phone"_s, phone}};
        return post(m_server->url(), "/api/auth/whatsapp/request-code/",
                    QJsonDocument(body).toJson());
    }

    [[nodiscard]] HttpReply verifyCode(const QJsonObject &attempt, const QString &code) const
    {
        const QJsonObject body{{u"attemptId"_s, attempt["attemptId"_L1]}, {u"code"_s, code}};
        return post(m_server->url(), "/api/auth/whatsapp/verify-code/",
                    QJsonDocument(body).toJson());
    }

    std::unique_ptr<LoopbackServer> m_server;
};

KIOSK_TEST(TestRoutes)

} // namespace RoutesTest

#include "tst_routes.moc"
