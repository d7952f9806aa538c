// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/unicodetext.h"
#include "support/loglines.h"
#include "support/loopbackserver.h"
#include "support/pkce.h"
#include "support/rawclient.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QJsonDocument>
#include <QTest>

namespace HostileWordsTest {

using namespace Qt::StringLiterals;
using TestSupport::bearer;
using TestSupport::channelPath;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::LogLines;
using TestSupport::LoopbackServer;
using TestSupport::post;
using TestSupport::RawClient;
using TestSupport::requestBytes;
using TestSupport::statusIn;
using TestSupport::WebSocketClient;

namespace {

// Members with which a client claims more rights than it has.
const QJsonObject wishes{{u"role"_s, u"admin"_s},
                         {u"roleName"_s, u"Administrator"_s},
                         {u"isAdmin"_s, true},
                         {u"is_admin"_s, 1},
                         {u"tenantId"_s, 3},
                         {u"tenant_id"_s, 3},
                         {u"type"_s, u"admin"_s},
                         {u"kiosk"_s, u"Desk"_s},
                         {u"phone"_s, u"+996700121003"_s},
                         {u"status"_s, u"COMPLETED"_s},
                         {u"user"_s, QJsonObject{{u"id"_s, 3}, {u"role"_s, u"admin"_s}}}};

// The body with all wishes, but for the members that it has itself.
QByteArray greedy(const QJsonObject &body)
{
    auto all = wishes;
    for (auto member = body.begin(); member != body.end(); ++member)
        all.insert(member.key(), member.value());
    return QJsonDocument(all).toJson();
}

const QJsonObject asan{{u"id"_s, 1},
                       {u"name"_s, u"Asan Usenov"_s},
                       {u"phone"_s, u"+996•••••001"_s},
                       {u"type"_s, u"tenant"_s},
                       {u"role"_s, u"tenant"_s},
                       {u"roleName"_s, u"Tenant"_s}};

const HeaderList crm{{"Authorization"_ba, "Basic " + "crm:crm-secret"_ba.toBase64()}};

bool isPlain(const QString &line)
{
    return std::none_of(line.begin(), line.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
    });
}

} // namespace

//! Words that try to be more than words: members nobody asked for, SQL, markup, and line ends on
//! their way into the log. Over real sockets.
class TestHostileWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<LoopbackServer>();
        QVERIFY(m_server->isReady());
        QVERIFY(m_server->addService(u"crm"_s, "crm-secret", {TestSupport::handoffRedirect}));
    }

    void cleanup() { m_server.reset(); }

    void membersNobodyAskedForChangeNothing()
    {
        const auto attempt = post(m_server->url(), "/api/auth/whatsapp/start/", greedy({})).json();
        const QUuid id(attempt["attemptId"_L1].toString());
        QCOMPARE(m_server->attempts.find(id).value()->kiosk, u""_s);
        QCOMPARE(m_server->status(attempt).json()["status"_L1].toString(), u"NEW"_s);
        WebSocketClient channel(m_server->url(), channelPath(attempt));
        QCOMPARE(channel.handshake(), 101);
        channel.sendText(greedy(
            {{u"type"_s, u"authenticate"_s}, {u"channelToken"_s, attempt["channelToken"_L1]}}));
        QCOMPARE(statusIn(channel.nextMessage()), u"NEW"_s);

        QCOMPARE(m_server->notify(greedyNotification(attempt)).status, 200);

        QCOMPARE(statusIn(channel.nextMessage()), u"message"_s);
        const auto completed = channel.nextMessage();
        QCOMPARE((*completed)["user"_L1].toObject(), asan);
        const auto session = bearer((*completed)["session"_L1]["token"_L1]);
        channel.sendText(greedy({{u"type"_s, u"received"_s}}));
        QCOMPARE(channel.closeCode(), 4002);
        auto me = get(m_server->url(), "/api/auth/me/?role=admin&tenantId=3", session).json();
        me.remove("session"_L1);
        QCOMPARE(me, asan);
        assertHandsOverAsan(session);
        QCOMPARE(m_server->tenants.find(1).value()->type, u"tenant"_s);
        QCOMPARE(post(m_server->url(), "/api/auth/logout/", greedy({}), session).status, 204);
    }

    void theyChangeNothingInALoginByCodeEither()
    {
        const auto attempt = post(m_server->url(), "/api/auth/whatsapp/request-code/",
                                  greedy({{u"phone"_s, u"+996555121001"_s}}))
                                 .json();
        const auto stored =
            m_server->attempts.find(QUuid(attempt["attemptId"_L1].toString())).value();
        QCOMPARE(stored->kiosk, u""_s);
        QVERIFY(stored->state.status == Core::AttemptStatus::New);

        const auto reply = post(m_server->url(), "/api/auth/whatsapp/verify-code/",
                                greedy({{u"attemptId"_s, attempt["attemptId"_L1]},
                                        {u"code"_s, m_server->sentCodes.sent.first().code}}));

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["user"_L1].toObject(), asan);
    }

    void aNameIsShownAsItIs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("SQL") << u"Robert'); DROP TABLE tenants; --"_s;
        QTest::newRow("markup") << u"<script>alert(1)</script><img src=x onerror=alert(1)>"_s;
        QTest::newRow("entities") << u"&lt;b&gt; &amp; \"Co\" \\ /"_s;
        QTest::newRow("template") << u"{{7*7}} ${7*7} %s %1 %n"_s;
        QTest::newRow("line ends") << u"Asan\r\nUsenov\u2028\u2029"_s;
        QTest::newRow("controls") << u"Asan\t\x1b[31m\u0000Usenov"_s;
        QTest::newRow("right to left") << u"\u202eAsan\u200f"_s;
        QTest::newRow("beyond sixteen bits") << u"Асан 🏠 Үсөнов"_s;
    }

    void aNameIsShownAsItIs()
    {
        QFETCH(QString, name);
        const LogLines log;
        Core::Tenant tenant;
        tenant.name = name;
        tenant.type = u"<b>tenant</b>"_s;
        tenant.phone = Core::PhoneNumber::fromE164(u"+996555121007"_s);
        QVERIFY(m_server->tenants.add(tenant, m_server->now));

        const auto token = m_server->signIn(u"996555121007"_s);

        const auto me = get(m_server->url(), "/api/auth/me/", bearer(QString::fromLatin1(token)));
        QCOMPARE(me.status, 200);
        QCOMPARE(me.header("Content-Type"), "application/json; charset=utf-8"_ba);
        QCOMPARE(me.header("X-Content-Type-Options"), "nosniff"_ba);
        QCOMPARE(me.json()["name"_L1].toString(), Core::wellFormed(name));
        QCOMPARE(me.json()["type"_L1].toString(), u"<b>tenant</b>"_s);
        QCOMPARE(m_server->tenants.all()->size(), 5);
        QVERIFY(!log.contain(name));
        assertPlain(log);
    }

    void wordsOfAMessageAreWordsOnly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("status");
        QTest::newRow("SQL behind it") << u"%1'); DROP TABLE tenants; --"_s << u"COMPLETED"_s;
        QTest::newRow("SQL before it") << u"' OR 1=1; -- %1"_s << u"COMPLETED"_s;
        QTest::newRow("markup around it") << u"<script>%1</script>"_s << u"COMPLETED"_s;
        QTest::newRow("line ends") << u"x\r\nevent=forged\u2028%1\n"_s << u"COMPLETED"_s;
        QTest::newRow("another keyword") << u"AMT' OR 1=1 -- LOGIN"_s << u"NEW"_s;
        QTest::newRow("pattern") << u"AMT LOGIN ________-____-____-____-____________"_s << u"NEW"_s;
    }

    void wordsOfAMessageAreWordsOnly()
    {
        QFETCH(QString, text);
        QFETCH(QString, status);
        const auto attempt = m_server->startAttempt();
        const LogLines log;

        const auto reply = m_server->notify(m_server->notificationFrom(
            u"996555121001"_s, text.replace(u"%1"_s, attempt["loginMessage"_L1].toString())));

        QCOMPARE(reply.status, 200);
        QCOMPARE(m_server->status(attempt).json()["status"_L1].toString(), status);
        QCOMPARE(log.all().size(), 1);
        assertPlain(log);
        QVERIFY(!log.contain(u"forged"_s));
        QVERIFY(!log.contain(u"DROP"_s));
        QCOMPARE(m_server->tenants.all()->size(), 4);
    }

    void wordsInPlaceOfIdsAndSecretsOpenNothing_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("always true") << "' OR '1'='1"_ba;
        QTest::newRow("comment") << "x' --"_ba;
        QTest::newRow("union") << "x' UNION SELECT * FROM tenants --"_ba;
        QTest::newRow("pattern") << "%"_ba;
        QTest::newRow("markup") << "<script>alert(1)</script>"_ba;
    }

    void wordsInPlaceOfIdsAndSecretsOpenNothing()
    {
        QFETCH(QByteArray, words);
        (void)m_server->signIn(u"996555121001"_s);
        const auto in = words.toPercentEncoding();
        const auto with = [](const QByteArray &scheme, const QByteArray &value) {
            return HeaderList{{"Authorization"_ba, scheme + ' ' + value}};
        };
        const auto &url = m_server->url();

        QCOMPARE(get(url, "/api/auth/whatsapp/status/?attemptId=" + in).status, 404);
        QCOMPARE(get(url, "/api/auth/me/", with("Bearer", words)).status, 401);
        QCOMPARE(post(url, "/api/auth/logout/", {}, with("Bearer", words)).status, 401);
        QCOMPARE(post(url, "/api/auth/whatsapp/start/", {}, with("Kiosk", words)).status, 401);
        QCOMPARE(post(url, "/api/auth/introspect/", "token=x",
                      with("Basic", (words + ':' + words).toBase64()))
                     .status,
                 401);
        QCOMPARE(post(url, "/api/auth/introspect/", "token=" + in, crm).json(),
                 QJsonObject({{u"active"_s, false}}));
        QCOMPARE(post(url, "/api/auth/handoff/",
                      QJsonDocument(TestSupport::handoffClaim(QString::fromLatin1(words))).toJson(),
                      crm)
                     .errorCode(),
                 u"code_wrong"_s);
        for (const auto &target :
             {"/login?client=" + in, "/login?redirect_uri=" + in, "/nowhere/" + in})
            QVERIFY(!get(url, target).body.contains("<script>alert(1)"));
        QCOMPARE(m_server->tenants.all()->size(), 4);
    }

    void nobodyForgesALineOfTheLog_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("lines");
        const auto wrong = "Authorization: Bearer wrong\r\n"_ba;
        const auto separator = "\xe2\x80\xa8"_ba + "event=forged"_ba;
        const auto webhook = [](const QByteArray &headers) {
            return requestBytes("POST", "/api/webhooks/greenapi/incoming/", headers, "{}");
        };
        const auto service = [](const QByteArray &target, const QByteArray &name) {
            return requestBytes("POST", target,
                                "Authorization: Basic " + (name + ":x").toBase64() + "\r\n",
                                "token=x");
        };
        QTest::newRow("forwarded address")
            << webhook(wrong + "X-Forwarded-For: " + separator + "\r\n") << 1;
        QTest::newRow("forwarded address with a bare line end")
            << webhook(wrong + "X-Forwarded-For: x\nevent=forged\r\n") << 0;
        QTest::newRow("forwarded address with a control")
            << webhook(wrong + "X-Forwarded-For: x\x1b[31m event=forged\r\n") << 0;
        QTest::newRow("program") << webhook(wrong + "User-Agent: " + separator + "\r\n") << 1;
        QTest::newRow("token") << webhook("Authorization: Bearer " + separator + "\r\n") << 1;
        QTest::newRow("service that asks")
            << service("/api/auth/introspect/", "crm\r\nevent=forged") << 1;
        QTest::newRow("service that redeems")
            << service("/api/auth/handoff/", "crm\nevent=forged") << 1;
        QTest::newRow("attempt of a status")
            << requestBytes("GET", "/api/auth/whatsapp/status/?attemptId=%0d%0aevent=forged") << 0;
        QTest::newRow("attempt of a channel")
            << TestSupport::handshakeBytes("/api/auth/whatsapp/channel/%0d%0aevent=forged", wrong)
            << 0;
        QTest::newRow("path") << requestBytes("GET", "/%0d%0aevent=forged%E2%80%A8") << 0;
        QTest::newRow("method") << requestBytes("EVENT=FORGED", "/healthz") << 0;
    }

    void nobodyForgesALineOfTheLog()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, lines);
        const LogLines log;
        RawClient client(m_server->url());

        client.send(request);

        QVERIFY(client.nextReply().status != 0);
        QCOMPARE(get(m_server->url(), "/healthz").status, 200);
        QCOMPARE(log.all().size(), lines);
        assertPlain(log);
        QVERIFY(!log.contain(u"forged"_s));
    }

    void noPartOfANotificationForgesALineOfTheLog_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("member");
        const auto row = [](const QString &object, const QString &member) {
            QTest::newRow(qPrintable(object + u'.' + member)) << object << member;
        };
        row(u"senderData"_s, u"senderName"_s);
        row(u"senderData"_s, u"chatName"_s);
        row(u"senderData"_s, u"senderContactName"_s);
        row(u"senderData"_s, u"sender"_s);
        row(u"senderData"_s, u"chatId"_s);
        row(u"instanceData"_s, u"wid"_s);
        row(u"instanceData"_s, u"idInstance"_s);
        row(u"messageData"_s, u"typeMessage"_s);
        row({}, u"typeWebhook"_s);
        row({}, u"idMessage"_s);
        row({}, u"timestamp"_s);
    }

    void noPartOfANotificationForgesALineOfTheLog()
    {
        QFETCH(QString, object);
        QFETCH(QString, member);
        const auto attempt = m_server->startAttempt();
        auto json =
            QJsonDocument::fromJson(m_server->notificationFrom(
                                        u"996555121001"_s, attempt["loginMessage"_L1].toString()))
                .object();
        const auto words = u"x\r\nevent=forged\u2028event=forged\u0000\u001b[0m"_s;
        if (object.isEmpty()) {
            json.insert(member, words);
        } else {
            auto part = json[object].toObject();
            part.insert(member, words);
            json.insert(object, part);
        }
        const LogLines log;

        const auto reply = m_server->notify(QJsonDocument(json).toJson());

        QCOMPARE(reply.status, 200);
        QCOMPARE(log.all().size(), 1);
        assertPlain(log);
        QVERIFY(!log.contain(u"forged"_s));
    }

    void aKiosksNameStaysWithinItsLine()
    {
        QVERIFY(m_server->kiosks.add({.id = 0,
                                      .name = u"De\r\nsk event=forged\u2028x=\"y\""_s,
                                      .keyHash = Core::Secret("hall-key"_ba).hash(),
                                      .createdAt = m_server->now,
                                      .revokedAt = {}}));
        const LogLines log;

        const auto attempt = m_server->startAttempt({{"Authorization"_ba, "Kiosk hall-key"_ba}});

        QCOMPARE(log.all(),
                 QStringList{u"event=attempt.started attempt=%1 "
                             "kiosk=\"De\\r\\nsk event=forged\\u2028x=\\\"y\\\"\""_s.arg(
                                 attempt["attemptId"_L1].toString())});
    }

private:
    [[nodiscard]] QByteArray greedyNotification(const QJsonObject &attempt)
    {
        auto json =
            QJsonDocument::fromJson(m_server->notificationFrom(
                                        u"996555121001"_s, attempt["loginMessage"_L1].toString()))
                .object();
        for (const auto &part : {u"senderData"_s, u"instanceData"_s, u"messageData"_s})
            json.insert(part, QJsonDocument::fromJson(greedy(json[part].toObject())).object());
        return greedy(json);
    }

    void assertHandsOverAsan(const HeaderList &session) const
    {
        const auto code = post(m_server->url(), "/api/auth/handoff/code/",
                               greedy(TestSupport::handoffWish("crm"_L1)), session)
                              .json();
        const auto handedOver = post(m_server->url(), "/api/auth/handoff/",
                                     greedy(TestSupport::handoffClaim(code["code"_L1])), crm)
                                    .json();
        QCOMPARE(handedOver["user"_L1].toObject(), asan);
        const auto introspected =
            post(m_server->url(), "/api/auth/introspect/",
                 greedy({{u"token"_s, handedOver["session"_L1]["token"_L1]}}), crm)
                .json();
        QCOMPARE(introspected["user"_L1].toObject(), asan);
        QCOMPARE(introspected["sub"_L1].toString(), u"1"_s);
    }

    static void assertPlain(const LogLines &log)
    {
        for (const auto &line : log.all())
            QVERIFY2(isPlain(line) && line.startsWith("event="_L1), qPrintable(line));
    }

    std::unique_ptr<LoopbackServer> m_server;
};

KIOSK_TEST(TestHostileWords)

} // namespace HostileWordsTest

#include "tst_hostilewords.moc"
