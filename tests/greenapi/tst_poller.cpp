// SPDX-License-Identifier: GPL-3.0-only
#include "gatewayclient.h"
#include "greenapi/receiving/poller.h"
#include "samples.h"
#include "support/test.h"

#include <QSignalSpy>

namespace PollerTest {

using namespace GreenApi;
using namespace Gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Manner = Scripted::Manner;

PollerTimings shortPauses()
{
    return {.longPoll = 5s,
            .pauses = {.first = 5ms, .longest = 20ms},
            .slowPause = 10ms,
            .hastyPause = 5ms};
}

//! The gateway's queue, of notifications {"n":1}, {"n":2}, …
struct Queue
{
    QList<int> waiting;

    [[nodiscard]] Scripted answer(const Asked &asked)
    {
        if (asked.method == "receiveNotification")
            return {.body = head()};
        const bool isHead =
            !waiting.isEmpty() && asked.target.endsWith('/' + QByteArray::number(waiting.first()));
        if (isHead)
            waiting.removeFirst();
        return {.body = isHead ? R"({"result":true})" : R"({"result":false})"};
    }

    [[nodiscard]] QByteArray head() const
    {
        if (waiting.isEmpty())
            return "null";
        const auto number = QByteArray::number(waiting.first());
        return R"({"receiptId":)" + number + R"(,"body":{"n":)" + number + "}}";
    }
};

} // namespace

class TestPoller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_queue = {};
        m_taken.clear();
        m_take = [](const QByteArray &) { return true; };
        m_script = [this](const Asked &asked) { return m_queue.answer(asked); };
        m_server = std::make_unique<ScriptedServer>([this](const Asked &asked) {
            return asked.method == "getWebhooksCount" ? Scripted{.body = R"({"count":0})"}
                                                      : m_script(asked);
        });
        connectWith(shortTimings());
    }

    void cleanup()
    {
        m_poller.reset();
        m_client.reset();
        m_server.reset();
    }

    void notificationsAreTakenInOrderAndDeleted()
    {
        m_queue.waiting = {1, 2, 3};
        const QSignalSpy troubled(m_poller.get(), &Poller::troubled);
        const QSignalSpy recovered(m_poller.get(), &Poller::recovered);

        m_poller->start();

        QTRY_VERIFY(m_queue.waiting.isEmpty());
        QCOMPARE(m_taken, (QByteArrayList{R"({"n":1})", R"({"n":2})", R"({"n":3})"}));
        QVERIFY(troubled.isEmpty() && recovered.isEmpty());
    }

    void nothingIsDeletedBeforeItIsCommitted()
    {
        m_queue.waiting = {1, 2};
        int refusals = 3;
        m_take = [&](const QByteArray &) { return refusals-- <= 0; };
        QSignalSpy troubled(m_poller.get(), &Poller::troubled);
        const QSignalSpy recovered(m_poller.get(), &Poller::recovered);

        m_poller->start();

        QTRY_VERIFY(m_queue.waiting.isEmpty());
        QCOMPARE(
            m_taken,
            (QByteArrayList{R"({"n":1})", R"({"n":1})", R"({"n":1})", R"({"n":1})", R"({"n":2})"}));
        QCOMPARE(troubled.size(), 1);
        QVERIFY(troubled.first().first().value<PollTrouble>() == PollTrouble::NotCommitted);
        QTRY_COMPARE(recovered.size(), 1);
    }

    void nothingIsNoTrouble_data()
    {
        QTest::addColumn<Scripted>("answer");
        QTest::newRow("null") << Scripted{.body = "null"};
        QTest::newRow("nothing") << Scripted{};
        QTest::newRow("408") << Scripted{.status = 408};
        QTest::newRow("504") << Scripted{.status = 504, .body = "<html>"};
    }

    void nothingIsNoTrouble()
    {
        QFETCH(Scripted, answer);
        m_script = [&](const Asked &) { return answer; };
        const QSignalSpy troubled(m_poller.get(), &Poller::troubled);

        m_poller->start();

        QTRY_VERIFY(m_server->asked().size() >= 3);
        QVERIFY(troubled.isEmpty());
        QVERIFY(m_taken.isEmpty());
    }

    void nothingAtOnceIsNotAskedForWithoutPause()
    {
        auto timings = shortPauses();
        timings.hastyPause = 1h;
        Poller poller(
            *m_client, [](const QByteArray &) { return true; }, timings);

        poller.start();

        QTRY_COMPARE(m_server->asked().size(), 1);
        letAnotherClientAsk();
        QCOMPARE(m_server->count("receiveNotification"), 1);
    }

    void whatIsGoneAlreadyIsNoTrouble_data()
    {
        QTest::addColumn<Scripted>("answer");
        QTest::newRow("false") << Scripted{.body = Samples::readApi(u"deleteNotification-gone"_s)};
        QTest::newRow("500") << Scripted{
            .status = 500, .body = Samples::readApi(u"error-500-deleteNotification"_s)};
    }

    void whatIsGoneAlreadyIsNoTrouble()
    {
        QFETCH(Scripted, answer);
        m_queue.waiting = {1};
        m_script = [&](const Asked &asked) {
            if (asked.method != "deleteNotification")
                return m_queue.answer(asked);
            m_queue.waiting.clear();
            return answer;
        };
        const QSignalSpy troubled(m_poller.get(), &Poller::troubled);

        m_poller->start();

        QTRY_VERIFY(m_server->count("receiveNotification") >= 3);
        QCOMPARE(m_taken.size(), 1);
        QVERIFY(troubled.isEmpty());
    }

    void troubleIsToldOnceAndItsEnd_data()
    {
        QTest::addColumn<Scripted>("answer");
        QTest::addColumn<PollTrouble>("trouble");
        QTest::newRow("401") << Scripted{.status = 401} << PollTrouble::WrongCredentials;
        QTest::newRow("403") << Scripted{.status = 403} << PollTrouble::Forbidden;
        QTest::newRow("webhook URL")
            << Scripted{.status = 400, .body = Samples::readApi(u"error-400-webhook-url-set"_s)}
            << PollTrouble::WebhookUrlSet;
        QTest::newRow("starting") << Scripted{.status = 400,
                                              .body = "instance in starting process try later"}
                                  << PollTrouble::NotReady;
        QTest::newRow("429") << Scripted{.status = 429} << PollTrouble::Refused;
        QTest::newRow("502") << Scripted{.status = 502} << PollTrouble::ServerFailed;
        QTest::newRow("broken") << Scripted{.manner = Manner::Break} << PollTrouble::Unreachable;
        QTest::newRow("silent") << Scripted{.manner = Manner::Silence} << PollTrouble::Unreachable;
        QTest::newRow("strange") << Scripted{.body = "[]"} << PollTrouble::Refused;
        QTest::newRow("no receipt") << Scripted{.body = R"({"body":{}})"} << PollTrouble::Refused;
    }

    void troubleIsToldOnceAndItsEnd()
    {
        QFETCH(Scripted, answer);
        QFETCH(PollTrouble, trouble);
        m_script = [&](const Asked &) { return answer; };
        if (answer.manner == Manner::Silence)
            connectWith(impatientTimings());
        QSignalSpy troubled(m_poller.get(), &Poller::troubled);
        const QSignalSpy recovered(m_poller.get(), &Poller::recovered);
        m_poller->start();
        QTRY_VERIFY(m_server->asked().size() >= 6);

        m_queue.waiting = {1};
        m_script = [this](const Asked &asked) { return m_queue.answer(asked); };

        QTRY_VERIFY(m_queue.waiting.isEmpty());
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(troubled.size(), 1);
        QCOMPARE(toString(troubled.first().first().value<PollTrouble>()), toString(trouble));
        QCOMPARE(m_taken.size(), 1);
    }

    void anotherTroubleIsTold()
    {
        int status = 401;
        m_script = [&](const Asked &) { return Scripted{.status = status}; };
        QSignalSpy troubled(m_poller.get(), &Poller::troubled);
        m_poller->start();
        QTRY_COMPARE(troubled.size(), 1);

        status = 502;

        QTRY_COMPARE(troubled.size(), 2);
        QVERIFY(troubled.last().first().value<PollTrouble>() == PollTrouble::ServerFailed);
    }

    void failedDeletionIsTroubleAndSkipsNothing()
    {
        m_queue.waiting = {1};
        bool isFailing = true;
        m_script = [&](const Asked &asked) {
            return isFailing && asked.method == "deleteNotification" ? Scripted{.status = 401}
                                                                     : m_queue.answer(asked);
        };
        const QSignalSpy troubled(m_poller.get(), &Poller::troubled);
        const QSignalSpy recovered(m_poller.get(), &Poller::recovered);
        m_poller->start();
        QTRY_VERIFY(m_taken.size() >= 3);
        QVERIFY(recovered.isEmpty());

        isFailing = false;

        QTRY_VERIFY(m_queue.waiting.isEmpty());
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(troubled.size(), 1);
    }

    void notificationThatIsNoJsonHoldsNothingBack()
    {
        m_queue.waiting = {1, 2};
        m_script = [this](const Asked &asked) {
            auto answer = m_queue.answer(asked);
            answer.body.replace(R"({"n":1})", "\xFF\xFF");
            return answer;
        };

        m_poller->start();

        QTRY_VERIFY(m_queue.waiting.isEmpty());
        QCOMPARE(m_taken.size(), 2);
        QCOMPARE(m_taken.last(), R"({"n":2})"_ba);
    }

    void stoppedPollerAsksNoMore()
    {
        m_poller->start();
        QTRY_VERIFY(m_server->asked().size() >= 2);

        m_poller->stop();
        letAnotherClientAsk(); // what was on the way has arrived by then
        const auto asked = m_server->count("receiveNotification");
        letAnotherClientAsk();
        QCOMPARE(m_server->count("receiveNotification"), asked);

        m_queue.waiting = {1};
        m_poller->start();
        QTRY_COMPARE(m_taken.size(), 1);
    }

    void stopEndsAPollThatIsUnderWay()
    {
        m_script = [](const Asked &) { return Scripted{.manner = Manner::Silence}; };
        auto timings = shortTimings();
        timings.longPollGrace = 1h;
        Client client(credentials(m_server->url()), timings);
        Poller poller(
            client, [](const QByteArray &) { return true; }, shortPauses());
        poller.start();
        QTRY_COMPARE(m_server->asked().size(), 1);

        poller.stop();
        poller.start();

        QTRY_COMPARE(m_server->asked().size(), 2);
    }

    void startingTwiceIsStartingOnce()
    {
        m_script = [](const Asked &) { return Scripted{.manner = Manner::Silence}; };

        m_poller->start();
        m_poller->start();

        QTRY_COMPARE(m_server->asked().size(), 1);
        letAnotherClientAsk();
        QCOMPARE(m_server->count("receiveNotification"), 1);
    }

    void takerMayStopThePoller()
    {
        m_queue.waiting = {1, 2};
        m_take = [this](const QByteArray &) {
            m_poller->stop();
            return true;
        };

        m_poller->start();

        QTRY_COMPARE(m_taken.size(), 1);
        letAnotherClientAsk();
        QCOMPARE(m_taken.size(), 1);
        QCOMPARE(m_server->count("deleteNotification"), 0);
    }

    void takerMayDestroyThePoller()
    {
        m_queue.waiting = {1, 2};
        m_take = [this](const QByteArray &) {
            m_poller.reset();
            return true;
        };

        m_poller->start();

        QTRY_COMPARE(m_taken.size(), 1);
        letAnotherClientAsk();
        QCOMPARE(m_taken.size(), 1);
    }

    void listenerMayDestroyThePoller()
    {
        m_script = [](const Asked &) { return Scripted{.status = 401}; };
        connect(m_poller.get(), &Poller::troubled, this, [this] { m_poller.reset(); });

        m_poller->start();

        QTRY_VERIFY(!m_poller);
        letAnotherClientAsk();
        QCOMPARE(m_server->count("receiveNotification"), 1);
    }

    void pollerMayGoAtAnyTime()
    {
        m_script = [](const Asked &) { return Scripted{.manner = Manner::Silence}; };
        m_poller->start();
        QTRY_COMPARE(m_server->asked().size(), 1);

        m_poller.reset();
        letAnotherClientAsk();

        QVERIFY(m_taken.isEmpty());
    }

private:
    // Three calls at the gateway's rate, which take longer than the poller's pauses.
    void letAnotherClientAsk()
    {
        Client other(credentials(m_server->url()), shortTimings());
        int answers = 0;
        for (int i = 0; i < 3; ++i)
            other.getWebhooksCount(this, [&answers](const auto &) { ++answers; });
        QTRY_COMPARE(answers, 3);
    }

    void connectWith(const ClientTimings &timings)
    {
        m_poller.reset();
        m_client = std::make_unique<Client>(credentials(m_server->url()), timings);
        m_poller = std::make_unique<Poller>(
            *m_client,
            [this](const QByteArray &body) {
                m_taken.append(body);
                return m_take(body);
            },
            shortPauses());
    }

    Queue m_queue;
    QByteArrayList m_taken;
    std::function<bool(const QByteArray &)> m_take;
    std::function<Scripted(const Asked &)> m_script;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<Poller> m_poller;
};

KIOSK_TEST(TestPoller)

} // namespace PollerTest
#include "tst_poller.moc"
