#include "kiosk/readinesswatch.h"
#include "support/fakepages.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::ReadinessWatch;
using Kiosk::ServerCondition;
using Kiosk::Trouble;
using TestSupport::FakePages;

namespace {

const QByteArray ready = R"({"status":"ready","parts":[],"reasons":[]})";
const QByteArray noGateway = R"({"status":"not_ready","parts":["gateway"],"reasons":["x"]})";

//! What the watch said, the last of it last.
struct Listener
{
    explicit Listener(const FakePages &server,
                      const Kiosk::ReadinessTimings &timings = {.usual = 1h})
        : watch(Kiosk::ServerAddress(server.url()), timings)
    {
        QObject::connect(&watch, &ReadinessWatch::told, &watch,
                         [this](const auto &condition) { told.append(condition); });
        watch.start();
    }

    ReadinessWatch watch;
    QList<ServerCondition> told;
};

} // namespace

class TestReadinessWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheServerSaysIsTold_data()
    {
        using Expected = ServerCondition;
        using Gateway = Core::GatewayState;
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Expected>("expected");
        const QByteArray both =
            R"({"status":"not_ready","parts":["database","gateway"],"reasons":[]})";

        QTest::newRow("all is well") << 200 << ready << Expected{};
        QTest::newRow("no gateway") << 503 << noGateway << Expected{.trouble = Trouble::Gateway};
        QTest::newRow("no database")
            << 503 << QByteArray(R"({"status":"not_ready","parts":["database"],"reasons":[]})")
            << Expected{.trouble = Trouble::Server};
        QTest::newRow("neither") << 503 << both << Expected{.trouble = Trouble::Server};
        QTest::newRow("of an older server")
            << 503 << QByteArray(R"({"status":"not_ready","reasons":["x"]})")
            << Expected{.trouble = Trouble::Server};
        QTest::newRow("a sick gateway")
            << 503
            << QByteArray(R"({"status":"not_ready","parts":["gateway"],"gateway":"blocked"})")
            << Expected{.trouble = Trouble::Gateway, .gateway = Gateway::Blocked};
        QTest::newRow("of a newer server")
            << 503
            << QByteArray(R"({"status":"not_ready","parts":["gateway"],"gateway":"on_fire"})")
            << Expected{.trouble = Trouble::Gateway, .gateway = Gateway::Unknown};
        QTest::newRow("all is well with the gateway")
            << 200 << QByteArray(R"({"status":"ready","gateway":"authorized","sending":true})")
            << Expected{.gateway = Gateway::Authorized};
        QTest::newRow("nothing is sent")
            << 200 << QByteArray(R"({"status":"ready","gateway":"authorized","sending":false})")
            << Expected{.gateway = Gateway::Authorized, .canSend = false};
        QTest::newRow("suspended")
            << 200 << QByteArray(R"({"status":"ready","gateway":"suspended"})")
            << Expected{.gateway = Gateway::Suspended, .canSend = false};
    }

    void whatTheServerSaysIsTold()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ServerCondition, expected);
        FakePages server;
        server.answers[u"readyz"_s] = {{status, body}};

        const Listener listener(server);

        QTRY_COMPARE(listener.told.size(), 1);
        QVERIFY(listener.told.first() == expected);
    }

    void itIsAskedAgainAndAgain()
    {
        FakePages server;
        server.answers[u"readyz"_s] = {{200, ready}, {503, noGateway}, {200, ready}};

        const Listener listener(server, {.usual = 5ms});

        QTRY_VERIFY(listener.told.size() >= 3);
        QVERIFY(!listener.told[0].trouble);
        QVERIFY(listener.told[1].trouble == Trouble::Gateway);
        QVERIFY(!listener.told[2].trouble);
    }

    void whileSomebodyWaitsForAMessageItIsAskedOften()
    {
        FakePages server;
        server.answers[u"readyz"_s] = {{200, ready}};
        Listener listener(server, {.usual = 1h, .hurried = 5ms});
        QTRY_COMPARE(listener.told.size(), 1);

        listener.watch.hurry(true);
        QTRY_VERIFY(listener.told.size() >= 4);
        listener.watch.hurry(false);

        // Whatever was under way is answered before what is asked now.
        const auto asked = server.timesAsked(u"readyz"_s);
        const Listener other(server);
        QTRY_COMPARE(other.told.size(), 1);
        QVERIFY(server.timesAsked(u"readyz"_s) <= asked + 2);
    }

    void whatIsBrokenIsAskedAboutOftenUntilItWorks()
    {
        FakePages server;
        server.answers[u"readyz"_s] = {{503, noGateway}, {503, noGateway}, {200, ready}};

        const Listener listener(server, {.usual = 1h, .hurried = 5ms});

        QTRY_COMPARE(listener.told.size(), 3);
        QVERIFY(listener.told[1].trouble);
        QVERIFY(!listener.told[2].trouble);
        // Whatever was under way is answered before what is asked now.
        const auto asked = server.timesAsked(u"readyz"_s);
        const Listener other(server);
        QTRY_COMPARE(other.told.size(), 1);
        QCOMPARE(server.timesAsked(u"readyz"_s), asked + 1);
    }

    void inAHurryItIsAskedAtOnce()
    {
        FakePages server;
        server.answers[u"readyz"_s] = {{200, ready}};
        Listener listener(server, {.usual = 1h, .hurried = 1h});
        QTRY_COMPARE(listener.told.size(), 1);

        listener.watch.hurry(true);
        listener.watch.hurry(true);

        QTRY_COMPARE(listener.told.size(), 2);
        QCOMPARE(server.timesAsked(u"readyz"_s), 2);
    }

    void anAnswerOfSomebodyElseSaysNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");

        QTest::newRow("a proxy's 503") << 503 << QByteArray("<html>");
        QTest::newRow("a proxy's 502") << 502 << QByteArray("{}");
        QTest::newRow("another server") << 200 << QByteArray("{}");
        QTest::newRow("not JSON") << 200 << QByteArray("ready");
    }

    void anAnswerOfSomebodyElseSaysNothing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FakePages server;
        server.answers[u"readyz"_s] = {{status, body}, {200, ready}};

        const Listener listener(server, {.usual = 5ms});

        // Only the second answer is one.
        QTRY_VERIFY(!listener.told.isEmpty());
        QVERIFY(server.timesAsked(u"readyz"_s) >= 2);
        QVERIFY(!listener.told.first().trouble);
    }

    void noKeyIsSent()
    {
        FakePages server;
        server.answers[u"readyz"_s] = {{200, ready}};

        const Listener listener(server);

        QTRY_COMPARE(listener.told.size(), 1);
        QCOMPARE(server.asked().first().authorization, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestReadinessWatch)
#include "tst_readinesswatch.moc"
