// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gatewayfixture.h"
#include "simulator/webhookreceiver.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QTest>

namespace SimulatorPagesTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;

//! The phone's page and the control interface for scripts.
class TestSimulatorPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageIsOneFile()
    {
        const GatewayFixture fixture;

        const auto reply =
            get(fixture.gateway.url(), "/?phone=%2B996555121001&text=AMT%20LOGIN"_ba);

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Type"), QByteArray("text/html; charset=utf-8"));
        const auto policy = reply.header("Content-Security-Policy");
        QVERIFY(policy.contains("script-src 'sha256-"));
        QVERIFY(!policy.contains("unsafe"));
        QVERIFY(reply.body.contains("Simulated"));
        QVERIFY(!reply.body.contains("innerHTML"));
        QVERIFY(!reply.body.contains("src="));
    }

    void anAddressPresetsThePage()
    {
        const GatewayFixture fixture;
        QCOMPARE(fixture.gateway.pageUrl(u"+996555121001"_s, u"AMT LOGIN & more"_s).toEncoded(),
                 fixture.gateway.url().toEncoded()
                     + "/?phone=%2B996555121001&text=AMT%20LOGIN%20%26%20more");
        QCOMPARE(fixture.gateway.pageUrl().toEncoded(), fixture.gateway.url().toEncoded() + "/");
    }

    void somebodyWritesOnThePage()
    {
        GatewayFixture fixture;
        fixture.gateway.prepare(u"AMT LOGIN 1"_s);
        fixture.gateway.prepare(u"AMT LOGIN 2"_s);

        const auto written = postJson(fixture, "/simulator/phone"_ba,
                                      {{u"phone"_s, u"0555 121 001"_s}, {u"text"_s, u"<i>Hi"_s}});

        QCOMPARE(written.status, 200);
        const auto notification = fixture.receive()["body"_L1].toObject();
        QCOMPARE(notification["senderData"_L1]["sender"_L1].toString(), u"996555121001@c.us"_s);
        QCOMPARE(textOf(notification), u"<i>Hi"_s);
        const auto chat =
            get(fixture.gateway.url(), "/simulator/phone?phone=%2B996555121001"_ba).json();
        QCOMPARE(chat["phone"_L1].toString(), u"+996555121001"_s);
        QCOMPARE(chat["account"_L1].toString(), u"+996700000001"_s);
        QCOMPARE(chat["lines"_L1].toArray().size(), 1);
        QCOMPARE(chat["lines"_L1][0]["text"_L1].toString(), u"<i>Hi"_s);
        QCOMPARE(chat["lines"_L1][0]["fromPerson"_L1].toBool(), true);
        QCOMPARE(chat["prepared"_L1].toArray(), (QJsonArray{u"AMT LOGIN 2"_s, u"AMT LOGIN 1"_s}));
        const auto serial = QByteArray::number(chat["lines"_L1][0]["serial"_L1].toInteger());
        const auto later =
            get(fixture.gateway.url(), "/simulator/phone?phone=%2B996555121001&since=" + serial);
        QCOMPARE(later.json()["lines"_L1].toArray().size(), 0);
    }

    void whatIsNoMessageIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("no number") << QJsonObject{{u"phone"_s, u"me"_s}, {u"text"_s, u"Hi"_s}};
        QTest::newRow("no text") << QJsonObject{{u"phone"_s, u"+996555121001"_s},
                                                {u"text"_s, u" "_s}};
    }

    void whatIsNoMessageIsRefused()
    {
        QFETCH(QJsonObject, body);
        GatewayFixture fixture;
        QCOMPARE(postJson(fixture, "/simulator/phone"_ba, body).status, 400);
        QCOMPARE(fixture.gateway.queued(), 0);
    }

    void pagesOfOthersCannotWrite_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("contentType");
        QTest::newRow("other origin") << "http://evil.example"_ba
                                      << "application/json"_ba;
        QTest::newRow("null origin") << "null"_ba
                                     << "application/json"_ba;
        QTest::newRow("simple request") << QByteArray() << "text/plain"_ba;
    }

    void pagesOfOthersCannotWrite()
    {
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, contentType);
        GatewayFixture fixture;
        HeaderList headers{{"Content-Type"_ba, contentType}};
        if (!origin.isEmpty())
            headers.append({"Origin"_ba, origin});

        const auto reply = post(fixture.gateway.url(), "/simulator/phone"_ba,
                                R"({"phone":"+996555121001","text":"Hi"})", headers);

        QCOMPARE(reply.status, 403);
        QCOMPARE(fixture.gateway.queued(), 0);
    }

    void scriptsWriteMessages()
    {
        GatewayFixture fixture(controlled());

        const auto reply = postJson(fixture, "/simulator/message"_ba,
                                    {{u"from"_s, u"155508384256027@lid"_s},
                                     {u"text"_s, u"One"_s},
                                     {u"shape"_s, u"Quoted"_s},
                                     {u"idMessage"_s, u"3A00000000000000"_s}});

        QCOMPARE(reply.json()["idMessage"_L1].toString(), u"3A00000000000000"_s);
        const auto body = fixture.receive()["body"_L1].toObject();
        QCOMPARE(body["senderData"_L1]["sender"_L1].toString(), u"155508384256027@lid"_s);
        QCOMPARE(body["messageData"_L1]["typeMessage"_L1].toString(), u"quotedMessage"_s);
        const auto chats = get(fixture.gateway.url(), "/simulator/chats"_ba).json();
        QCOMPARE(chats["155508384256027@lid"_L1].toArray().size(), 1);
        const auto events = arrayOf(get(fixture.gateway.url(), "/simulator/events"_ba));
        QCOMPARE(events.first()["event"_L1].toString(), u"message.written"_s);
    }

    void scriptsSetEverything()
    {
        GatewayFixture fixture(controlled());

        QCOMPARE(postJson(fixture, "/simulator/state"_ba, {{u"state"_s, u"suspended"_s}}).status,
                 200);
        QCOMPARE(
            postJson(fixture, "/simulator/settings"_ba, {{u"outgoingWebhook"_s, u"yes"_s}}).status,
            200);
        QCOMPARE(
            postJson(fixture, "/simulator/number"_ba, {{u"number"_s, u"996700000002"_s}}).status,
            200);
        QCOMPARE(postJson(fixture, "/simulator/plan"_ba, {{u"chats"_s, 1}}).status, 200);
        QCOMPARE(postJson(fixture, "/simulator/contact"_ba,
                          {{u"number"_s, u"996555121001"_s}, {u"lid"_s, u"155508384256027"_s}})
                     .status,
                 200);
        QCOMPARE(postJson(fixture, "/simulator/prepare"_ba, {{u"text"_s, u"AMT LOGIN 1"_s}}).status,
                 200);

        const auto status = get(fixture.gateway.url(), "/simulator/status"_ba).json();
        QCOMPARE(status["state"_L1].toString(), u"suspended"_s);
        QCOMPARE(status["number"_L1].toString(), u"996700000002"_s);
        QCOMPARE(status["settings"_L1]["outgoingWebhook"_L1].toString(), u"yes"_s);
        QCOMPARE(status["queued"_L1].toInt(), 1);
        QCOMPARE(fixture.gateway.contacts().personOf(u"155508384256027@lid"_s).number,
                 u"996555121001"_s);
    }

    void scriptsSetFaults()
    {
        GatewayFixture fixture(controlled());
        const auto fault = "/simulator/fault"_ba;

        QCOMPARE(
            postJson(
                fixture, fault,
                {{u"fault"_s, u"Answer502"_s}, {u"next"_s, 1}, {u"method"_s, u"getSettings"_s}})
                .status,
            200);
        QCOMPARE(fixture.get("getSettings"_ba).status, 502);
        QCOMPARE(fixture.get("getSettings"_ba).status, 200);
        postJson(fixture, fault, {{u"fault"_s, u"Answer502"_s}, {u"probability"_s, 1.0}});
        QCOMPARE(fixture.get("getSettings"_ba).status, 502);
        postJson(fixture, fault, {{u"fault"_s, u"Answer502"_s}});
        QCOMPARE(fixture.get("getSettings"_ba).status, 200);
        postJson(fixture, fault, {{u"fault"_s, u"Answer500"_s}, {u"probability"_s, 1.0}});
        QCOMPARE(fixture.get("getSettings"_ba).status, 500);
        postJson(fixture, fault, {});
        QCOMPARE(fixture.get("getSettings"_ba).status, 200);
    }

    void scriptsForge()
    {
        WebhookReceiver receiver;
        auto options = controlled();
        options.settings[u"webhookUrl"_s] = receiver.url().toString();
        GatewayFixture fixture(options);

        postJson(fixture, "/simulator/forge"_ba,
                 {{u"body"_s, QJsonObject{{u"typeWebhook"_s, u"x"_s}}},
                  {u"authorization"_s, u"Bearer guess"_s}});

        QTRY_COMPARE(receiver.posts().size(), 1);
    }

    void scriptsHearWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QJsonObject>("body");
        QTest::newRow("shape") << "/simulator/message"_ba << QJsonObject{{u"shape"_s, u"Round"_s}};
        QTest::newRow("from") << "/simulator/message"_ba << QJsonObject{{u"from"_s, u"me"_s}};
        QTest::newRow("state") << "/simulator/state"_ba << QJsonObject{};
        QTest::newRow("settings") << "/simulator/settings"_ba << QJsonObject{};
        QTest::newRow("fault") << "/simulator/fault"_ba << QJsonObject{{u"fault"_s, u"All"_s}};
        QTest::newRow("contact") << "/simulator/contact"_ba << QJsonObject{};
        QTest::newRow("lid") << "/simulator/contact"_ba
                             << QJsonObject{{u"number"_s, u"996555121001"_s}, {u"lid"_s, u"me"_s}};
        QTest::newRow("number") << "/simulator/number"_ba << QJsonObject{};
    }

    void scriptsHearWhatIsWrong()
    {
        QFETCH(QByteArray, target);
        QFETCH(QJsonObject, body);
        const GatewayFixture fixture(controlled());

        const auto reply = postJson(fixture, target, body);

        QCOMPARE(reply.status, 400);
        QVERIFY(!reply.json()["error"_L1].toString().isEmpty());
    }

private:
    static Simulator::Options controlled()
    {
        auto options = GatewayFixture::quick();
        options.hasControl = true;
        return options;
    }

    static HttpReply postJson(const GatewayFixture &fixture, const QByteArray &target,
                              const QJsonObject &body)
    {
        return post(fixture.gateway.url(), target, QJsonDocument(body).toJson(),
                    {{"Content-Type"_ba, "application/json"_ba}});
    }
};

KIOSK_TEST(TestSimulatorPages)

} // namespace SimulatorPagesTest
#include "tst_simulatorpages.moc"
