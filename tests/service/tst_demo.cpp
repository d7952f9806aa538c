// SPDX-License-Identifier: GPL-3.0-only
#include "service/demo.h"
#include "service/serverthread.h"
#include "simulator/gateway.h"
#include "support/httpclient.h"
#include "support/test.h"
#include "support/websocketclient.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace DemoTest {

using namespace Service;
using namespace Qt::StringLiterals;
using TestSupport::HttpReply;

namespace {

// Айгүл is a tenant, Нурлан is staff.
const auto aigul = u"+996555121001"_s;
const auto nurlan = u"+996700121003"_s;

//! A message that somebody got.
struct Received
{
    QString chat;
    QString text;
};

QString digitsIn(const QString &text)
{
    static const QRegularExpression digits(u"\\d+"_s);
    return digits.match(text).captured();
}

} // namespace

//! The demo's server with its phones, in a thread of its own.
class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Simulator::Options options;
        options.settings = Simulator::Options::recommendedSettings();
        m_gateway = std::make_unique<Simulator::Gateway>(options);
        QVERIFY(m_gateway->listen());
        m_received.clear();
        connect(m_gateway.get(), &Simulator::Gateway::messageSent, this,
                [this](const QString &chat, const QString &text) {
                    m_received.append({chat, text});
                });
        auto settings = demoSettings({});
        settings.greenApi.apiUrl = m_gateway->url();
        settings.greenApi.idInstance = options.idInstance;
        settings.greenApi.apiToken = Core::Secret(options.token.toLatin1());
        auto setup = setUp(settings, m_folder->path());
        QVERIFY(setup);
        m_setup = std::move(*setup);
        m_setup.isDemo = true;
        m_setup.kiosk = EmbeddedKiosk{u"Demo"_s, Core::Secret("demo-key"_ba)};
    }

    void cleanup()
    {
        m_server.reset();
        m_gateway.reset();
    }

    void aCodeShowsOnThePhoneAndSignsIn()
    {
        QVERIFY(start());

        const auto asked =
            post("request-code", {{u"phone"_s, u"0555 121 001"_s}, {u"language"_s, u"ky"_s}});

        QCOMPARE(asked.status, 200);
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, u"996555121001@c.us"_s);
        QVERIFY(m_received.first().text.startsWith(u"Кирүү коду: "_s));
        const auto code = digitsIn(m_received.first().text);
        QCOMPARE(code.size(), 6);
        const auto answer = post(
            "verify-code", {{u"attemptId"_s, asked.json()["attemptId"_L1]}, {u"code"_s, code}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()["user"_L1]["name"_L1].toString(), u"Айгүл Асанова"_s);
    }

    void aNumberThatNobodyHasRingsNowhere()
    {
        QVERIFY(start());

        QCOMPARE(post("request-code", {{u"phone"_s, u"+996555121099"_s}}).status, 200);
        QCOMPARE(post("request-code", {{u"phone"_s, u"+996555121004"_s}}).status, 200); // disabled

        // Everything sent is in the simulator's queue by the time that the next call is answered.
        QCOMPARE(post("request-code", {{u"phone"_s, nurlan}}).status, 200);
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, u"996700121003@c.us"_s);
    }

    void staffGetANumberToEnter()
    {
        QVERIFY(start());
        const auto attempt = post("start", {{u"language"_s, u"en"_s}}).json();
        QCOMPARE(attempt["codeLogin"_L1], QJsonValue(true));
        TestSupport::WebSocketClient screen(
            m_url, "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1(),
            {{"Authorization"_ba, "Bearer " + attempt["channelToken"_L1].toString().toLatin1()}});
        QVERIFY(screen.nextOfAttempt());

        write(nurlan, attempt);

        QTRY_COMPARE(m_received.size(), 1);
        const auto message = m_received.first();
        QCOMPARE(message.chat, u"996700121003@c.us"_s);
        static const QRegularExpression sixDigits(u"\\b[0-9]{6}\\b"_s);
        const auto number = sixDigits.match(message.text).captured();
        screen.sendJson({{u"type"_s, u"confirm"_s}, {u"number"_s, number}});
        QTRY_COMPARE(statusOf(attempt), u"COMPLETED"_s);
    }

    void othersAreToldThatTheySignedIn()
    {
        QVERIFY(start());
        const auto attempt = post("start", {{u"language"_s, u"en"_s}}).json();

        write(aigul, attempt);

        QTRY_COMPARE(statusOf(attempt), u"COMPLETED"_s);
        QTRY_COMPARE(m_received.size(), 1);
        QVERIFY(m_received.first().text.contains(u"Demo"_s));
    }

    void withoutAnAccountNoCodesAreOffered()
    {
        m_setup.settings.greenApi.apiToken = {};
        QVERIFY(start());

        QCOMPARE(post("start", {}).json()["codeLogin"_L1], QJsonValue(false));
        const auto answer = post("request-code", {{u"phone"_s, aigul}});

        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.errorCode(), u"unavailable"_s);
    }

private:
    [[nodiscard]] bool start()
    {
        m_server = std::make_unique<ServerThread>(m_setup);
        QSignalSpy spy(m_server.get(), &ServerThread::started);
        m_server->start();
        if (!spy.wait())
            return false;
        m_url = spy.first().first().value<ServerAddresses>().url;
        m_gateway->setSettings(
            {{u"webhookUrl"_s, m_url.toString() + u"/api/webhooks/greenapi/incoming/"_s},
             {u"webhookUrlToken"_s, QString::fromLatin1(m_setup.webhookToken.reveal())}});
        return true;
    }

    [[nodiscard]] HttpReply post(const QByteArray &call, const QJsonObject &body) const
    {
        return TestSupport::post(m_url, "/api/auth/whatsapp/" + call + '/',
                                 QJsonDocument(body).toJson(),
                                 {{"Authorization"_ba, "Kiosk demo-key"_ba}});
    }

    [[nodiscard]] QString statusOf(const QJsonObject &attempt) const
    {
        return TestSupport::get(m_url,
                                "/api/auth/whatsapp/status/?attemptId="
                                    + attempt["attemptId"_L1].toString().toLatin1())
            .json()["status"_L1]
            .toString();
    }

    void write(const QString &sender, const QJsonObject &attempt)
    {
        m_gateway->write({.from = sender, .text = attempt["loginMessage"_L1].toString()});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator::Gateway> m_gateway;
    QList<Received> m_received;
    ServerSetup m_setup;
    std::unique_ptr<ServerThread> m_server;
    QUrl m_url;
};

KIOSK_TEST(TestDemo)

} // namespace DemoTest

#include "tst_demo.moc"
