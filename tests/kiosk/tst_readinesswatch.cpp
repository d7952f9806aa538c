#include "kiosk/readinesswatch.h"
#include "support/fakepages.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::ReadinessWatch;
using Kiosk::Trouble;
using TestSupport::FakePages;

namespace {

const QByteArray ready = R"({"status":"ready","parts":[],"reasons":[]})";
const QByteArray noGateway = R"({"status":"not_ready","parts":["gateway"],"reasons":["x"]})";

//! What the watch said, the last of it last.
struct Listener
{
    explicit Listener(const FakePages &server, std::chrono::milliseconds every = 1h)
        : watch(Kiosk::ServerAddress(server.url()), every)
    {
        QObject::connect(&watch, &ReadinessWatch::told, &watch,
                         [this](const auto &trouble) { told.append(trouble); });
        watch.start();
    }

    ReadinessWatch watch;
    QList<std::optional<Trouble>> told;
};

} // namespace

class TestReadinessWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheServerSaysIsTold_data()
    {
        using Expected = std::optional<Trouble>;
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Expected>("expected");
        const QByteArray both =
            R"({"status":"not_ready","parts":["database","gateway"],"reasons":[]})";

        QTest::newRow("all is well") << 200 << ready << Expected();
        QTest::newRow("no gateway") << 503 << noGateway << Expected(Trouble::Gateway);
        QTest::newRow("no database")
            << 503 << QByteArray(R"({"status":"not_ready","parts":["database"],"reasons":[]})")
            << Expected(Trouble::Server);
        QTest::newRow("neither") << 503 << both << Expected(Trouble::Server);
        QTest::newRow("of an older server")
            << 503 << QByteArray(R"({"status":"not_ready","reasons":["x"]})")
            << Expected(Trouble::Server);
    }

    void whatTheServerSaysIsTold()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(std::optional<Trouble>, expected);
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

        const Listener listener(server, 5ms);

        QTRY_VERIFY(listener.told.size() >= 3);
        QVERIFY(!listener.told[0]);
        QVERIFY(listener.told[1] == Trouble::Gateway);
        QVERIFY(!listener.told[2]);
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

        const Listener listener(server, 5ms);

        // Only the second answer is one.
        QTRY_VERIFY(!listener.told.isEmpty());
        QVERIFY(server.timesAsked(u"readyz"_s) >= 2);
        QVERIFY(!listener.told.first());
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
