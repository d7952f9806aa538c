// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/client/loginclient.h"
#include "support/fakeloginserver.h"
#include "support/loglines.h"
#include "support/test.h"

#include <QTcpServer>
#include <QTest>

namespace LoginClientTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::ClientError;
using TestSupport::FakeLoginServer;
using Status = QHttpServerResponder::StatusCode;

namespace {

using StartAnswer = Core::Expected<Protocol::StartReply, ClientError>;

StartAnswer startWith(Kiosk::LoginClient &client)
{
    QObject context;
    std::optional<StartAnswer> answer;
    client.start(u"ky"_s, &context, [&](const StartAnswer &got) { answer = got; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }))
        qFatal("no answer at all");
    return *answer;
}

} // namespace

class TestLoginClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStartBringsAnAttempt()
    {
        FakeLoginServer server;
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), Core::Secret("key"));

        const auto answer = startWith(client);

        QVERIFY(answer);
        QCOMPARE(answer->attemptId, server.newest());
        QCOMPARE(answer->expiresIn, 180s);
        QCOMPARE(server.started().front().authorization, "Kiosk key");
        QCOMPARE(server.started().front().body, R"({"language":"ky"})");
    }

    void withoutAKeyNoneIsSent()
    {
        FakeLoginServer server;
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), {});

        QVERIFY(startWith(client));

        QCOMPARE(server.started().front().authorization, QByteArray());
    }

    void aFailedStartSaysWhy_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ClientError>("error");

        const QByteArray error = R"({"error":{"code":"x","message":"x","requestId":"1"}})";
        QTest::newRow("unknown key") << 401 << error << ClientError::NotAllowed;
        QTest::newRow("kiosks only") << 403 << error << ClientError::Forbidden;
        QTest::newRow("rate limited") << 429 << error << ClientError::TooOften;
        QTest::newRow("broken") << 500 << error << ClientError::Server;
        QTest::newRow("unavailable") << 503 << error << ClientError::Server;
        QTest::newRow("another site") << 404 << QByteArray("<html>") << ClientError::NotFound;
        QTest::newRow("not JSON") << 201 << QByteArray("<html>") << ClientError::BadAnswer;
        QTest::newRow("no members") << 201 << QByteArray("{}") << ClientError::BadAnswer;
        QTest::newRow("another success") << 200 << QByteArray("{}") << ClientError::BadAnswer;
        QTest::newRow("elsewhere") << 302 << QByteArray() << ClientError::BadAnswer;
        QTest::newRow("endless") << 201 << QByteArray(200000, '[') << ClientError::BadAnswer;
    }

    void aFailedStartSaysWhy()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ClientError, error);
        FakeLoginServer server;
        server.startAnswer = {Status(status), body};
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), {});

        const auto answer = startWith(client);

        QVERIFY(!answer);
        QCOMPARE(answer.error(), error);
    }

    void nobodyThereIsANetworkError()
    {
        FakeLoginServer server;
        server.goDown();
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), {});

        QCOMPARE(startWith(client).error(), ClientError::Network);
    }

    void silenceIsANetworkErrorAfterAWhile()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(silent.serverPort()));
        Kiosk::LoginClient client(Kiosk::ServerAddress(url), {}, 50ms);

        QCOMPARE(startWith(client).error(), ClientError::Network);
    }

    void nothingRunsOnceTheContextIsGone()
    {
        FakeLoginServer server;
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), {});
        bool wasCalled = false;
        auto context = std::make_unique<QObject>();
        client.start(u"ru"_s, context.get(), [&](const auto &) { wasCalled = true; });

        context.reset();

        QVERIFY(startWith(client)); // the first answer came before this one
        QVERIFY(!wasCalled);
    }

    void aSignOutCarriesTheSession()
    {
        FakeLoginServer server;
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), Core::Secret("key"));
        std::optional<bool> isDone;

        client.signOut(Core::Secret("token"), Core::SignOutReason::Done, this,
                       [&](const auto &done) { isDone = done.has_value(); });

        QTRY_VERIFY(isDone);
        QVERIFY(*isDone);
        QCOMPARE(server.signOuts(), QList<QByteArray>{"Bearer token"});
    }

    void aSignOutTellsWhy_data()
    {
        QTest::addColumn<Core::SignOutReason>("reason");
        QTest::addColumn<QByteArray>("body");

        QTest::newRow("done") << Core::SignOutReason::Done << QByteArray("{}");
        QTest::newRow("somebody else")
            << Core::SignOutReason::NotMe << QByteArray(R"({"reason":"not_me"})");
    }

    void aSignOutTellsWhy()
    {
        QFETCH(Core::SignOutReason, reason);
        QFETCH(QByteArray, body);
        FakeLoginServer server;
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), {});

        client.signOut(Core::Secret("token"), reason, this, [](const auto &) {});

        QTRY_COMPARE(server.signOutBodies(), QList<QByteArray>{body});
    }

    void aCodeIsAskedForAndEntered()
    {
        FakeLoginServer server;
        server.codeUser = Protocol::UserView{.id = 1,
                                             .name = u"Somebody"_s,
                                             .maskedPhone = u"+996•••••001"_s,
                                             .type = u"tenant"_s,
                                             .role = u"tenant"_s,
                                             .roleName = u"Tenant"_s};
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), {});
        std::optional<Kiosk::Answer<Protocol::CodeReply>> asked;
        std::optional<Kiosk::Answer<Protocol::SignedInReply>> entered;

        client.requestCode(*Core::PhoneNumber::fromE164(u"+996555121001"), u"ky"_s, this,
                           [&](const auto &answer) { asked = answer; });
        QTRY_VERIFY(asked);
        QVERIFY(*asked);
        QCOMPARE((*asked)->resendAfter, 30s);
        client.verifyCode((*asked)->attemptId, u"123456"_s, this,
                          [&](const auto &answer) { entered = answer; });

        QTRY_VERIFY(entered);
        QVERIFY(*entered);
        QCOMPARE((*entered)->user, *server.codeUser);
        QCOMPARE((*entered)->session.token.reveal(), "session-by-code");
    }

    void aCodeThatIsNotTakenSaysWhy_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ClientError>("error");

        QTest::newRow("wrong") << 401 << QByteArray(R"({"error":{"code":"code_wrong"}})")
                               << ClientError::WrongCode;
        QTest::newRow("unknown kiosk")
            << 401 << QByteArray(R"({"error":{"code":"unauthorized"}})") << ClientError::NotAllowed;
        QTest::newRow("over") << 410 << QByteArray(R"({"error":{"code":"attempt_over"}})")
                              << ClientError::AttemptOver;
        QTest::newRow("too often") << 429 << QByteArray("{}") << ClientError::TooOften;
        QTest::newRow("bad request") << 400 << QByteArray("{}") << ClientError::BadRequest;
        QTest::newRow("no sender") << 503 << QByteArray("{}") << ClientError::Server;
        QTest::newRow("half an answer") << 200 << QByteArray("{}") << ClientError::BadAnswer;
    }

    void aCodeThatIsNotTakenSaysWhy()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ClientError, error);
        FakeLoginServer server;
        server.wrongCodeAnswer = FakeLoginServer::Answer{Status(status), body};
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), {});
        std::optional<Kiosk::Answer<Protocol::SignedInReply>> entered;

        client.verifyCode(QUuid::createUuid(), u"000000"_s, this,
                          [&](const auto &answer) { entered = answer; });

        QTRY_VERIFY(entered);
        QVERIFY(!*entered);
        QCOMPARE(entered->error(), error);
    }

    void whoStaysLearnsForHowLong_data()
    {
        QTest::addColumn<bool>("isKnown");

        QTest::newRow("known") << true;
        QTest::newRow("revoked") << false;
    }

    void whoStaysLearnsForHowLong()
    {
        QFETCH(bool, isKnown);
        FakeLoginServer server;
        server.sessionLeft = isKnown ? std::optional(40s) : std::nullopt;
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), {});
        std::optional<Kiosk::Answer<Protocol::MeReply>> stayed;

        client.stay(Core::Secret("token"), this, [&](const auto &answer) { stayed = answer; });

        QTRY_VERIFY(stayed);
        QCOMPARE(stayed->has_value(), isKnown);
        if (isKnown)
            QCOMPARE((*stayed)->expiresIn, 40s);
        else
            QCOMPARE(stayed->error(), ClientError::NotAllowed);
    }

    void whatVisitorsBringAboutIsNoTroubleOfTheKiosk_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isTrouble");

        const QByteArray none("{}");
        QTest::newRow("a wrong code")
            << 401 << QByteArray(R"({"error":{"code":"code_wrong"}})") << false;
        QTest::newRow("a late code") << 410 << none << false;
        QTest::newRow("a key that is not known") << 401 << none << true;
        QTest::newRow("a server in trouble") << 503 << none << true;
    }

    void whatVisitorsBringAboutIsNoTroubleOfTheKiosk()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, isTrouble);
        const TestSupport::LogLines log;
        FakeLoginServer server;
        server.wrongCodeAnswer = FakeLoginServer::Answer{Status(status), body};
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), Core::Secret("key"));
        bool isAnswered = false;

        client.verifyCode(QUuid::createUuid(), u"000000"_s, this,
                          [&](const auto &) { isAnswered = true; });

        QTRY_VERIFY(isAnswered);
        QCOMPARE(log.contain(u"request failed"_s), isTrouble);
    }

    void aSessionThatTheServerHasEndedIsNoTrouble()
    {
        const TestSupport::LogLines log;
        FakeLoginServer server;
        server.sessionLeft = std::nullopt;
        server.hasSession = false;
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), Core::Secret("key"));
        int ended = 0;
        const auto count = [&](const auto &answer) {
            if (!answer && answer.error() == ClientError::NotAllowed)
                ++ended;
        };

        client.stay(Core::Secret("token"), this, count);
        client.peek(Core::Secret("token"), this, count);

        QTRY_COMPARE(ended, 2);
        QCOMPARE(log.all(), QStringList());
    }

    // Its time was over at the server a moment before.
    void aSignOutOfAnEndedSessionIsDone()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        FakeLoginServer server;
        server.hasSession = false;
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), Core::Secret("key"));
        std::optional<bool> isDone;

        client.signOut(Core::Secret("token"), Core::SignOutReason::Done, this,
                       [&](const auto &done) { isDone = done.has_value(); });

        QTRY_VERIFY(isDone);
        QVERIFY(*isDone);
    }

    void noErrorTellsAnAddress()
    {
        QTest::failOnWarning(QRegularExpression(u"127|http:|token|Kiosk key"_s));
        FakeLoginServer server;
        server.startAnswer = {Status::InternalServerError, "{}"};
        Kiosk::LoginClient client(Kiosk::ServerAddress(server.url()), Core::Secret("key"));

        QVERIFY(!startWith(client));
    }
};

KIOSK_TEST(TestLoginClient)

} // namespace LoginClientTest
#include "tst_loginclient.moc"
