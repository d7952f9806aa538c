// SPDX-License-Identifier: GPL-3.0-only
#include "clientfixture.h"
#include "support/test.h"

namespace ClientQueueTest {

using namespace GreenApi;
using namespace Gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! When a call is made, and who hears of it.
class TestClientQueue : public ClientFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void rateLimitIsKept()
    {
        auto timings = shortTimings();
        timings.second = 60ms;
        Client client(credentials(m_server->url()), timings);
        m_body = Samples::readApi(u"getStateInstance"_s);
        const Told<InstanceState> told;

        for (int i = 0; i < 4; ++i)
            client.getStateInstance(this, told.callback());

        QTRY_COMPARE(told.answers->size(), 4);
        QVERIFY(last().atMs - m_server->asked().first().atMs >= 3 * 60 - 30);
    }

    void methodsDoNotWaitForEachOther()
    {
        m_script = [this](const Asked &asked) {
            return asked.method == "receiveNotification"
                ? Scripted{.manner = Scripted::Manner::Silence}
                : Scripted{.body = Samples::readApi(u"getStateInstance"_s)};
        };
        auto timings = shortTimings();
        timings.longPollGrace = 60s;
        Client client(credentials(m_server->url()), timings);
        const Told<std::optional<Delivery>> poll;
        const Told<InstanceState> state;

        client.receiveNotification(5s, this, poll.callback());
        client.getStateInstance(this, state.callback());

        QVERIFY(state.wait());
        QVERIFY(poll.answers->isEmpty());
    }

    void callBeyondTheQueueIsToldSo()
    {
        auto timings = shortTimings();
        timings.longestQueue = 1;
        Client client(credentials(m_server->url()), timings);
        const Told<InstanceState> first;
        const Told<InstanceState> second;
        m_body = Samples::readApi(u"getStateInstance"_s);

        client.getStateInstance(this, first.callback());
        client.getStateInstance(this, second.callback());

        QVERIFY(second.answers->isEmpty());
        QVERIFY(second.wait() && first.wait());
        QCOMPARE(second.error(), u"queue_full"_s);
        QVERIFY(first.answer());
    }

    void contextThatIsGoneHearsNothing_data()
    {
        QTest::addColumn<bool>("isUnderWay");
        QTest::newRow("while it waits") << false;
        QTest::newRow("under way") << true;
    }

    void contextThatIsGoneHearsNothing()
    {
        QFETCH(bool, isUnderWay);
        m_script = [](const Asked &asked) {
            return asked.method == "sendMessage" ? Scripted{.manner = Scripted::Manner::Silence}
                                                 : Scripted{};
        };
        auto context = std::make_unique<QObject>();
        const Told<QString> told;
        m_client->sendMessage(visitor, u"1"_s, context.get(), told.callback());
        if (isUnderWay)
            QTRY_COMPARE(m_server->count("sendMessage"), 1);

        context.reset();

        // The place in the queue is free again at once.
        m_script = [](const Asked &) { return Scripted{.body = R"({"idMessage":"3EB0"})"}; };
        const Told<QString> next;
        m_client->sendMessage(visitor, u"2"_s, this, next.callback());
        QVERIFY(next.wait());
        QVERIFY(next.answer());
        QVERIFY(told.answers->isEmpty());
        QCOMPARE(m_server->count("sendMessage"), isUnderWay ? 2 : 1);
    }

    void clientMayGoAtAnyTime()
    {
        m_script = [](const Asked &) { return Scripted{.status = 503}; };
        auto timings = shortTimings();
        timings.repeats.repeats = 1000; // on a machine that is busy, too, they are not over yet
        m_client = std::make_unique<Client>(credentials(m_server->url()), timings);
        const Told<QString> told;
        for (int i = 0; i < 3; ++i)
            m_client->sendMessage(visitor, u"x"_s, this, told.callback());
        QTRY_VERIFY(m_server->count("sendMessage") > 0);

        m_client.reset();
        // Another one's call goes through all repeats that these would have had.
        Client other(credentials(m_server->url()), shortTimings());
        const Told<QString> toldOther;
        other.sendMessage(visitor, u"x"_s, this, toldOther.callback());
        QVERIFY(toldOther.wait());

        QVERIFY(told.answers->isEmpty());
    }

    void callbackMayDestroyTheClient()
    {
        m_body = Samples::readApi(u"getStateInstance"_s);
        bool isTold = false;

        m_client->getStateInstance(this, [&](const auto &) {
            isTold = true;
            m_client.reset();
        });

        QTRY_VERIFY(isTold);
    }
};

KIOSK_TEST(TestClientQueue)

} // namespace ClientQueueTest

#include "tst_clientqueue.moc"
