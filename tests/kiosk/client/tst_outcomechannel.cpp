// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/client/outcomechannel.h"
#include "support/fakeloginserver.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

namespace OutcomeChannelTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::Outage;
using Kiosk::OutcomeChannel;
using TestSupport::FakeLoginServer;

namespace {

const QUuid attempt = QUuid::createUuid();

Kiosk::ChannelTimings fast()
{
    return {.pingEvery = 20s,
            .pongWithin = 5s,
            .openWithin = 5s,
            .reconnect = {.first = 5ms, .longest = 20ms}};
}

//! A channel, and what it said.
struct Waiting
{
    explicit Waiting(const QUrl &server, const Kiosk::ChannelTimings &timings = fast())
        : channel(Kiosk::ServerAddress(server), attempt, Core::Secret("token"), timings)
    {
        QObject::connect(&channel, &OutcomeChannel::statusChanged, &channel,
                         [this](const auto &status) { statuses.append(status); });
        QObject::connect(&channel, &OutcomeChannel::messageArrived, &channel,
                         [this] { ++messages; });
        QObject::connect(&channel, &OutcomeChannel::lost, &channel,
                         [this](Outage outage) { losses.append(outage); });
        QObject::connect(&channel, &OutcomeChannel::closed, &channel, [this] { ++closings; });
        channel.open();
    }

    OutcomeChannel channel;
    QList<Protocol::StatusReply> statuses;
    QList<Outage> losses;
    int messages = 0;
    int closings = 0;
};

} // namespace

class TestOutcomeChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTokenTravelsInTheHandshake()
    {
        FakeLoginServer server;
        const Waiting waiting(server.url());

        QTRY_VERIFY(server.isWaitedFor(attempt));

        QCOMPARE(server.channelAuthorization(), "Bearer token");
    }

    void everyStatusAndMessageIsPassedOn()
    {
        FakeLoginServer server;
        const Waiting waiting(server.url());
        QTRY_COMPARE(waiting.statuses.size(), 1);

        Protocol::UserView user;
        user.name = u"Айгүл"_s;

        server.tellMessage(attempt);
        server.complete(attempt, user, {});

        QTRY_COMPARE(waiting.statuses.size(), 2);
        QCOMPARE(waiting.messages, 1);
        QVERIFY(waiting.statuses[1].state.status == Core::AttemptStatus::Completed);
        QCOMPARE(waiting.statuses[1].user->name, u"Айгүл"_s);
    }

    void aLostChannelComesBackAndHearsTheStatusFirst()
    {
        FakeLoginServer server;
        const Waiting waiting(server.url());
        QTRY_COMPARE(waiting.statuses.size(), 1);

        server.cut(attempt);

        QTRY_COMPARE(waiting.losses, QList{Outage::Network});
        QTRY_COMPARE(waiting.statuses.size(), 2);
        QCOMPARE(server.channelsOpened(), 2);
        QCOMPARE(waiting.closings, 0);
    }

    void itGoesOnTryingWhileNobodyIsThere()
    {
        FakeLoginServer server;
        server.goDown();
        const Waiting waiting(server.url());
        QTRY_VERIFY(waiting.losses.size() >= 3);

        server.goUp();

        QTRY_COMPARE(waiting.statuses.size(), 1);
    }

    void aSilentServerIsLost()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto timings = fast();
        timings.openWithin = 30ms;

        const Waiting waiting(QUrl(u"http://127.0.0.1:%1"_s.arg(silent.serverPort())), timings);

        QTRY_VERIFY(waiting.losses.size() >= 2);
    }

    void aChannelWithoutAStatusIsLost()
    {
        FakeLoginServer server;
        server.tellsStatus = false;
        auto timings = fast();
        timings.openWithin = 50ms;

        const Waiting waiting(server.url(), timings);

        QTRY_VERIFY(waiting.losses.size() >= 2);
        QVERIFY(server.channelsOpened() >= 1);
    }

    void pongsKeepAChannelOpen()
    {
        FakeLoginServer server;
        auto timings = fast();
        timings.pingEvery = 20ms;
        timings.pongWithin = 300ms;
        const Waiting waiting(server.url(), timings);
        QTRY_COMPARE(waiting.statuses.size(), 1);
        QSignalSpy losses(&waiting.channel, &OutcomeChannel::lost);

        QVERIFY(!losses.wait(700)); // well over the time for a pong
    }

    void aMissingPongMeansLost()
    {
        // Answers the handshake and the first status, and then nothing any more, as a dead line.
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] { answerHandshake(server); });
        auto timings = fast();
        timings.pingEvery = 20ms;
        timings.pongWithin = 30ms;

        const Waiting waiting(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), timings);

        QTRY_COMPARE(waiting.statuses.size(), 1);
        QTRY_VERIFY(!waiting.losses.isEmpty());
        QCOMPARE(waiting.losses.first(), Outage::Network);
    }

    void finalCodesEndTheChannel_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isFinal");

        QTest::newRow("not authorised") << 4001 << true;
        QTest::newRow("attempt over") << 4002 << true;
        QTest::newRow("superseded") << 4003 << true;
        QTest::newRow("normal") << 1000 << false;
        QTest::newRow("going away") << 1001 << false;
        QTest::newRow("bad message") << 1008 << false;
        QTest::newRow("server error") << 1011 << false;
    }

    void finalCodesEndTheChannel()
    {
        QFETCH(int, code);
        QFETCH(bool, isFinal);
        FakeLoginServer server;
        server.closesWith = code;
        const Waiting waiting(server.url());

        QTRY_VERIFY(waiting.closings > 0 || waiting.losses.size() >= 2);

        QCOMPARE(waiting.closings, isFinal ? 1 : 0);
        QCOMPARE(waiting.losses.isEmpty(), isFinal);
    }

    void whatTheServerSaysWhenClosingIsTold()
    {
        FakeLoginServer server;
        server.closesWith = 1011;

        const Waiting waiting(server.url());

        QTRY_VERIFY(!waiting.losses.isEmpty());
        QCOMPARE(waiting.losses.first(), Outage::Server);
    }

    void goodByesArrive_data()
    {
        QTest::addColumn<QString>("word");

        QTest::newRow("acknowledge") << u"received"_s;
        QTest::newRow("cancel") << u"cancel"_s;
    }

    void goodByesArrive()
    {
        QFETCH(QString, word);
        FakeLoginServer server;
        Waiting waiting(server.url());
        QTRY_COMPARE(waiting.statuses.size(), 1);

        if (word == u"cancel"_s)
            waiting.channel.cancel();
        else
            waiting.channel.acknowledge();

        QTRY_COMPARE(server.said(attempt), QStringList(word));
        QTRY_COMPARE(waiting.closings, 1);
        QVERIFY(waiting.losses.isEmpty());
    }

    void aGoodByeWithoutAConnectionJustEnds()
    {
        FakeLoginServer server;
        server.goDown();
        Waiting waiting(server.url());

        waiting.channel.cancel();

        QTRY_COMPARE(waiting.closings, 1);
    }

    void whatItDoesNotUnderstandIsPassedOver()
    {
        FakeLoginServer server;
        const Waiting waiting(server.url());
        QTRY_COMPARE(waiting.statuses.size(), 1);

        server.send(attempt, "{}");
        server.send(attempt, "[1");
        server.send(attempt, R"({"type":"status"})");
        server.send(attempt, R"({"type":"from the future"})");
        server.tellMessage(attempt);

        QTRY_COMPARE(waiting.messages, 1);
        QCOMPARE(waiting.statuses.size(), 1);
        QVERIFY(waiting.losses.isEmpty());
    }

private:
    static void answerHandshake(QTcpServer &server);
};

void TestOutcomeChannel::answerHandshake(QTcpServer &server)
{
    auto *socket = server.nextPendingConnection();
    connect(socket, &QTcpSocket::readyRead, socket, [socket] {
        const QByteArray head = socket->readAll();
        const auto at = head.indexOf("Sec-WebSocket-Key: ") + 19;
        if (at < 19)
            return;
        const auto key = head.mid(at, head.indexOf('\r', at) - at);
        const auto accept = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                                     QCryptographicHash::Sha1)
                                .toBase64();
        const QByteArray status = R"({"type":"status","attemptId":")"
            + attempt.toByteArray(QUuid::WithoutBraces) + R"(","status":"NEW"})";
        socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                      + accept + "\r\n\r\n\x81" + char(status.size()) + status);
    });
}

KIOSK_TEST(TestOutcomeChannel)

} // namespace OutcomeChannelTest
#include "tst_outcomechannel.moc"
