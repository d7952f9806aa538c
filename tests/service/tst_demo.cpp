#include "service/demo.h"
#include "service/serverthread.h"
#include "service/simulatedphone.h"
#include "support/httpclient.h"
#include "support/websocketclient.h"

#include <QJsonDocument>
#include <QMutex>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Service;
using namespace Qt::StringLiterals;
using TestSupport::HttpReply;

namespace {

// Айгүл is a tenant, Нурлан is staff.
const auto aigul = u"+996555121001"_s;
const auto nurlan = u"+996700121003"_s;

//! What the demo's phones show; filled in the server's thread.
class Phones
{
public:
    [[nodiscard]] DemoInbox inbox()
    {
        return [this](const DemoMessage &message) {
            const QMutexLocker locker(&m_mutex);
            m_messages.append(message);
        };
    }

    [[nodiscard]] QList<DemoMessage> messages()
    {
        const QMutexLocker locker(&m_mutex);
        return m_messages;
    }

private:
    QMutex m_mutex;
    QList<DemoMessage> m_messages;
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
        m_phones = std::make_unique<Phones>();
        auto setup = setUp(demoSettings({}), m_folder->path());
        QVERIFY(setup);
        m_setup = std::move(*setup);
        m_setup.isDemo = true;
        m_setup.kiosk = EmbeddedKiosk{u"Demo"_s, Core::Secret("demo-key"_ba)};
        m_setup.demoPhone = m_phones->inbox();
    }

    void cleanup()
    {
        m_server.reset();
        m_phones.reset();
    }

    void aCodeShowsOnThePhoneAndSignsIn()
    {
        QVERIFY(start());

        const auto asked =
            post("request-code", {{u"phone"_s, u"0555 121 001"_s}, {u"language"_s, u"ky"_s}});

        QCOMPARE(asked.status, 200);
        const auto messages = m_phones->messages();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.first().to.e164(), aigul);
        QVERIFY(messages.first().text.startsWith(u"Кирүү коду: "_s));
        const auto code = digitsIn(messages.first().text);
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

        QVERIFY(m_phones->messages().isEmpty());
    }

    void staffGetANumberToEnter()
    {
        QVERIFY(start());
        const auto attempt = post("start", {{u"language"_s, u"en"_s}}).json();
        QCOMPARE(attempt["codeLogin"_L1], QJsonValue(true));
        TestSupport::WebSocketClient screen(
            m_url, "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1(),
            {{"Authorization"_ba, "Bearer " + attempt["channelToken"_L1].toString().toLatin1()}});
        QVERIFY(screen.nextMessage());

        sendLogin(nurlan, attempt);

        QTRY_COMPARE(m_phones->messages().size(), 1);
        const auto message = m_phones->messages().first();
        QCOMPARE(message.to.e164(), nurlan);
        QCOMPARE(message.text, u"Enter this number on the screen: "_s + digitsIn(message.text));
        screen.sendJson({{u"type"_s, u"confirm"_s}, {u"number"_s, digitsIn(message.text)}});
        QTRY_COMPARE(statusOf(attempt), u"COMPLETED"_s);
    }

    void othersGetNone()
    {
        QVERIFY(start());
        const auto attempt = post("start", {}).json();

        sendLogin(aigul, attempt);

        QTRY_COMPARE(statusOf(attempt), u"COMPLETED"_s);
        QVERIFY(m_phones->messages().isEmpty());
    }

    void withoutAPhoneNoCodesAreOffered()
    {
        m_setup.demoPhone = {};
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

    void sendLogin(const QString &sender, const QJsonObject &attempt)
    {
        m_phone = std::make_unique<SimulatedPhone>(
            SimulatedGateway{.serverUrl = m_url,
                             .webhookToken = m_setup.webhookToken,
                             .idInstance = m_setup.settings.greenApi.idInstance,
                             .companyNumber = m_setup.settings.whatsapp.number});
        m_phone->send(Core::PhoneNumber::fromE164(sender).value(),
                      attempt["loginMessage"_L1].toString(), this,
                      [](const SimulatedPhone::Verdict &verdict) { QVERIFY(verdict); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Phones> m_phones;
    std::unique_ptr<SimulatedPhone> m_phone;
    ServerSetup m_setup;
    std::unique_ptr<ServerThread> m_server;
    QUrl m_url;
};

QTEST_GUILESS_MAIN(TestDemo)

#include "tst_demo.moc"
