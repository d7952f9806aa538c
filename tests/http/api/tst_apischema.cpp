// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "core/model/attempt.h"
#include "core/model/gatewaystate.h"
#include "support/apidocument.h"
#include "support/invented.h"
#include "support/loopbackserver.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace ApiSchemaTest {

using namespace TestSupport;
using namespace Qt::StringLiterals;

namespace {

const auto channelRoute = u"/api/auth/whatsapp/channel/{attemptId}"_s;

QStringList sorted(QStringList words)
{
    words.sort();
    return words;
}

} // namespace

//! Whether /api/schema/ is what the server does; tst_apianswers asks for every answer.
class TestApiSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<LoopbackServer>();
        QVERIFY(m_server->isReady());
    }

    void itIsPublicWithAndWithoutTheSlash()
    {
        const auto reply = get(m_server->url(), "/api/schema/");

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Type"), "application/json; charset=utf-8"_ba);
        QVERIFY(reply.json()["openapi"_L1].toString().startsWith("3.1."_L1));
        QCOMPARE(get(m_server->url(), "/api/schema").body, reply.body);
        const auto head = HttpExchange(m_server->url(), "HEAD"_ba, "/api/schema/"_ba).reply();
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length"), QByteArray::number(reply.body.size()));
        QCOMPARE(head.body, QByteArray());
    }

    void itIsOpenApi() { QCOMPARE(document().faults().join(u'\n'), QString()); }

    void mistakesInItAreNoticed_data()
    {
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QByteArray>("wrong");
        QTest::newRow("version") << R"("openapi": "3.1.0")"_ba
                                 << R"("openapi": "3.0.3")"_ba;
        QTest::newRow("reference") << "#/components/schemas/StartReply"_ba
                                   << "#/components/schemas/StartReplies"_ba;
        QTest::newRow("operationId twice") << R"("operationId": "logout")"_ba
                                           << R"("operationId": "me")"_ba;
        QTest::newRow("parameter of the path") << R"("in": "path")"_ba
                                               << R"("in": "query")"_ba;
        QTest::newRow("name in the path") << "/channel/{attemptId}"_ba
                                          << "/channel/{id}"_ba;
        QTest::newRow("security scheme") << R"([{"webhookToken": []}])"_ba
                                         << R"([{"token": []}])"_ba;
        QTest::newRow("required member") << R"("required": ["code", "expiresIn"])"_ba
                                         << R"("required": ["code", "expires"])"_ba;
        QTest::newRow("word of a schema") << R"("maxLength": 64)"_ba
                                          << R"("longest": 64)"_ba;
        QTest::newRow("type") << R"("type": "boolean")"_ba
                              << R"("type": "bool")"_ba;
        QTest::newRow("tag") << R"("tags": ["gateway"])"_ba
                             << R"("tags": ["gate"])"_ba;
    }

    void mistakesInItAreNoticed()
    {
        QFETCH(QByteArray, right);
        QFETCH(QByteArray, wrong);
        auto text = get(m_server->url(), "/api/schema/").body;
        QVERIFY(text.contains(right));

        text.replace(right, wrong);

        const auto changed = QJsonDocument::fromJson(text);
        QVERIFY(changed.isObject());
        QVERIFY(!ApiDocument(changed.object()).faults().isEmpty());
    }

    void anAnswerThatIsNotAsDescribedIsNoticed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isRight");
        const auto json = "Content-Type: application/json"_ba;
        const auto body = R"({"status":"ok","instance":"1"})"_ba;
        QTest::newRow("right") << 200 << json << body << true;
        QTest::newRow("another status") << 201 << json << body << false;
        QTest::newRow("another type") << 200 << "Content-Type: text/plain"_ba << body << false;
        QTest::newRow("no JSON") << 200 << json << "ok"_ba << false;
        QTest::newRow("member missing") << 200 << json << R"({"status":"ok"})"_ba << false;
        QTest::newRow("another word")
            << 200 << json << R"({"status":"fine","instance":"1"})"_ba << false;
        QTest::newRow("another type of a member")
            << 200 << json << R"({"status":"ok","instance":1})"_ba << false;
        QTest::newRow("member more")
            << 200 << json << R"({"status":"ok","instance":"1","more":1})"_ba << false;
    }

    void anAnswerThatIsNotAsDescribedIsNoticed()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        QFETCH(bool, isRight);
        const auto head = "HTTP/1.1 " + QByteArray::number(status) + " x\r\n" + header + "\r\n";
        const auto id = "X-Request-Id: 0123456789abcdef\r\n"_ba;
        const auto faultsWith = [&](const QByteArray &more) {
            return document().faultsOf(replyFrom(head + more + "\r\n" + body), "GET"_ba,
                                       u"/healthz"_s);
        };

        QCOMPARE(faultsWith(id).isEmpty(), isRight);
        QVERIFY(!faultsWith({}).isEmpty());
        QVERIFY(!faultsWith("X-Request-Id: 1\r\n"_ba).isEmpty());
    }

    void everyRouteIsInItAndNothingElse()
    {
        QStringList routes{u"GET "_s + channelRoute};
        for (const auto &endpoint : m_server->endpoints())
            routes.append(QString::fromLatin1(endpoint.method) + u' ' + endpoint.path);
        QStringList described;
        const auto schema = document();
        for (const auto &path : schema.paths()) {
            for (const auto &method : schema.methods(path))
                described.append(method + u' ' + path);
        }

        QCOMPARE(sorted(described), sorted(routes));
    }

    void withoutTheLoginPageOnlyThatIsMissing()
    {
        LoopbackServer bare({.hasLoginPage = false});
        QStringList there;
        for (const auto &endpoint : bare.endpoints())
            there.append(endpoint.path);

        for (const auto &path : document().paths()) {
            if (path != channelRoute)
                QCOMPARE(there.contains(path), !path.startsWith("/login"_L1));
        }
    }

    void otherMethodsAreRefused_data()
    {
        QTest::addColumn<QString>("path");
        init();
        for (const auto &path : document().paths())
            QTest::newRow(qPrintable(path)) << path;
    }

    void otherMethodsAreRefused()
    {
        QFETCH(QString, path);
        const auto schema = document();
        const auto target = path.toLatin1().replace("{attemptId}", QByteArray(36, 'a'));
        const auto methods = schema.methods(path);

        for (const auto &method : {"PUT"_ba, "DELETE"_ba, "PATCH"_ba, "GET"_ba, "POST"_ba}) {
            if (methods.contains(QString::fromLatin1(method)))
                continue;
            const auto reply = HttpExchange(m_server->url(), method, target).reply();
            QCOMPARE(reply.status, 405);
            QCOMPARE(reply.errorCode(), u"method_not_allowed"_s);
            QCOMPARE(schema.faultsOf(reply, methods.first().toLatin1(), path).join(u'\n'),
                     QString());
            QCOMPARE(allowed(reply), allowedBy(path, methods));
        }
        if (path == channelRoute)
            return;
        const auto options = HttpExchange(m_server->url(), "OPTIONS"_ba, target).reply();
        QCOMPARE(options.status, 204);
        QCOMPARE(allowed(options), allowedBy(path, methods));
    }

    void itsWordsAreTheProgramsOwn()
    {
        const auto schema = document();
        QStringList failures;
        for (const auto reason : Core::enumValues<Core::FailureReason>)
            failures.append(Core::toString(reason));
        QStringList states;
        for (const auto state : Core::enumValues<Core::GatewayState>)
            states.append(Core::toString(state));

        QCOMPARE(schema.wordsOf(u"FailureReason"_s, {}), sorted(failures));
        QCOMPARE(schema.wordsOf(u"GatewayState"_s, {}), sorted(states));
        QCOMPARE(schema.wordsOf(u"NotificationReply"_s, u"reason"_s),
                 sorted(Http::ignoreReasons()));
        using namespace Http::ErrorCode;
        QCOMPARE(schema.wordsOf(u"Error"_s, u"error/code"_s),
                 sorted({badRequest, unauthorized, forbidden, notFound, attemptOver, codeWrong,
                         internal, rateLimited, timeout, methodNotAllowed, tooLarge, unavailable}));
    }

    void whatIsSaidOnAChannelIsInIt()
    {
        const auto schema = document();
        LoopbackServer server({.confirmation = {.web = true}});
        const auto attempt = server.startAttempt();
        WebSocketClient client(server.url(), channelPath(attempt),
                               bearer(attempt["channelToken"_L1]));
        QStringList said{next(client, schema)};

        QCOMPARE(server.sendLogin(u"996555121001"_s, attempt).status, 200);
        for (int i = 0; i < 3; ++i)
            said.append(next(client, schema));
        tell(client, {{u"type"_s, u"confirm"_s}, {u"number"_s, u"00"_s}}, schema);
        said.append(next(client, schema));
        tell(client,
             {{u"type"_s, u"confirm"_s}, {u"number"_s, server.confirmations.sent.last().number}},
             schema);
        said.append(next(client, schema));
        tell(client, {{u"type"_s, u"received"_s}}, schema);

        QCOMPARE(client.closeCode(), 4002);
        QCOMPARE(said,
                 QStringList({u"NEW"_s, u"message"_s, u"VERIFIED"_s, u"confirm"_s, u"confirm"_s,
                              u"COMPLETED"_s}));
    }

    void whatIsSaidOfAFailureIsInIt()
    {
        const auto schema = document();
        const auto attempt = m_server->startAttempt();
        WebSocketClient client(m_server->url(), channelPath(attempt));
        tell(client,
             {{u"type"_s, u"authenticate"_s}, {u"channelToken"_s, attempt["channelToken"_L1]}},
             schema);
        QCOMPARE(next(client, schema), u"NEW"_s);

        QCOMPARE(m_server->sendLogin(u"996555121099"_s, attempt).status, 200);

        QCOMPARE(next(client, schema), u"message"_s);
        QCOMPARE(next(client, schema), u"FAILED USER_NOT_FOUND"_s);
        QCOMPARE(client.closeCode(), 4002);
    }

    void whatIsSaidOfTheServerIsInIt()
    {
        const auto schema = document();
        m_server->service = Protocol::ServiceView{.state = Protocol::ServiceState::Ok};
        const auto attempt = m_server->startAttempt();
        WebSocketClient client(m_server->url(), channelPath(attempt),
                               bearer(attempt["channelToken"_L1]));
        QCOMPARE(next(client, schema), u"NEW"_s);

        m_server->service = Protocol::ServiceView{.state = Protocol::ServiceState::GatewayTrouble,
                                                  .gateway = Core::GatewayState::Blocked,
                                                  .sending = false};
        m_server->channels.sendService();

        QCOMPARE(next(client, schema), u"service"_s);
    }

    void aCancellationIsInIt()
    {
        const auto schema = document();
        const auto attempt = m_server->startAttempt();
        WebSocketClient client(m_server->url(), channelPath(attempt),
                               bearer(attempt["channelToken"_L1]));
        QCOMPARE(next(client, schema), u"NEW"_s);

        tell(client, {{u"type"_s, u"cancel"_s}}, schema);

        QCOMPARE(next(client, schema), u"FAILED CANCELLED"_s);
    }

private:
    [[nodiscard]] ApiDocument document() const
    {
        return ApiDocument(get(m_server->url(), "/api/schema/").json());
    }

    [[nodiscard]] static QStringList allowed(const HttpReply &reply)
    {
        return sorted(QString::fromLatin1(reply.header("Allow")).split(u", "_s));
    }

    // A channel is opened with GET and nothing else.
    [[nodiscard]] static QStringList allowedBy(const QString &path, QStringList methods)
    {
        if (path == channelRoute)
            return methods;
        if (methods.contains(u"GET"_s))
            methods.append(u"HEAD"_s);
        return sorted(methods + QStringList{u"OPTIONS"_s});
    }

    //! Returns the next message, or how it differs from the document.
    [[nodiscard]] static QString next(WebSocketClient &client, const ApiDocument &schema)
    {
        const auto message = client.nextMessage();
        if (!message)
            return u"nothing"_s;
        const auto faults = schema.faultsOfValue(*message, u"ChannelServerMessage"_s);
        return faults.isEmpty() ? statusIn(message) : faults.join(u"; "_s);
    }

    static void tell(WebSocketClient &client, const QJsonObject &message, const ApiDocument &schema)
    {
        QCOMPARE(schema.faultsOfValue(message, u"ChannelClientMessage"_s), QStringList());
        QCOMPARE(client.handshake(), 101);
        client.sendJson(message);
    }

    std::unique_ptr<LoopbackServer> m_server;
};

KIOSK_TEST(TestApiSchema)

} // namespace ApiSchemaTest

#include "tst_apischema.moc"
