// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/messagereadback.h"
#include "support/cannedserver.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

#include <optional>

namespace ReadBackAnswersTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::SignInMessage;
using Service::MessageReadBack;
using TestSupport::canned;
using TestSupport::CannedServer;

namespace {

constexpr qint64 instance = 1101000001;
const auto number = u"996555121003"_s;
const auto lid = u"155508384256027"_s;
const auto text = u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

//! The message that a webhook has told of.
SignInMessage told(const QString &chat, const Core::Sender &sender)
{
    return {.key = Core::MessageKey::of(instance, chat, u"3A000000000000000001"_s),
            .sender = sender,
            .attemptId = QUuid(u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s),
            .sentAt = QDateTime::fromSecsSinceEpoch(1790000001, Qt::UTC)};
}

//! The entry in the gateway's journal.
QJsonObject entry(const QString &chat)
{
    return {{u"type"_s, u"incoming"_s},   {u"idMessage"_s, u"3A000000000000000001"_s},
            {u"timestamp"_s, 1790000001}, {u"typeMessage"_s, u"textMessage"_s},
            {u"chatId"_s, chat},          {u"senderId"_s, chat},
            {u"textMessage"_s, text}};
}

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object[name] = value;
    return object;
}

//! A read-back that asks @p gateway, with all that became of its messages.
class Fixture
{
public:
    explicit Fixture(const QUrl &gateway, const Service::ReadBackTimings &timings = {},
                     std::chrono::milliseconds timeout = 20s)
        : client({.apiUrl = gateway,
                  .idInstance = instance,
                  .apiToken = Core::Secret("invented-token-of-the-tests"_ba)},
                 {.timeout = timeout, .repeats = {.repeats = 0}})
        , readBack(
              client,
              {.account = {.idInstance = instance, .number = {}},
               .phrase = Core::LoginPhrase(u"AMT LOGIN"_s),
               .timings = timings},
              [](const SignInMessage & /*message*/) { return true; },
              [this](const SignInMessage & /*message*/, MessageReadBack::Result end) {
                  ends.append(end);
              })
    {
    }

    GreenApi::Client client;
    QList<MessageReadBack::Result> ends;
    MessageReadBack readBack;
};

//! A message from a number, of which @p which tells it from others.
SignInMessage fromNumber(int which = 1)
{
    const auto chat = number + u"@c.us"_s;
    auto message = told(chat, {.phone = Core::PhoneNumber::fromInternationalDigits(number)});
    message.key = Core::MessageKey::of(instance, chat, u"3A0000000000000000%1"_s.arg(which));
    return message;
}

//! Takes connections and never answers.
class SilentGateway
{
public:
    SilentGateway()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("nothing can listen");
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
    }

private:
    QTcpServer m_server;
};

} // namespace

//! The gateway answers, whatever it was asked for, with a message that differs in one thing.
class TestReadBackAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheMessageThatWasToldConfirmsIt_data()
    {
        QTest::addColumn<SignInMessage>("message");
        QTest::addColumn<QJsonObject>("answer");
        QTest::addColumn<bool>("isConfirmed");
        const auto chat = number + u"@c.us"_s;
        const auto hiddenChat = lid + u"@lid"_s;
        const auto phone = Core::PhoneNumber::fromInternationalDigits(number);
        const auto message = told(chat, {.phone = phone});
        const auto hidden = told(hiddenChat, {.phone = phone, .lid = lid});
        const auto same = entry(chat);
        const auto sameHidden = entry(hiddenChat);
        const auto at = [&same](int seconds) {
            return with(same, u"timestamp"_s, 1790000001 + seconds);
        };
        QTest::newRow("the same") << message << same << true;
        QTest::newRow("the same, hidden number") << hidden << sameHidden << true;
        QTest::newRow("2 s later") << message << at(2) << true;
        QTest::newRow("2 s earlier") << message << at(-2) << true;
        QTest::newRow("3 s later") << message << at(3) << false;
        QTest::newRow("3 s earlier") << message << at(-3) << false;
        QTest::newRow("another attempt")
            << message
            << with(same, u"textMessage"_s, u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e12"_s)
            << false;
        QTest::newRow("no attempt")
            << message << with(same, u"textMessage"_s, u"Good day"_s) << false;
        QTest::newRow("another id")
            << message << with(same, u"idMessage"_s, u"3A000000000000000002"_s) << false;
        QTest::newRow("no id") << message << with(same, u"idMessage"_s, QJsonValue::Undefined)
                               << false;
        QTest::newRow("another chat") << hidden << with(sameHidden, u"chatId"_s, chat) << false;
        QTest::newRow("another number")
            << told(chat, {.phone = Core::PhoneNumber::fromInternationalDigits(u"996555121004"_s)})
            << same << false;
        QTest::newRow("another hidden id")
            << told(hiddenChat, {.phone = phone, .lid = u"155508384256028"_s}) << sameHidden
            << false;
        QTest::newRow("a number instead of a hidden id")
            << told(hiddenChat, {.phone = phone}) << sameHidden << false;
        QTest::newRow("sent by the company")
            << message << with(same, u"type"_s, u"outgoing"_s) << false;
        QTest::newRow("forwarded") << message << with(same, u"isForwarded"_s, true) << false;
        QTest::newRow("an empty object") << message << QJsonObject() << false;
    }

    void onlyTheMessageThatWasToldConfirmsIt()
    {
        QFETCH(SignInMessage, message);
        QFETCH(QJsonObject, answer);
        QFETCH(bool, isConfirmed);
        const CannedServer gateway([&answer](const QByteArray & /*target*/) {
            return canned(200, QJsonDocument(answer).toJson());
        });
        Fixture fixture(gateway.url());

        fixture.readBack.read(message);

        QTRY_COMPARE_WITH_TIMEOUT(fixture.ends,
                                  QList{isConfirmed ? MessageReadBack::Result::Confirmed
                                                    : MessageReadBack::Result::NotConfirmed},
                                  20'000);
        QCOMPARE(gateway.timesAsked(), 1);
    }

    // The call is still under way when the message goes on without it.
    void aGatewayThatNeverAnswersEndsItOnce()
    {
        const SilentGateway gateway;
        Fixture fixture(gateway.url(), {.answerWithin = 100ms}, 600ms);

        fixture.readBack.read(fromNumber());

        QTRY_COMPARE(fixture.ends, QList{MessageReadBack::Result::Unavailable});
        // Its time is over later than that of the call before it.
        bool isOver = false;
        fixture.client.getStateInstance(this,
                                        [&isOver](const auto & /*answer*/) { isOver = true; });
        QTRY_VERIFY(isOver);
        QCOMPARE(fixture.ends.size(), 1);
    }

    void whatTheGatewayCannotKnowIsNotConfirmed_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("timesAsked");
        QTest::newRow("an id that it refuses") << u"3A000000000000000001"_s << 400 << 1;
        QTest::newRow("a long id") << QString(201, u'A') << 200 << 0;
        QTest::newRow("no id") << QString() << 200 << 0;
    }

    void whatTheGatewayCannotKnowIsNotConfirmed()
    {
        QFETCH(QString, id);
        QFETCH(int, status);
        QFETCH(int, timesAsked);
        const CannedServer gateway([status](const QByteArray & /*target*/) {
            return canned(status, QJsonDocument(entry(number + u"@c.us"_s)).toJson());
        });
        Fixture fixture(gateway.url());
        auto message = fromNumber();
        message.key.messageId = id;

        fixture.readBack.read(message);

        QTRY_COMPARE_WITH_TIMEOUT(fixture.ends, QList{MessageReadBack::Result::NotConfirmed},
                                  20'000);
        QCOMPARE(gateway.timesAsked(), timesAsked);
    }

    void ofAFloodTheLastIsNotConfirmedAtOnce()
    {
        const SilentGateway gateway;
        Fixture fixture(gateway.url());

        for (int i = 0; i <= MessageReadBack::mostAtOnce; ++i) {
            QVERIFY(fixture.ends.isEmpty());
            fixture.readBack.read(fromNumber(i));
        }

        QCOMPARE(fixture.ends, QList{MessageReadBack::Result::NotConfirmed});
    }

    void aMessageThatWaitedForOthersIsNotBelievedBecauseOfThat()
    {
        const SilentGateway gateway;
        Fixture fixture(gateway.url(), {.every = 10s, .patience = 100ms, .answerWithin = 200ms});

        for (int i = 0; i < 10; ++i)
            fixture.readBack.read(fromNumber(i));

        QTRY_COMPARE(fixture.ends.size(), 10);
        QCOMPARE(fixture.ends.count(MessageReadBack::Result::NotConfirmed),
                 10 - MessageReadBack::mostUndelayed);
    }
};

KIOSK_TEST(TestReadBackAnswers)

} // namespace ReadBackAnswersTest

#include "tst_readbackanswers.moc"
