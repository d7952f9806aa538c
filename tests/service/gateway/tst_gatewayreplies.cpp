// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/audit.h"
#include "service/gateway/phonetexts.h"
#include "service/linkedserver.h"
#include "support/loglines.h"
#include "support/staffpins.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

namespace GatewayRepliesTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;
using Config::GatewayMode;
using Core::ReplyKind;
using Simulator::Fault;

namespace {

//! A message that somebody got.
struct Received
{
    QString chat;
    QString text;

    friend bool operator==(const Received &, const Received &) = default;
};

QString chatOf(const QString &number)
{
    return number + u"@c.us"_s;
}

QByteArray withoutRequestId(const HttpReply &reply)
{
    auto error = reply.json()["error"_L1].toObject();
    error.remove("requestId"_L1);
    return QJsonDocument(error).toJson();
}

} // namespace

//! The messages that people get in WhatsApp, and their fate where nothing can be sent.
class TestGatewayReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        m_server.reset();
        m_received.clear();
    }

    void whoSignedInIsToldSoInTheirLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("ky") << u"ky"_s;
        QTest::newRow("ru") << u"ru"_s;
        QTest::newRow("en") << u"en"_s;
    }

    void whoSignedInIsToldSoInTheirLanguage()
    {
        QFETCH(QString, language);
        QVERIFY(start());
        const auto attempt = m_server->begin(language);
        const auto before = QDateTime::currentDateTimeUtc();

        m_server->write(aigul, attempt);

        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, chatOf(aigul));
        const auto text = m_received.first().text;
        QVERIFY(text.contains(u"Demo"_s));
        QVERIFY(text == Service::signedInText(language, u"Demo"_s, before)
                || text
                    == Service::signedInText(language, u"Demo"_s, QDateTime::currentDateTimeUtc()));
    }

    // The gateway knows the number behind the hidden id, so that there are two chats to choose
    // from.
    void whoWroteFromAHiddenNumberIsAnsweredWhereTheyWrote_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<bool>("entersNumber");
        QTest::newRow("at once") << aigul << false;
        QTest::newRow("after a number match") << nurlan << true;
    }

    void whoWroteFromAHiddenNumberIsAnsweredWhereTheyWrote()
    {
        QFETCH(QString, who);
        QFETCH(bool, entersNumber);
        QVERIFY(start());
        m_server->gateway.contacts().assign(who, u"182500000000001"_s);
        m_server->gateway.faults().strikeNext(Fault::LidSender);
        const auto attempt = m_server->begin();

        m_server->write(who, attempt);
        if (entersNumber) {
            QTRY_COMPARE(m_received.size(), 1);
            enter(attempt, numberIn(m_received.first().text));
        }

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        const auto answers = entersNumber ? 2 : 1;
        QTRY_COMPARE(m_received.size(), answers);
        QVERIFY(m_received.last().text.contains(u"Demo"_s));
        for (const auto &answer : std::as_const(m_received))
            QCOMPARE(answer.chat, u"182500000000001@lid"_s);
        QVERIFY(onlyTheNextLoginIsAnswered(answers));
    }

    // There is no link then, which would look the sender up and answer.
    void anAccountThatIsTurnedOffIsNotUsed()
    {
        const LogLines log;
        QVERIFY(start(GatewayMode::Off));
        m_server->gateway.setSettings(
            {{u"webhookUrl"_s, m_server->url().toString() + u"/api/webhooks/greenapi/incoming/"_s},
             {u"webhookUrlToken"_s, QString::fromLatin1(m_server->setup.webhookToken.reveal())}});
        m_server->gateway.faults().strikeNext(Fault::LidSender);
        const auto attempt = m_server->begin();

        m_server->write(aigul, attempt);

        QTRY_COMPARE(log.ofEvent(u"webhook.ignored"_s).size(), 1);
        QVERIFY(log.ofEvent(u"webhook.ignored"_s).first().contains(u"gateway_off"_s));
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
        QVERIFY(m_received.isEmpty());
    }

    void whoSaysNoEndsTheSession_data()
    {
        QTest::addColumn<GatewayMode>("mode");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("isFromLid");
        QTest::newRow("NO") << GatewayMode::Webhook << u"NO"_s << false;
        QTest::newRow("No, by polling") << GatewayMode::Poll << u"No."_s << false;
        QTest::newRow("НЕТ") << GatewayMode::Webhook << u"НЕТ"_s << false;
        QTest::newRow("жок") << GatewayMode::Webhook << u"жок"_s << false;
        QTest::newRow("from a lid") << GatewayMode::Webhook << u"Жок!"_s << true;
    }

    void whoSaysNoEndsTheSession()
    {
        QFETCH(GatewayMode, mode);
        QFETCH(QString, word);
        QFETCH(bool, isFromLid);
        QVERIFY(start(mode));
        if (isFromLid)
            m_server->gateway.faults().strikeNext(Fault::LidSender, 2);
        const auto attempt = m_server->begin();
        m_server->write(aigul, attempt);
        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        const auto token = m_server->told(attempt)["session"_L1]["token"_L1].toString().toLatin1();
        QCOMPARE(me(token), 200);
        QTRY_COMPARE(m_received.size(), 1);

        m_server->gateway.write({.from = aigul, .text = word});

        QTRY_COMPARE(me(token), 401);
        QTRY_COMPARE(m_received.size(), 2);
        QCOMPARE(m_received.last().text, Service::replyText(QString(), ReplyKind::SessionEnded));
        QCOMPARE(m_server->audited(Core::AuditAction::sessionDisowned), 1);
        // Once more there is nothing left to end, and nothing to say.
        m_server->gateway.write({.from = aigul, .text = word});
        QVERIFY(onlyTheNextLoginIsAnswered(2));
        QCOMPARE(m_server->audited(Core::AuditAction::sessionDisowned), 1);
    }

    void whatWentWrongIsExplained()
    {
        QVERIFY(start());
        const auto unknown = m_server->begin(u"ky"_s);
        m_server->write(nobody, unknown);
        QTRY_COMPARE(m_received.size(), 1);
        const Received expected{chatOf(nobody),
                                Service::replyText(u"ky"_s, ReplyKind::UnknownNumber)};
        QVERIFY(m_received.last() == expected);

        const auto disabled = m_server->begin(u"en"_s);
        m_server->write(u"996555121004"_s, disabled);
        QTRY_COMPARE(m_received.size(), 2);
        QCOMPARE(m_received.last().text, Service::replyText(u"en"_s, ReplyKind::AskDesk));

        m_server->gateway.faults().strikeNext(Fault::EmptyText);
        m_server->write(aigul, m_server->begin());
        QTRY_COMPARE(m_received.size(), 3);
        QCOMPARE(m_received.last().text, Service::replyText(QString(), ReplyKind::SendAgain));
    }

    void anOldCodeIsExplained()
    {
        QVERIFY(start(GatewayMode::Webhook,
                      [](LinkedServer &server) { server.setup.settings.login.attempt = 1s; }));
        const auto attempt = m_server->begin(u"ky"_s);
        QTRY_COMPARE(m_server->stateOf(attempt), u"FAILED ATTEMPT_EXPIRED"_s);

        m_server->write(aigul, attempt);

        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().text, Service::replyText(u"ky"_s, ReplyKind::ExpiredCode));
    }

    void aMarkerAsksToSendAgain()
    {
        QVERIFY(start());
        m_server->gateway.faults().strikeNext(Fault::MarkerThenText);
        const auto attempt = m_server->begin();

        m_server->write(aigul, attempt);

        QTRY_COMPARE(m_received.size(), 2);
        QCOMPARE(m_received.first().text, Service::replyText(QString(), ReplyKind::SendAgain));
        QVERIFY(m_received.last().text.contains(u"Demo"_s));
        QCOMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
    }

    void whoSignedInIsAnsweredOnce()
    {
        QVERIFY(start());
        m_server->gateway.faults().strikeNext(Fault::DuplicateDelivery);
        const auto attempt = m_server->begin();

        m_server->write(aigul, attempt);
        m_server->write(aigul, attempt);

        QVERIFY(onlyTheNextLoginIsAnswered(1));
        QVERIFY(m_received.first().text.contains(u"Demo"_s));
    }

    void whoCameTooLateIsAnsweredOnce()
    {
        QVERIFY(start());
        const auto attempt = m_server->begin();
        m_server->write(aigul, attempt);

        m_server->write(nobody, attempt);
        m_server->write(nobody, attempt);

        QVERIFY(onlyTheNextLoginIsAnswered(2));
        QCOMPARE(m_received.first().chat, chatOf(aigul));
        QCOMPARE(m_received[1].chat, chatOf(nobody));
        QCOMPARE(m_received[1].text, Service::replyText(u"en"_s, ReplyKind::ExpiredCode));
    }

    void aSendersFailuresAreAnsweredThreeTimes()
    {
        QVERIFY(start());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_server->signIn(nobody), u"FAILED USER_NOT_FOUND"_s);

        QVERIFY(onlyTheNextLoginIsAnswered(3));
    }

    void aGroupIsNotAnswered()
    {
        QVERIFY(start());
        const auto attempt = m_server->begin();
        for (const auto fault : {Fault::DuplicateDelivery, Fault::EmptyText}) {
            m_server->gateway.faults().strikeNext(fault);
            m_server->gateway.write({.from = aigul,
                                     .text = attempt["loginMessage"_L1].toString(),
                                     .group = u"120363000000000001@g.us"_s});
        }
        m_server->gateway.write(
            {.from = aigul, .text = u"NO"_s, .group = u"120363000000000001@g.us"_s});

        QVERIFY(onlyTheNextLoginIsAnswered(0));
    }

    void whereRepliesAreOffNobodyIsAnswered()
    {
        QVERIFY(start(GatewayMode::Webhook,
                      [](LinkedServer &server) { server.setup.settings.greenApi.reply = false; }));
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
        QCOMPARE(m_server->signIn(nobody), u"FAILED USER_NOT_FOUND"_s);

        // Codes are sent in the order of the replies, and are none.
        QCOMPARE(requestCode(sergei).status, 200);

        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, chatOf(sergei));
    }

    void whomANumberWasLinkedToIsTold_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("ky") << u"ky"_s;
        QTest::newRow("en") << u"en"_s;
    }

    void whomANumberWasLinkedToIsTold()
    {
        QFETCH(QString, language);
        QVERIFY(start(GatewayMode::Webhook, [](LinkedServer &server) {
            server.setup.settings.server.staffPin = TestSupport::staffPinHash();
        }));
        const auto before = QDateTime::currentDateTimeUtc();

        QCOMPARE(linkStranger(language).status, 201);

        QTRY_COMPARE(m_received.size(), 2); // the stranger was told first
        QCOMPARE(m_received.last().chat, chatOf(aigul));
        const Core::Sender sender{.phone = Core::PhoneNumber::fromInternationalDigits(nobody)};
        const auto textAt = [&](const QDateTime &at) {
            return Service::linkedText(language, sender, u"Demo"_s, at);
        };
        const auto text = m_received.last().text;
        QVERIFY(text == textAt(before) || text == textAt(QDateTime::currentDateTimeUtc()));
        QVERIFY(!text.contains(nobody));
    }

    void whereRepliesAreOffALinkIsNotToldToAnybody()
    {
        QVERIFY(start(GatewayMode::Webhook, [](LinkedServer &server) {
            server.setup.settings.server.staffPin = TestSupport::staffPinHash();
            server.setup.settings.greenApi.reply = false;
        }));

        QCOMPARE(linkStranger(u"en"_s).status, 201);

        // Codes are sent in the order of the replies, and are none.
        QCOMPARE(requestCode(sergei).status, 200);
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, chatOf(sergei));
    }

    // The kiosk "Demo" is in the server's process.
    void theKiosksOwnPinDoesWhereTheServerHasNone()
    {
        QVERIFY(start(GatewayMode::Webhook, [](LinkedServer &server) {
            server.setup.settings.kiosk.adminPin = TestSupport::staffPinHash();
        }));

        QCOMPARE(linkStranger(u"en"_s).status, 201);
    }

    void aNumberThatCannotBeSentLetsNobodyIn_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("403") << Fault::Answer403;
        QTest::newRow("408") << Fault::Answer408;
        QTest::newRow("466") << Fault::Answer466;
        QTest::newRow("500") << Fault::Answer500;
        QTest::newRow("reset") << Fault::ConnectionReset;
    }

    void aNumberThatCannotBeSentLetsNobodyIn()
    {
        QFETCH(Fault, fault);
        QVERIFY(start());
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);
        QVERIFY(m_server->isSending());
        m_server->gateway.faults().strikeNext(fault, 1000, u"sendMessage"_s);
        const auto attempt = m_server->begin();

        m_server->write(nurlan, attempt);

        QTRY_COMPARE(m_server->stateOf(attempt), u"VERIFIED"_s);
        QTRY_VERIFY(!m_server->isSending());
        QVERIFY(m_server->get("/metrics"_ba).body.contains("amt_gateway_sending 0\n"));
        m_server->write(nurlan, attempt);
        enterWrongNumbers(attempt);
        QTRY_COMPARE(m_server->stateOf(attempt), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(m_server->sessionsOf(attempt), 0);

        // The next message that is sent tells that it works again.
        m_server->gateway.faults().clear();
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
        QTRY_VERIFY(m_server->isSending());
    }

    void codesAreRefusedToAllWhileNothingCanBeSent()
    {
        QVERIFY(start());
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);
        QCOMPARE(m_server->begin()["codeLogin"_L1], QJsonValue(true));
        m_server->gateway.setState(u"suspended"_s);
        QTRY_VERIFY(!m_server->isSending());

        const auto known = requestCode(aigul);
        const auto unknown = requestCode(nobody);

        QCOMPARE(known.status, 503);
        QCOMPARE(unknown.status, 503);
        QCOMPARE(withoutRequestId(known), withoutRequestId(unknown));
        QCOMPARE(m_server->begin()["codeLogin"_L1], QJsonValue(false));
        m_server->gateway.setState(u"authorized"_s);
        QTRY_VERIFY(m_server->isSending());
        QCOMPARE(requestCode(aigul).status, 200);
        QCOMPARE(requestCode(nobody).status, 200);
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, chatOf(aigul));
    }

    // It went out because the number is a tenant's: if it showed, anybody could ask who is one.
    void aCodeThatFailsShowsNowhere()
    {
        QVERIFY(start());
        QTRY_COMPARE(m_server->gatewayState(), u"authorized"_s);
        m_server->gateway.faults().strikeNext(Fault::Answer466, 1, u"sendMessage"_s);
        const LogLines log;
        QCOMPARE(requestCode(aigul).status, 200);
        QTRY_COMPARE(log.ofEvent(u"message.unsent"_s).size(), 1);

        QVERIFY(m_server->isSending());
        QVERIFY(m_server->get("/metrics"_ba).body.contains("amt_gateway_sending 1\n"));
        QCOMPARE(m_server->begin()["codeLogin"_L1], QJsonValue(true));
        QCOMPARE(requestCode(sergei).status, 200);
        QCOMPARE(requestCode(nobody).status, 200);
    }

    void theNumberComesWithThePlaceAndTheTime_data() { whoSignedInIsToldSoInTheirLanguage_data(); }

    void theNumberComesWithThePlaceAndTheTime()
    {
        QFETCH(QString, language);
        QVERIFY(start());
        const auto attempt = m_server->begin(language);
        const auto before = QDateTime::currentDateTimeUtc();

        m_server->write(nurlan, attempt);

        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, chatOf(nurlan));
        const auto text = m_received.first().text;
        const auto textAt = [&](const QDateTime &at) {
            return Service::numberText(language, numberIn(text), u"Demo"_s, at);
        };
        QVERIFY(text == textAt(before) || text == textAt(QDateTime::currentDateTimeUtc()));
    }

    void noWhileTheNumberIsAskedForEndsTheAttempt_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("NO") << u"NO"_s;
        QTest::newRow("Нет.") << u"Нет."_s;
        QTest::newRow("жок") << u"жок"_s;
    }

    void noWhileTheNumberIsAskedForEndsTheAttempt()
    {
        QFETCH(QString, word);
        QVERIFY(start());
        const auto attempt = m_server->begin(u"en"_s);
        m_server->write(nurlan, attempt);
        QTRY_COMPARE(m_received.size(), 1);
        QVERIFY(m_received.first().text.contains(u"“Demo”"_s));
        QVERIFY(m_received.first().text.endsWith(u"reply NO."_s));
        const auto number = numberIn(m_received.first().text);
        QCOMPARE(number.size(), 6);

        m_server->gateway.write({.from = nurlan, .text = word});

        QTRY_COMPARE(m_server->stateOf(attempt), u"FAILED CONFIRMATION_FAILED"_s);
        QTRY_COMPARE(m_received.size(), 2);
        QCOMPARE(m_received.last().text, Service::replyText(u"en"_s, ReplyKind::SignInRefused));
        QCOMPARE(m_received.last().chat, chatOf(nurlan));
        QCOMPARE(m_server->audited(Core::AuditAction::attemptDisowned), 1);
        QCOMPARE(m_server->sessionsOf(attempt), 0);
    }

private:
    using Change = std::function<void(LinkedServer &server)>;

    [[nodiscard]] bool start(GatewayMode mode = GatewayMode::Webhook, const Change &change = {})
    {
        m_server = std::make_unique<LinkedServer>(mode);
        connect(&m_server->gateway, &Simulator::Gateway::messageSent, this,
                [this](const QString &chat, const QString &text) {
                    m_received.append({chat, text});
                });
        if (change)
            change(*m_server);
        return m_server->start();
    }

    [[nodiscard]] int me(const QByteArray &token) const
    {
        return m_server->get("/api/auth/me/"_ba, "Bearer " + token).status;
    }

    //! Staff link the number of somebody unknown to Айгүл.
    [[nodiscard]] HttpReply linkStranger(const QString &language)
    {
        const auto attempt = m_server->begin(language);
        m_server->write(nobody, attempt);
        const auto isRefused = QTest::qWaitFor(
            [&] { return m_server->stateOf(attempt) == "FAILED USER_NOT_FOUND"_L1; });
        if (!isRefused)
            return {};
        return m_server->post("/api/kiosk/links/"_ba,
                              {{u"ticket"_s, m_server->told(attempt)["ticket"_L1]},
                               {u"phone"_s, u'+' + aigul},
                               {u"pin"_s, TestSupport::staffPin}});
    }

    [[nodiscard]] HttpReply requestCode(const QString &number) const
    {
        return m_server->post("/api/auth/whatsapp/request-code/"_ba, {{u"phone"_s, u'+' + number}});
    }

    //! Notifications and replies keep their order, so that after the next login's reply nothing
    //! can come any more.
    [[nodiscard]] bool onlyTheNextLoginIsAnswered(qsizetype before)
    {
        const bool isIn = m_server->signIn(sergei) == "COMPLETED"_L1;
        return isIn && QTest::qWaitFor([&] {
                   return !m_received.isEmpty() && m_received.last().chat == chatOf(sergei);
               })
            && m_received.size() == before + 1;
    }

    [[nodiscard]] std::unique_ptr<WebSocketClient> screenOf(const QJsonObject &attempt) const
    {
        return std::make_unique<WebSocketClient>(
            m_server->url(),
            "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1(),
            HeaderList{{"Authorization"_ba,
                        "Bearer " + attempt["channelToken"_L1].toString().toLatin1()}});
    }

    // The right one is longer.
    void enterWrongNumbers(const QJsonObject &attempt)
    {
        const auto screen = screenOf(attempt);
        QVERIFY(screen->nextOfAttempt());
        for (int i = 0; i < Core::LoginService::staffNumberTries; ++i)
            screen->sendJson({{u"type"_s, u"confirm"_s}, {u"number"_s, u"00"_s}});
        QVERIFY(screen->closeCode() != 0);
    }

    void enter(const QJsonObject &attempt, const QString &number)
    {
        const auto screen = screenOf(attempt);
        QVERIFY(screen->nextOfAttempt());
        screen->sendJson({{u"type"_s, u"confirm"_s}, {u"number"_s, number}});
        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
    }

    //! The number to enter: the only six digits in the message.
    [[nodiscard]] static QString numberIn(const QString &text)
    {
        static const QRegularExpression sixDigits(u"\\b[0-9]{6}\\b"_s);
        return sixDigits.match(text).captured();
    }

    std::unique_ptr<LinkedServer> m_server;
    QList<Received> m_received;
};

KIOSK_TEST(TestGatewayReplies)

} // namespace GatewayRepliesTest

#include "tst_gatewayreplies.moc"
