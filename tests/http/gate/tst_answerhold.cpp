// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/heldsocket.h"
#include "support/gatefixture.h"
#include "support/rawclient.h"
#include "support/test.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

#include <functional>
#include <memory>

namespace AnswerHoldTest {

using namespace Qt::StringLiterals;
using Http::AnswerHold;
using Http::HeldSocket;
using TestSupport::RawClient;

namespace {

//! Whose accepted connections are held sockets.
class HeldListener : public QTcpServer
{
public:
    HeldListener(AnswerHold &hold, std::optional<QSslConfiguration> tls)
        : m_hold(hold)
        , m_tls(std::move(tls))
    {
    }

    [[nodiscard]] bool start() { return listen(QHostAddress::LocalHost); }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(serverPort()));
    }

    [[nodiscard]] QTcpSocket *accepted() const { return m_socket; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        if (m_tls) {
            auto *socket = new HeldSocket<QSslSocket>(m_hold, this);
            socket->setSocketDescriptor(descriptor);
            socket->setSslConfiguration(*m_tls);
            socket->startServerEncryption();
            m_socket = socket;
        } else {
            m_socket = new HeldSocket<QTcpSocket>(m_hold, this);
            m_socket->setSocketDescriptor(descriptor);
        }
    }

private:
    AnswerHold &m_hold;
    std::optional<QSslConfiguration> m_tls;
    QPointer<QTcpSocket> m_socket;
};

//! An action on a socket that may end it.
using Ending = std::function<void(QTcpSocket &)>;

} // namespace

//! Sockets that keep back what they are given, with a real client at the other end.
class TestAnswerHold : public TestSupport::PlainAndTlsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hold = std::make_unique<AnswerHold>();
        m_listener = std::make_unique<HeldListener>(
            *m_hold, isSecure() ? std::optional(m_tls) : std::nullopt);
        QVERIFY(m_listener->start());
        m_client = std::make_unique<RawClient>(m_listener->url());
        QVERIFY(m_client->isConnected());
        QTRY_VERIFY(m_listener->accepted());
        m_socket = m_listener->accepted();
        // So that the handshake is over on both sides.
        m_socket->write("hello");
        QTRY_COMPARE(m_client->received(), "hello"_ba);
    }

    void cleanup()
    {
        m_client.reset();
        m_listener.reset();
        m_hold.reset();
    }

    void withoutAHoldEverythingGoesOut()
    {
        m_socket->write("answer");

        QTRY_COMPARE(m_client->received(), "helloanswer"_ba);
    }

    void nothingGoesOutWhileItIsHeld()
    {
        m_hold->hold();
        m_socket->write("answer");
        m_socket->flush();

        QVERIFY(hasTurned());

        QCOMPARE(m_client->received(), "hello"_ba);
        QCOMPARE(m_socket->bytesToWrite(), 6);
    }

    void whatWasHeldGoesOutInOrder()
    {
        m_hold->hold();
        m_socket->write("one ");
        m_socket->write("two ");
        m_hold->release();
        m_socket->write("three");

        QTRY_COMPARE(m_client->received(), "helloone two three"_ba);
        QTRY_COMPARE(m_socket->bytesToWrite(), 0);
    }

    void aSecondHoldHoldsAgain()
    {
        m_hold->hold();
        m_socket->write("one ");
        m_hold->release();
        m_hold->hold();
        m_socket->write("two");
        QTRY_COMPARE(m_client->received(), "helloone "_ba);

        QVERIFY(hasTurned());
        QCOMPARE(m_client->received(), "helloone "_ba);
        m_hold->release();

        QTRY_COMPARE(m_client->received(), "helloone two"_ba);
    }

    void aConnectionThatIsClosedGetsFirstWhatWasHeld()
    {
        m_hold->hold();
        m_socket->write("last");
        m_socket->disconnectFromHost();
        QVERIFY(hasTurned());
        QVERIFY(!m_client->isClosed());

        m_hold->release();

        QTRY_VERIFY(m_client->isClosed());
        QCOMPARE(m_client->received(), "hellolast"_ba);
    }

    void aClosedDeviceGetsFirstWhatWasHeld()
    {
        m_hold->hold();
        m_socket->write("last");
        m_socket->close();

        m_hold->release();

        QTRY_VERIFY(m_client->isClosed());
        QCOMPARE(m_client->received(), "hellolast"_ba);
    }

    void aSocketThatIsToldToEndTakesNothingMore_data()
    {
        QTest::addColumn<Ending>("end");
        QTest::newRow("close") << Ending([](QTcpSocket &socket) { socket.close(); });
        QTest::newRow("disconnect")
            << Ending([](QTcpSocket &socket) { socket.disconnectFromHost(); });
    }

    void aSocketThatIsToldToEndTakesNothingMore()
    {
        QFETCH(Ending, end);
        m_hold->hold();
        m_socket->write("last");
        end(*m_socket);

        QCOMPARE(m_socket->write("more"), -1);
        m_hold->release();

        QTRY_VERIFY(m_client->isClosed());
        QCOMPARE(m_client->received(), "hellolast"_ba);
    }

    void whoIsDroppedGetsNothingAndIsCutOff()
    {
        m_hold->hold();
        m_socket->write("untrue");

        m_hold->reset();

        QTRY_VERIFY(m_client->isClosed());
        QCOMPARE(m_client->received(), "hello"_ba);
        QCOMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
    }

    void whoHadNothingHeldIsNotCutOff()
    {
        m_hold->hold();
        m_hold->reset();
        m_socket->write("answer");

        QTRY_COMPARE(m_client->received(), "helloanswer"_ba);
    }

    void afterADropNothingIsHeldAnyMore()
    {
        m_hold->hold();
        m_hold->reset();

        QVERIFY(!m_hold->isHolding());
    }

    void aSocketThatGoesMeanwhileIsForgotten()
    {
        m_hold->hold();
        m_socket->write("answer");
        delete m_socket;

        m_hold->release();

        QTRY_VERIFY(m_client->isClosed());
        QCOMPARE(m_client->received(), "hello"_ba);
    }

    void aClientThatLeftMeanwhileIsGoneAtOnce()
    {
        m_hold->hold();
        m_socket->write("answer");
        m_client->reset();

        QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_socket->bytesToWrite(), 0);
        m_hold->release();
    }

    void aWriteThatFailsInsideAReleaseEndsTheConnection_data() { addEnds(); }

    // Qt has not heard of the reset before, so it aborts in the middle of the release.
    void aWriteThatFailsInsideAReleaseEndsTheConnection()
    {
        QFETCH(Ending, end);
        m_hold->hold();
        m_socket->write("answer");
        end(*m_socket);
        m_client->reset();

        m_hold->release();

        QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_socket->bytesToWrite(), 0);
    }

    void anAbortWinsOverAHold_data() { addEnds(); }

    void anAbortWinsOverAHold()
    {
        QFETCH(Ending, end);
        m_hold->hold();
        m_socket->write("answer");
        end(*m_socket);

        m_socket->abort();

        QCOMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(!m_socket->isOpen());
        QCOMPARE(m_socket->bytesToWrite(), 0);
        m_hold->release();
        QTRY_VERIFY(m_client->isClosed());
        QCOMPARE(m_client->received(), "hello"_ba);
    }

    void anAbortedSocketIsNotAskedAgain()
    {
        m_hold->hold();
        m_socket->write("answer");
        m_socket->abort();

        m_hold->reset();
        m_hold->hold();
        m_hold->release();

        QCOMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
    }

    void whatIsWrittenWhileASocketIsAbortedIsRefused_data()
    {
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("held") << true;
        QTest::newRow("not held") << false;
    }

    // Qt tells of the close after it has thrown its write buffer away.
    void whatIsWrittenWhileASocketIsAbortedIsRefused()
    {
        QFETCH(bool, isHeld);
        QList<qint64> written;
        const auto write = [this, &written] { written.append(m_socket->write("more")); };
        connect(m_socket, &QTcpSocket::aboutToClose, this, write);
        connect(m_socket, &QTcpSocket::disconnected, this, [this, &written] {
            if (m_socket->isOpen())
                written.append(m_socket->write("more"));
        });
        if (isHeld)
            m_hold->hold();
        m_socket->write("answer");

        m_socket->abort();
        m_hold->release();

        QVERIFY(!written.isEmpty());
        QCOMPARE(written.count(-1), written.size());
        QCOMPARE(m_socket->bytesToWrite(), 0);
    }

    void aSocketWhoseParentGoesMeanwhileIsForgotten()
    {
        auto parent = std::make_unique<QObject>();
        m_socket->setParent(parent.get());
        m_hold->hold();
        m_socket->write("answer");
        m_socket->close();
        parent.reset();

        m_hold->release();

        QTRY_VERIFY(m_client->isClosed());
        QCOMPARE(m_client->received(), "hello"_ba);
    }

    // As when the server ends: its channels go last.
    void aSocketMayOutliveTheHold()
    {
        m_hold->hold();
        m_socket->write("untrue");
        m_hold.reset();

        QCOMPARE(m_socket->write("going away"), -1);
        m_socket->close();

        QTRY_VERIFY(m_client->isClosed());
        QCOMPARE(m_client->received(), "hello"_ba);
        delete m_socket;
    }

    void aSlotOfAReleaseMayEndAnotherSocket_data()
    {
        QTest::addColumn<Ending>("end");
        QTest::newRow("abort") << Ending([](QTcpSocket &socket) { socket.abort(); });
        QTest::newRow("close") << Ending([](QTcpSocket &socket) { socket.close(); });
        QTest::newRow("delete") << Ending([](QTcpSocket &socket) { delete &socket; });
    }

    void aSlotOfAReleaseMayEndAnotherSocket()
    {
        QFETCH(Ending, end);
        RawClient otherClient(m_listener->url());
        const QPointer<QTcpSocket> other = secondSocket(otherClient);
        QVERIFY(other);
        m_hold->hold();
        m_socket->write("answer");
        other->write("other");
        connect(m_socket, &QTcpSocket::bytesWritten, this, [&other, &end] {
            if (other)
                end(*other);
        });

        m_hold->release();

        QTRY_COMPARE(m_client->received(), "helloanswer"_ba);
        QTRY_VERIFY(otherClient.isClosed());
    }

    // The commit of the second hold is not done when that of the first is.
    void aHoldThatBeginsInTheMiddleOfAReleaseHolds_data()
    {
        QTest::addColumn<bool>("isLost");
        QTest::newRow("released") << false;
        QTest::newRow("reset") << true;
    }

    void aHoldThatBeginsInTheMiddleOfAReleaseHolds()
    {
        QFETCH(bool, isLost);
        RawClient otherClient(m_listener->url());
        const QPointer<QTcpSocket> other = secondSocket(otherClient);
        QVERIFY(other);
        m_hold->hold();
        m_socket->write("one");
        other->write("one ");
        bool isFirst = true;
        connect(m_socket, &QTcpSocket::bytesWritten, this, [&] {
            if (!std::exchange(isFirst, false))
                return;
            m_hold->hold();
            other->write("two");
        });

        m_hold->release();
        QTRY_COMPARE(otherClient.received(), "helloone "_ba);
        QVERIFY(hasTurned());
        QCOMPARE(otherClient.received(), "helloone "_ba);
        isLost ? m_hold->reset() : m_hold->release();

        if (isLost)
            QTRY_VERIFY(otherClient.isClosed());
        else
            QTRY_COMPARE(otherClient.received(), "helloone two"_ba);
        QCOMPARE(m_client->received(), "helloone"_ba);
    }

    void aHoldThatBeginsInTheMiddleOfAResetHolds()
    {
        RawClient otherClient(m_listener->url());
        const QPointer<QTcpSocket> other = secondSocket(otherClient);
        QVERIFY(other);
        m_hold->hold();
        m_socket->write("untrue");
        connect(m_socket, &QTcpSocket::disconnected, this, [&] {
            m_hold->hold();
            other->write("true");
        });

        m_hold->reset();
        QTRY_VERIFY(m_client->isClosed());
        QVERIFY(!otherClient.isClosed());
        m_hold->release();

        QTRY_COMPARE(otherClient.received(), "hellotrue"_ba);
    }

    void whatIsWrittenBecauseOfAReleaseGoesOutAtOnce()
    {
        m_hold->hold();
        m_socket->write("one ");
        bool isFirst = true;
        connect(m_socket, &QTcpSocket::bytesWritten, this, [this, &isFirst] {
            if (std::exchange(isFirst, false))
                m_socket->write("two");
        });

        m_hold->release();

        QTRY_COMPARE(m_client->received(), "helloone two"_ba);
    }

private:
    static void addEnds()
    {
        QTest::addColumn<Ending>("end");
        QTest::newRow("open") << Ending([](QTcpSocket &) {});
        QTest::newRow("told to close") << Ending([](QTcpSocket &socket) { socket.close(); });
        QTest::newRow("told to disconnect")
            << Ending([](QTcpSocket &socket) { socket.disconnectFromHost(); });
    }

    //! The server's end of the connection of @p client, its handshake done; null if there is none.
    [[nodiscard]] QTcpSocket *secondSocket(RawClient &client) const
    {
        if (!client.isConnected()
            || !QTest::qWaitFor([this] { return m_listener->accepted() != m_socket; }))
            return nullptr;
        auto *socket = m_listener->accepted();
        socket->write("hello");
        const bool isThere = QTest::qWaitFor([&client] { return client.received() == "hello"; });
        return isThere ? socket : nullptr;
    }

    //! Something has gone from one end of another connection to the other and back, so that all
    //! that could have come on this one has.
    [[nodiscard]] static bool hasTurned()
    {
        QTcpServer server;
        QTcpSocket client;
        if (!server.listen(QHostAddress::LocalHost))
            return false;
        client.connectToHost(server.serverAddress(), server.serverPort());
        if (!QTest::qWaitFor([&server] { return server.hasPendingConnections(); }))
            return false;
        auto *peer = server.nextPendingConnection();
        connect(peer, &QTcpSocket::readyRead, peer, [peer] { peer->write(peer->readAll()); });
        client.write("ping");
        return QTest::qWaitFor([&client] { return client.bytesAvailable() == 4; });
    }

    std::unique_ptr<AnswerHold> m_hold;
    std::unique_ptr<HeldListener> m_listener;
    std::unique_ptr<RawClient> m_client;
    QTcpSocket *m_socket = nullptr;
};

KIOSK_TEST(TestAnswerHold)

} // namespace AnswerHoldTest

#include "tst_answerhold.moc"
