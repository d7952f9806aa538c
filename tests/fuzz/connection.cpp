// SPDX-License-Identifier: GPL-3.0-only
#include "fuzz/client.h"
#include "fuzz/target.h"
#include "fuzz/wire.h"
#include "storage/engine/statement.h"
#include "support/loopbackserver.h"
#include "support/rawclient.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

// The input is a script for several connections at once, a letter for each step; see
// Script::step().

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Fuzz::Client;
using Fuzz::require;
using TestSupport::handshakeBytes;
using TestSupport::LoopbackServer;
using TestSupport::requestBytes;

namespace {

constexpr size_t slotCount = 6;

//! One of those who wait for an outcome.
struct Waiting
{
    QUuid attempt;
    QByteArray id;
    QByteArray token;
};

//! The real routes with little room and little patience, for all inputs.
class Fixture
{
public:
    Fixture()
        : server(options())
    {
        // The database need not survive the test.
        require(Storage::run(server.database.database(), u"PRAGMA synchronous=OFF"_s).has_value(),
                "there is a database");
        for (auto &each : waiting)
            each = newcomer();
    }

    [[nodiscard]] Waiting newcomer()
    {
        const auto started = server.logins.start({}).value();
        return {.attempt = started.attempt.id,
                .id = started.attempt.id.toByteArray(QUuid::WithoutBraces),
                .token = started.channelToken.reveal()};
    }

    LoopbackServer server;
    std::array<Waiting, slotCount> waiting;

private:
    static LoopbackServer::Options options()
    {
        LoopbackServer::Options options;
        options.limits = {.unsent = 64 * 1024,
                          .channelReads = 20,
                          .headTime = 40ms,
                          .bodyTime = 40ms,
                          .idleTime = 40ms,
                          .lingerTime = 20ms,
                          .stallTime = 40ms,
                          .connections = 5,
                          .channels = 4,
                          .perSubscriber = 3};
        options.times = {.authentication = 20ms, .ping = 15ms, .receipt = 20ms, .closing = 20ms};
        return options;
    }
};

//! Runs @p step from the event loop, as everything in the server does.
template <typename Step>
void inLoop(const Step &step)
{
    QMetaObject::invokeMethod(qApp, step, Qt::QueuedConnection);
    QCoreApplication::processEvents();
}

class Script
{
public:
    Script(Fixture &fixture, QByteArrayView input)
        : m_fixture(fixture)
        , m_input(input)
    {
    }

    void run()
    {
        constexpr auto most = 200;
        for (int i = 0; i < most && !m_input.isEmpty(); ++i)
            step();
        inLoop([this] { answers().release(); });
        for (size_t slot = 0; slot < slotCount; ++slot)
            end(slot, &Client::reset);
        checkThatNothingIsLeft();
    }

private:
    // A byte that is no letter of a step is skipped.
    void step()
    {
        switch (next()) {
        case 'o': // opens: which, from where
            return open(slot(), 1 + int(next() % 4));
        case 's': // sends: which, how many bytes, the bytes
            return send(slot(), bytes());
        case 'q': // asks: which, what, where the request is cut in two
            return ask(slot());
        case 'f': // a WebSocket's frame: which, the first byte, how long, the payload
            return sendFrame(slot());
        case 'r':
            return act(slot(), &Client::read);
        case 'h':
            return act(slot(), &Client::closeHalf);
        case 'c':
            return end(slot(), &Client::close);
        case 'x':
            return end(slot(), &Client::reset);
        case 't': // a turn of the event loop
            return QCoreApplication::processEvents();
        case 'w':
            ::usleep(1000);
            return QCoreApplication::processEvents();
        case 'H':
            return inLoop([this] { answers().hold(); });
        case 'R':
            return inLoop([this] { answers().release(); });
        case 'L':
            return inLoop([this] { answers().reset(); });
        case 'm': // somebody's message has arrived
            return inLoop([this, who = slot()] {
                m_fixture.server.channels.messageArrived(m_fixture.waiting.at(who).attempt);
            });
        case 'n': // somebody's attempt is over
            return cancel(slot());
        }
    }

    [[nodiscard]] quint8 next()
    {
        if (m_input.isEmpty())
            return 0;
        const auto first = quint8(m_input.front());
        m_input = m_input.sliced(1);
        return first;
    }
    [[nodiscard]] size_t slot() { return next() % slotCount; }
    [[nodiscard]] QByteArray bytes()
    {
        const auto wanted = qsizetype(next());
        const auto count = std::min(wanted, m_input.size());
        const auto taken = m_input.first(count).toByteArray();
        m_input = m_input.sliced(count);
        return taken;
    }

    void open(size_t slot, int from)
    {
        end(slot, &Client::reset);
        const auto port = quint16(m_fixture.server.url().port());
        m_clients.at(slot) = std::make_unique<Client>(port, from);
    }

    template <typename Action>
    void act(size_t slot, Action action)
    {
        if (auto *client = m_clients.at(slot).get())
            (client->*action)();
    }

    void send(size_t slot, const QByteArray &bytes)
    {
        if (const auto *client = m_clients.at(slot).get())
            client->send(bytes);
    }

    void ask(size_t slot)
    {
        const auto request = requestOf(m_fixture.waiting.at(slot), next());
        const auto cut = request.size() * next() / 255;
        send(slot, request.first(cut));
        if (cut == request.size())
            return;
        QCoreApplication::processEvents();
        send(slot, request.sliced(cut));
    }

    [[nodiscard]] static QByteArray requestOf(const Waiting &waiting, quint8 which)
    {
        const auto bearer = "Authorization: Bearer " + waiting.token + "\r\n";
        const auto status = "/api/auth/whatsapp/status/?attemptId=" + waiting.id;
        switch (which) {
        case 'a':
            return requestBytes("GET"_ba, "/healthz"_ba);
        case 'b':
            return requestBytes("GET"_ba, "/api/auth/me/"_ba, bearer);
        case 'c':
            return requestBytes("GET"_ba, status, bearer);
        case 'd':
            return requestBytes("GET"_ba, status).repeated(20);
        case 'e':
            return requestBytes("GET"_ba, "/login/login.js"_ba).repeated(10);
        case 'f':
            return requestBytes("POST"_ba, "/api/auth/whatsapp/start/"_ba);
        case 'g':
            return requestBytes("GET"_ba, "/login"_ba, "Connection: close\r\n"_ba);
        case 'h':
            return requestBytes("HEAD"_ba, "/login"_ba);
        case 'i':
            return requestBytes("POST"_ba, "/api/auth/logout/"_ba, {}, "{\"reason\":\"x\"}"_ba);
        case 'j':
            return "POST /api/auth/logout/ HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                   "Content-Length: 3\r\n\r\n";
        case 'k':
            return "POST /api/webhooks/greenapi/incoming/ HTTP/1.1\r\nHost: x\r\nContent-Length: "
                   "2000000\r\nAuthorization: Bearer "_ba
                + TestSupport::testWebhookToken + "\r\n\r\n" + QByteArray(20000, 'z');
        case 'l':
            return requestBytes("POST"_ba, "/api/webhooks/greenapi/incoming/"_ba, bearer, "{}"_ba);
        case 'm':
            return "GET / HTTP/9.9\r\n\r\n";
        case 'o':
            return "POST /api/webhooks/greenapi/incoming/ HTTP/1.1\r\nHost: x\r\n"
                   "Transfer-Encoding: chunked\r\nAuthorization: Bearer "_ba
                + TestSupport::testWebhookToken
                + "\r\n\r\n1\r\n{\r\n1;x=y\r\n}\r\n0\r\nX: y\r\n\r\n";
        case 'p':
            return "POST /api/auth/whatsapp/start/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                   "chunked\r\n\r\n"; // the chunks are sent by the script
        case 'q':
            return requestBytes("POST"_ba, "/api/auth/logout/"_ba,
                                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                "HTTP2-Settings: AAEAAEAA\r\n"_ba,
                                "{}"_ba);
        case 'n':
            return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n";
        case 'u':
            return handshakeBytes(channelOf(waiting), bearer);
        case 'v':
            return handshakeBytes(channelOf(waiting));
        default:
            return handshakeBytes("/api/auth/whatsapp/channel/x"_ba, bearer);
        }
    }

    [[nodiscard]] static QByteArray channelOf(const Waiting &waiting)
    {
        return "/api/auth/whatsapp/channel/" + waiting.id;
    }

    void sendFrame(size_t slot)
    {
        const auto first = next();
        const auto payload = bytes();
        QByteArray frame(1, char(first));
        if (payload.size() > 125)
            frame += char(0x80 | 126) + QByteArray(1, '\0') + char(payload.size());
        else
            frame += char(0x80 | payload.size());
        send(slot, frame + QByteArray(4, '\0') + payload);
    }

    // A wait of the next script is for another connection.
    void cancel(size_t slot)
    {
        inLoop([this, slot] {
            require(m_fixture.server.logins.cancel(m_fixture.waiting.at(slot).attempt).has_value(),
                    "an attempt can be cancelled");
        });
        m_isOver.at(slot) = true;
    }

    template <typename Action>
    void end(size_t slot, Action action)
    {
        auto client = std::move(m_clients.at(slot));
        if (!client)
            return;
        client->read();
        checkReceived(slot, client->received());
        (client.get()->*action)();
        QCoreApplication::processEvents();
    }

    void checkReceived(size_t slot, const QByteArray &received) const
    {
        Fuzz::requireAnswers(received);
        for (size_t other = 0; other < slotCount; ++other) {
            require(other == slot || !received.contains(m_fixture.waiting.at(other).id),
                    "what is meant for one connection comes on no other");
        }
    }

    void checkThatNothingIsLeft()
    {
        const QDeadlineTimer deadline(5s);
        const auto isLeft = [this] {
            return m_fixture.server.connections() > 0 || m_fixture.server.channels.channels() > 0
                || answers().holders() > 0;
        };
        while (isLeft() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        require(m_fixture.server.connections() == 0, "a connection that has ended leaves no guard");
        require(m_fixture.server.channels.channels() == 0, "a channel goes with its connection");
        require(answers().holders() == 0, "a connection that has ended holds nothing");
        for (size_t slot = 0; slot < slotCount; ++slot) {
            if (m_isOver.at(slot))
                m_fixture.waiting.at(slot) = m_fixture.newcomer();
        }
    }

    [[nodiscard]] Http::AnswerHold &answers() { return m_fixture.server.answers(); }

    Fixture &m_fixture;
    QByteArrayView m_input;
    std::array<std::unique_ptr<Client>, slotCount> m_clients;
    std::array<bool, slotCount> m_isOver{};
};

void keepQuiet(QtMsgType type, const QMessageLogContext & /*context*/, const QString &text)
{
    require(type != QtFatalMsg, qPrintable(text));
}

Fixture &fixture()
{
    static int argc = 1;
    static std::array<char, 5> name{"fuzz"};
    static std::array<char *, 2> argv{name.data(), nullptr};
    qputenv("QT_NO_GLIB", "1");
    qInstallMessageHandler(keepQuiet);
    // Neither goes: what Qt keeps in its libraries would be gone before them.
    static const auto *const application = new QCoreApplication(argc, argv.data());
    static auto *const fixture = new Fixture;
    Q_UNUSED(application)
    return *fixture;
}

} // namespace

void Fuzz::run(QByteArrayView input)
{
    Script(fixture(), input).run();
}
