// SPDX-License-Identifier: GPL-3.0-only
#include "support/loopbackserver.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QTest>

namespace ForgeriesTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::HeaderList;
using TestSupport::HttpReply;
using TestSupport::LoopbackServer;
using TestSupport::post;

namespace {

using Change = std::function<QJsonObject(QJsonObject notification, const QString &text)>;

// @p value in the place of "member" or "object.member".
QJsonObject changed(QJsonObject json, const QString &path, const QJsonValue &value)
{
    const auto name = path.section(u'.', 0, 0);
    const auto rest = path.section(u'.', 1);
    json.insert(name, rest.isEmpty() ? value : changed(json[name].toObject(), rest, value));
    return json;
}

Change setting(const QString &path, const QJsonValue &value)
{
    return [=](const QJsonObject &notification, const QString &) {
        return changed(notification, path, value);
    };
}

Change saying(const std::function<QJsonObject(const QString &text)> &messageData)
{
    return [=](const QJsonObject &notification, const QString &text) {
        return changed(notification, u"messageData"_s, messageData(text));
    };
}

} // namespace

//! Authenticated notifications that carry the right login message and must not sign anybody in,
//! over a real socket. Each leaves the attempt good for the genuine message.
class TestForgeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<LoopbackServer>();
        QVERIFY(m_server->isReady());
        m_attempt = m_server->startAttempt();
    }

    void cleanup() { m_server.reset(); }

    void whatIsNoDirectMessageOfAPersonSignsNobodyIn_data()
    {
        QTest::addColumn<Change>("change");
        const auto stranger = u"996555121002@c.us"_s;
        const auto hidden = u"123456789012345@lid"_s;
        QTest::newRow("in a group")
            << setting(u"senderData.chatId"_s, u"120363000000000001@g.us"_s);
        QTest::newRow("in somebody else's chat") << setting(u"senderData.chatId"_s, stranger);
        QTest::newRow("of a hidden sender") << setting(u"senderData.sender"_s, hidden);
        QTest::newRow("in a channel") << setting(u"senderData.chatId"_s, u"1203630@newsletter"_s);
        QTest::newRow("as a status") << setting(u"senderData.chatId"_s, u"status@broadcast"_s);
        QTest::newRow("our phone's own") << setting(u"typeWebhook"_s, u"outgoingMessageReceived"_s);
        QTest::newRow("our program's own")
            << setting(u"typeWebhook"_s, u"outgoingAPIMessageReceived"_s);
        QTest::newRow("another instance") << setting(u"instanceData.idInstance"_s, 1101000002);
        QTest::newRow("another number") << setting(u"instanceData.wid"_s, stranger);
        QTest::newRow("forwarded") << saying([](const QString &text) {
            return QJsonObject{{u"typeMessage"_s, u"extendedTextMessage"_s},
                               {u"extendedTextMessageData"_s,
                                QJsonObject{{u"text"_s, text},
                                            {u"forwardingScore"_s, 1},
                                            {u"isForwarded"_s, true}}}};
        });
        QTest::newRow("edited") << saying([](const QString &text) {
            return QJsonObject{{u"typeMessage"_s, u"editedMessage"_s},
                               {u"editedMessageData"_s,
                                QJsonObject{{u"textMessage"_s, text}, {u"stanzaId"_s, u"3A0"_s}}}};
        });
        QTest::newRow("a picture's caption") << saying([](const QString &text) {
            return QJsonObject{{u"typeMessage"_s, u"imageMessage"_s},
                               {u"fileMessageData"_s, QJsonObject{{u"caption"_s, text}}}};
        });
        QTest::newRow("quoted only") << saying([](const QString &text) {
            return QJsonObject{
                {u"typeMessage"_s, u"quotedMessage"_s},
                {u"extendedTextMessageData"_s, QJsonObject{{u"text"_s, u"What is this?"_s}}},
                {u"quotedMessage"_s,
                 QJsonObject{{u"typeMessage"_s, u"textMessage"_s}, {u"textMessage"_s, text}}}};
        });
    }

    void whatIsNoDirectMessageOfAPersonSignsNobodyIn()
    {
        QFETCH(Change, change);
        const auto forged = change(notification(m_attempt), loginMessage(m_attempt));

        const auto reply = m_server->notify(QJsonDocument(forged).toJson());

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["status"_L1].toString(), u"ignored"_s);
        QCOMPARE(statusOf(m_attempt), u"NEW"_s);
        assertTheGenuineOneSignsIn();
    }

    void whoLacksTheTokenOfTheGatewayIsNotHeard_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("none") << ""_ba;
        QTest::newRow("wrong") << "Bearer wrong-token-of-the-tests-0123456789"_ba;
        QTest::newRow("a kiosk's key") << "Kiosk kiosk-key-of-the-tests"_ba;
    }

    void whoLacksTheTokenOfTheGatewayIsNotHeard()
    {
        QFETCH(QByteArray, authorization);
        const auto body = QJsonDocument(notification(m_attempt)).toJson();
        HeaderList headers;
        if (!authorization.isEmpty())
            headers.append({"Authorization"_ba, authorization});

        QCOMPARE(post(m_server->url(), "/api/webhooks/greenapi/incoming/", body, headers).status,
                 401);

        QCOMPARE(statusOf(m_attempt), u"NEW"_s);
        QCOMPARE(m_server->notify(body).json()["status"_L1].toString(), u"accepted"_s);
    }

    void whatIsReplayedCountsOnce()
    {
        const auto body = QJsonDocument(notification(m_attempt)).toJson();
        QCOMPARE(m_server->notify(body).json()["status"_L1].toString(), u"accepted"_s);

        QCOMPARE(reasonOf(m_server->notify(body)), u"duplicate"_s);

        QCOMPARE(m_server->database.valueOf(u"SELECT count(*) FROM sessions"_s).toInt(), 1);
    }

    void aReplayCannotBeTurnedToAnotherAttempt()
    {
        const auto other = m_server->startAttempt();
        const auto genuine = notification(m_attempt);
        QCOMPARE(m_server->notify(QJsonDocument(genuine).toJson()).status, 200);
        auto turned = notification(other);
        turned["idMessage"_L1] = genuine["idMessage"_L1];

        QCOMPARE(reasonOf(m_server->notify(QJsonDocument(turned).toJson())), u"duplicate"_s);

        QCOMPARE(statusOf(other), u"NEW"_s);
    }

    void messagesMayComeInAnyOrder()
    {
        const auto other = m_server->startAttempt();
        const auto first = QJsonDocument(notification(m_attempt)).toJson();
        const auto second = QJsonDocument(notification(other)).toJson();

        QCOMPARE(m_server->notify(second).json()["status"_L1].toString(), u"accepted"_s);
        QCOMPARE(statusOf(m_attempt), u"NEW"_s);
        QCOMPARE(m_server->notify(first).json()["status"_L1].toString(), u"accepted"_s);

        QCOMPARE(statusOf(m_attempt), u"COMPLETED"_s);
        QCOMPARE(statusOf(other), u"COMPLETED"_s);
    }

    void whatComesTooLateSignsNobodyIn()
    {
        const auto body = QJsonDocument(notification(m_attempt)).toJson();
        m_server->now = m_server->now.addDuration(180s);

        QCOMPARE(reasonOf(m_server->notify(body)), u"attempt_over"_s);

        QCOMPARE(statusOf(m_attempt), u"FAILED"_s);
        QCOMPARE(m_server->database.valueOf(u"SELECT count(*) FROM sessions"_s).toInt(), 0);
    }

    void whatWasSentBeforeTheCodeSignsNobodyIn()
    {
        auto early = notification(m_attempt);
        early["timestamp"_L1] = m_server->now.addSecs(-121).toSecsSinceEpoch();

        QCOMPARE(reasonOf(m_server->notify(QJsonDocument(early).toJson())),
                 u"sent_before_attempt"_s);

        QCOMPARE(statusOf(m_attempt), u"NEW"_s);
        assertTheGenuineOneSignsIn();
    }

private:
    [[nodiscard]] static QString loginMessage(const QJsonObject &attempt)
    {
        return attempt["loginMessage"_L1].toString();
    }

    //! A genuine one.
    [[nodiscard]] QJsonObject notification(const QJsonObject &attempt)
    {
        return QJsonDocument::fromJson(
                   m_server->notificationFrom(u"996555121001"_s, loginMessage(attempt)))
            .object();
    }

    [[nodiscard]] QString statusOf(const QJsonObject &attempt) const
    {
        return m_server->status(attempt).json()["status"_L1].toString();
    }

    [[nodiscard]] static QString reasonOf(const HttpReply &reply)
    {
        return reply.status == 200 ? reply.json()["reason"_L1].toString() : u"not taken"_s;
    }

    void assertTheGenuineOneSignsIn()
    {
        QCOMPARE(m_server->notify(QJsonDocument(notification(m_attempt)).toJson()).status, 200);
        QCOMPARE(statusOf(m_attempt), u"COMPLETED"_s);
    }

    std::unique_ptr<LoopbackServer> m_server;
    QJsonObject m_attempt;
};

KIOSK_TEST(TestForgeries)

} // namespace ForgeriesTest

#include "tst_forgeries.moc"
