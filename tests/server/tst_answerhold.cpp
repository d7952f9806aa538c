#include "server/heldsocket.h"
#include "server/tlsfiles.h"
#include "support/rawclient.h"
#include "support/tlsworkshop.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using Server::AnswerHold;
using Server::HeldSocket;
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

} // namespace

//! Sockets that keep back what they are given, with a real client at the other end.
class TestAnswerHold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("isSecure");
        QTest::newRow("http") << false;
        QTest::newRow("https") << true;
    }

    void initTestCase()
    {
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.makeServer());
        m_tls =
            Server::tlsConfigurationFrom(workshop.certificateFile(), workshop.keyFile()).value();
    }

    void init()
    {
        QFETCH_GLOBAL(bool, isSecure);
        m_hold = std::make_unique<AnswerHold>();
        m_listener =
            std::make_unique<HeldListener>(*m_hold, isSecure ? std::optional(m_tls) : std::nullopt);
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

    void aClientThatLeftMeanwhileIsNoTrouble()
    {
        m_hold->hold();
        m_socket->write("answer");
        m_client->reset();
        QVERIFY(hasTurned());

        m_hold->release();

        QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_socket->bytesToWrite(), 0);
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

    QSslConfiguration m_tls;
    std::unique_ptr<AnswerHold> m_hold;
    std::unique_ptr<HeldListener> m_listener;
    std::unique_ptr<RawClient> m_client;
    QTcpSocket *m_socket = nullptr;
};

QTEST_GUILESS_MAIN(TestAnswerHold)

#include "tst_answerhold.moc"
