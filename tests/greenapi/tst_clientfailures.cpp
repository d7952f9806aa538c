// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "gatewayclient.h"
#include "greenapi/client/client.h"
#include "samples.h"
#include "support/loglines.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

#include <memory>
#include <vector>

namespace ClientFailuresTest {

using namespace GreenApi;
using namespace Gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Manner = Scripted::Manner;

QByteArray complaint(const QByteArray &message)
{
    return "{\"statusCode\":400,\"timestamp\":\"2026-10-06T00:00:00.000Z\","
           "\"path\":\"/waInstance770312345678/sendMessage/"
        + token + "\",\"message\":\"" + message + "\"}";
}

//! An answer, how every method takes it, and whether it is asked for again.
struct Failure
{
    const char *name;
    Scripted answer;
    const char *error;
    //! Whether a call that may be obeyed twice is repeated.
    bool isRepeated = false;
    //! Whether one is repeated that may not.
    bool isRepeatedOnce = false;
};

QList<Failure> failures()
{
    const auto html = "<html>" + token + " 996555121001</html>";
    return {
        {"401", {.status = 401}, "wrong_credentials"},
        {"403", {.status = 403, .body = complaint("Your account is suspended")}, "forbidden"},
        {"404", {.status = 404, .body = html}, "not_found"},
        {"413", {.status = 413, .body = html}, "refused"},
        {"429", {.status = 429, .body = html}, "too_fast", true, true},
        {"466 method",
         {.status = 466, .body = Samples::readApi(u"error-466-method"_s)},
         "quota_exceeded"},
        {"466 chats",
         {.status = 466, .body = Samples::readApi(u"error-466-chats"_s)},
         "quota_exceeded"},
        {"469", {.status = 469, .body = html}, "refused"},
        {"500",
         {.status = 500, .body = complaint("request entity too large")},
         "server_failed",
         true,
         true},
        {"502", {.status = 502, .body = html}, "server_failed", true, true},
        {"503", {.status = 503, .body = html}, "server_failed", true, true},
        {"400 validation",
         {.status = 400,
          .body = Samples::readApi(u"error-400-validation"_s)
                      .replace("<THE API TOKEN IS ECHOED HERE>", token)},
         "refused"},
        {"400 webhook URL",
         {.status = 400, .body = Samples::readApi(u"error-400-webhook-url-set"_s)},
         "webhook_url_set"},
        {"400 starting",
         {.status = 400, .body = complaint("instance in starting process try later")},
         "not_ready"},
        {"400 not linked",
         {.status = 400, .body = complaint("instance account not authorized")},
         "not_ready"},
        {"400 starting or not linked",
         {.status = 400, .body = complaint("instance is starting or not authorized")},
         "not_ready"},
        {"400 expired",
         {.status = 400, .body = complaint("Instance account is expired. 996555121001")},
         "instance_gone"},
        {"400 deleted", {.status = 400, .body = complaint("Instance is deleted")}, "instance_gone"},
        {"400 text", {.status = 400, .body = "bad request data " + token}, "refused"},
        {"400 nothing", {.status = 400}, "refused"},
        {"redirect",
         {.status = 302, .headers = "Location: /elsewhere/" + token + "\r\n"},
         "bad_answer"},
        {"no content", {.status = 204}, "bad_answer"},
        {"HTML", {.status = 200, .body = html}, "bad_answer"},
        {"no HTTP", {.body = html, .manner = Manner::Raw}, "answer_lost", true, false},
        {"too large", {.body = QByteArray(9 * 1024 * 1024, ' ')}, "bad_answer"},
        {"broken", {.manner = Manner::Break}, "answer_lost", true, false},
        {"broken body",
         {.body = "{\"idMessage\":", .manner = Manner::BreakInBody},
         "answer_lost",
         true,
         false},
        {"silent", {.manner = Manner::Silence}, "timed_out"},
    };
}

//! Qt itself asks again where a connection broke before the answer.
bool qtAsksAgain(const Scripted &answer)
{
    return answer.manner == Manner::Break || answer.manner == Manner::Raw;
}

//! Calls one of the methods and tells the error's name.
using CallByName = std::function<void(Client &, const QObject *, std::function<void(QString)>)>;

template <typename Value>
Callback<Value> naming(std::function<void(QString)> done)
{
    return [done = std::move(done)](const Answer<Value> &answer) {
        done(answer ? QString() : toString(answer.error()));
    };
}

struct MethodRow
{
    const char *name;
    bool isOnce;
    CallByName call;
};

QList<MethodRow> methods()
{
    const auto lid = u"155508384256027"_s;
    return {
        {"getSettings", false,
         [](auto &client, auto *context, auto done) {
             client.getSettings(context, naming<QJsonObject>(done));
         }},
        {"getWaSettings", false,
         [](auto &client, auto *context, auto done) {
             client.getWaSettings(context, naming<WaSettings>(done));
         }},
        {"getStateInstance", false,
         [](auto &client, auto *context, auto done) {
             client.getStateInstance(context, naming<InstanceState>(done));
         }},
        {"sendMessage", true,
         [](auto &client, auto *context, auto done) {
             client.sendMessage(visitor, u"текст"_s, context, naming<QString>(done));
         }},
        {"checkWhatsapp", false,
         [lid](auto &client, auto *context, auto done) {
             client.checkWhatsapp(lid, context, naming<WhatsappAccount>(done));
         }},
        {"deleteNotification", false,
         [](auto &client, auto *context, auto done) {
             client.deleteNotification(7, context, naming<bool>(done));
         }},
        {"lastIncomingMessages", false,
         [](auto &client, auto *context, auto done) {
             client.lastIncomingMessages(10min, context, naming<QJsonArray>(done));
         }},
        {"getMessage", false,
         [](auto &client, auto *context, auto done) {
             client.getMessage(visitor, u"3A01"_s, context, naming<QJsonObject>(done));
         }},
        {"getWebhooksCount", false,
         [](auto &client, auto *context, auto done) {
             client.getWebhooksCount(context, naming<qint64>(done));
         }},
    };
}

ClientTimings timingsFor(const Scripted &answer)
{
    return answer.manner == Manner::Silence ? impatientTimings() : shortTimings();
}

//! A client of a server that fails, and what it has told.
struct Failing
{
    explicit Failing(const Failure &kept)
        : failure(kept)
        , server([this](const Asked &) { return failure.answer; })
        , client(credentials(server.url()), timingsFor(failure.answer))
    {
    }

    Failure failure;
    ScriptedServer server;
    Client client;
    QStringList told;
};

QByteArray readFile(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! Each failure is told by name, repeated only where that is right, and gives nothing away.
class TestClientFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"kiosk.greenapi.debug=true"_s); }

    void everyMethodNamesEveryFailure_data()
    {
        QTest::addColumn<int>("method");
        const auto all = methods();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(all.at(i).name) << i;
    }

    void everyMethodNamesEveryFailure()
    {
        QFETCH(int, method);
        const auto row = methods().at(method);
        const TestSupport::LogLines log;
        std::vector<std::unique_ptr<Failing>> all;
        for (const auto &failure : failures()) {
            auto &failing = *all.emplace_back(std::make_unique<Failing>(failure));
            row.call(failing.client, this,
                     [&failing](const QString &error) { failing.told.append(error); });
        }

        for (const auto &failing : all)
            isToldAndRepeated(row, *failing);
        givesNothingAway(log.all());
    }

    void writingSettingsIsNotDoneTwice()
    {
        ScriptedServer server([](const Asked &asked) {
            return asked.method == "getSettings"
                ? Scripted{.body = Samples::readApi(u"getSettings"_s)}
                : Scripted{.manner = Manner::Break};
        });
        Client client(credentials(server.url()), shortTimings());
        const TestSupport::LogLines log;
        const Told<QList<SettingChange>> told;

        client.setSettings({{u"webhookUrlToken"_s, QString::fromLatin1(token)}}, this,
                           told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"answer_lost"_s);
        QCOMPARE(server.count("setSettings"), 1);
        givesNothingAway(log.all());
    }

    void pollNamesItsFailures()
    {
        const TestSupport::LogLines log;
        for (const auto &failure : failures()) {
            ScriptedServer server([&](const Asked &) { return failure.answer; });
            Client client(credentials(server.url()), timingsFor(failure.answer));
            const Told<std::optional<Delivery>> told;

            client.receiveNotification(5s, this, told.callback());

            QVERIFY(told.wait());
            QCOMPARE(told.error(), QString::fromLatin1(failure.error));
            if (!qtAsksAgain(failure.answer))
                QCOMPARE(server.asked().size(), 1);
        }
        givesNothingAway(log.all());
    }

    void refusedConnectionIsTriedAgain()
    {
        QUrl url;
        {
            const ScriptedServer server([](const Asked &) { return Scripted{}; });
            url = server.url();
        }
        Client client(credentials(url), shortTimings());
        const TestSupport::LogLines log;
        const Told<QString> told;

        client.sendMessage(visitor, u"x"_s, this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"unreachable"_s);
        QVERIFY(log.contain(u"tries=3"_s));
        givesNothingAway(log.all());
    }

    void messageIsNotSentTwiceWhenTheServerDies()
    {
        auto server = std::unique_ptr<ScriptedServer>();
        server = std::make_unique<ScriptedServer>([&](const Asked &) {
            server->close();
            return Scripted{.manner = Manner::Silence};
        });
        Client client(credentials(server->url()), shortTimings());
        const Told<QString> told;

        client.sendMessage(visitor, u"x"_s, this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"answer_lost"_s);
        QCOMPARE(server->count("sendMessage"), 1);
    }

    void messageIsNotSentTwiceOnAConnectionInUse()
    {
        ScriptedServer server([](const Asked &asked) {
            return asked.method == "sendMessage"
                ? Scripted{.manner = Manner::Break}
                : Scripted{.body = Samples::readApi(u"getStateInstance"_s)};
        });
        Client client(credentials(server.url()), shortTimings());
        const Told<InstanceState> state;
        client.getStateInstance(this, state.callback());
        QVERIFY(state.wait());
        const Told<QString> told;

        client.sendMessage(visitor, u"x"_s, this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"answer_lost"_s);
        QCOMPARE(server.count("sendMessage"), 1);
    }

    void repeatsEndWithTheFirstGoodAnswer()
    {
        int left = 2;
        ScriptedServer server([&](const Asked &) {
            return left-- > 0 ? Scripted{.status = 503}
                              : Scripted{.body = Samples::readApi(u"sendMessage"_s)};
        });
        Client client(credentials(server.url()), shortTimings());
        const Told<QString> told;

        client.sendMessage(visitor, u"x"_s, this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), QString());
        QCOMPARE(server.asked().size(), 3);
        for (const auto &asked : server.asked())
            QCOMPARE(asked.body, server.asked().first().body);
    }

    void retryAfterIsHonoured()
    {
        bool isFirst = true;
        ScriptedServer server([&](const Asked &) {
            const auto answer = isFirst ? Scripted{.status = 429, .headers = "Retry-After: 1\r\n"}
                                        : Scripted{.body = Samples::readApi(u"getStateInstance"_s)};
            isFirst = false;
            return answer;
        });
        Client client(credentials(server.url()), shortTimings());
        const Told<InstanceState> told;

        client.getStateInstance(this, told.callback());

        QVERIFY(told.wait());
        QVERIFY(told.answer());
        QVERIFY(server.asked().at(1).atMs - server.asked().at(0).atMs >= 950);
    }

    void longRetryAfterIsNotWaitedFor()
    {
        ScriptedServer server([](const Asked &) {
            return Scripted{.status = 429, .headers = "Retry-After: 3600\r\n"};
        });
        Client client(credentials(server.url()), shortTimings());
        const Told<InstanceState> told;

        client.getStateInstance(this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"too_fast"_s);
        QCOMPARE(server.asked().size(), 1);
    }

    void unknownMessageIsToldApart()
    {
        for (const auto &text : {"chatId not found"_ba, "ID message notfound"_ba}) {
            const ScriptedServer server(
                [&](const Asked &) { return Scripted{.status = 400, .body = complaint(text)}; });
            Client client(credentials(server.url()), shortTimings());
            const Told<QJsonObject> told;

            client.getMessage(visitor, u"3A01"_s, this, told.callback());

            QVERIFY(told.wait());
            QCOMPARE(told.error(), u"unknown_message"_s);
        }
    }

    void redirectIsNotFollowed()
    {
        const ScriptedServer other([](const Asked &) { return Scripted{}; });
        const ScriptedServer server([&](const Asked &) {
            return Scripted{.status = 307,
                            .headers = "Location: " + other.url().toEncoded() + "/x\r\n"};
        });
        Client client(credentials(server.url()), shortTimings());
        const Told<QString> told;

        client.sendMessage(visitor, u"x"_s, this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"bad_answer"_s);
        QVERIFY(other.asked().isEmpty());
    }

    void tokenDoesNotTravelInClear_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::newRow("HTTP") << QUrl(u"http://api.gateway.invalid"_s);
        QTest::newRow("FTP") << QUrl(u"ftp://127.0.0.1"_s);
        QTest::newRow("none") << QUrl();
    }

    void tokenDoesNotTravelInClear()
    {
        QFETCH(QUrl, url);
        Client client(credentials(url), shortTimings());
        const Told<InstanceState> told;

        client.getStateInstance(this, told.callback());

        QVERIFY(told.answers->isEmpty());
        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"insecure"_s);
    }

    void unknownCertificateIsNotTaken()
    {
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.makeServer());
        QSslServer server;
        auto configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(
            QSslCertificate::fromPath(workshop.certificateFile()).value(0));
        const auto pem = readFile(workshop.keyFile());
        const QSslKey rsa(pem, QSsl::Rsa);
        configuration.setPrivateKey(rsa.isNull() ? QSslKey(pem, QSsl::Ec) : rsa);
        server.setSslConfiguration(configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray heard;
        connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&] {
            auto *const socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this,
                    [&, socket] { heard += socket->readAll(); });
        });
        const QUrl url(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
        Client client(credentials(url), shortTimings());
        const TestSupport::LogLines log;
        const Told<InstanceState> told;

        client.getStateInstance(this, told.callback());

        QVERIFY(told.wait());
        QCOMPARE(told.error(), u"insecure"_s);
        QVERIFY(heard.isEmpty());
        givesNothingAway(log.all());
    }

    void errorsHaveNamesOfTheirOwn()
    {
        QSet<QString> names;

        for (const auto error : Core::enumValues<CallError>)
            names.insert(toString(error));

        QCOMPARE(std::size_t(names.size()), Core::enumCount<CallError>);
    }

private:
    static void isToldAndRepeated(const MethodRow &row, const Failing &failing)
    {
        const auto &failure = failing.failure;
        const QString where =
            QLatin1StringView(row.name) + u": "_s + QLatin1StringView(failure.name);
        QVERIFY2(QTest::qWaitFor([&] { return !failing.told.isEmpty(); }, 15000),
                 qPrintable(where));
        QVERIFY2(failing.told == QStringList(QString::fromLatin1(failure.error)),
                 qPrintable(where + u": "_s + failing.told.join(u',')));
        const bool isByQt = qtAsksAgain(failure.answer) && !row.isOnce;
        const bool isRepeated = row.isOnce ? failure.isRepeatedOnce : failure.isRepeated;
        const auto tries = failing.server.asked().size();
        QVERIFY2(isByQt || tries == (isRepeated ? 3 : 1),
                 qPrintable(where + u", tries: "_s + QString::number(tries)));
    }

    static void givesNothingAway(const QStringList &lines)
    {
        for (const auto &line : lines) {
            for (const auto &secret :
                 {QString::fromLatin1(token), u"996555121001"_s, u"155508384256027"_s,
                  u"127.0.0.1"_s, u"текст"_s, u"http"_s + u"://"_s, u"suspended"_s})
                QVERIFY2(!line.contains(secret), qPrintable(line));
        }
    }
};

KIOSK_TEST(TestClientFailures)

} // namespace ClientFailuresTest
#include "tst_clientfailures.moc"
