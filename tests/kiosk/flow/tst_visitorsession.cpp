// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/visitorsession.h"
#include "support/fakeloginserver.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

namespace VisitorSessionTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::SignOutReason;
using Kiosk::VisitorSession;
using std::chrono::milliseconds;
using TestSupport::FakeLoginServer;

namespace {

const Protocol::UserView aigul{.id = 1,
                               .name = u"Айгүл Осмонова"_s,
                               .maskedPhone = u"+996•••••001"_s,
                               .type = u"tenant"_s,
                               .role = u"tenant"_s,
                               .roleName = u"Tenant"_s};

} // namespace

class TestVisitorSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_now = 1000s;
        m_isAnswered = false;
        m_server.emplace();
        m_client.emplace(Kiosk::ServerAddress(m_server->url()), Core::Secret());
        m_session.emplace(
            *m_client, [this] { return m_now; },
            Kiosk::SessionTimings{.least = 5s, .longest = 120s, .betweenTouches = 5s});
    }

    void itLastsAsLongAsTheServerSays_data()
    {
        using Left = std::optional<milliseconds>;
        QTest::addColumn<Left>("left");
        QTest::addColumn<milliseconds>("expected");

        QTest::newRow("usual") << Left(60s) << milliseconds(60s);
        QTest::newRow("nearly over") << Left(1s) << milliseconds(5s);
        QTest::newRow("a browser's hours") << Left(12h) << milliseconds(120s);
        QTest::newRow("no session") << Left() << milliseconds(5s);
        QTest::newRow("server's clock set back a day") << Left(-24h) << milliseconds(120s);
        QTest::newRow("server's clock set on a day") << Left(24h + 60s) << milliseconds(120s);
    }

    void itLastsAsLongAsTheServerSays()
    {
        QFETCH(std::optional<milliseconds>, left);
        QFETCH(milliseconds, expected);

        m_session->open(aigul, Core::Secret("token"), left);

        QCOMPARE(m_session->timeLeft().left, expected);
        QCOMPARE(m_session->timeLeft().whole, expected);
        QVERIFY(!m_session->isOver());
        m_now += expected;
        QVERIFY(m_session->isOver());
    }

    void stayingAsksTheServerForHowLong()
    {
        m_server->sessionLeft = 40s;
        open();
        const QSignalSpy prolonged(&*m_session, &VisitorSession::prolonged);
        m_now += 30s;

        m_session->stay();

        QTRY_COMPARE(prolonged.size(), 1);
        QCOMPARE(m_session->timeLeft().left, 40s);
        QCOMPARE(m_session->timeLeft().whole, 40s);
    }

    void theServersMaximumIsRespected()
    {
        m_server->sessionLeft = 7s; // of session/max_seconds nothing more is left
        open();
        const QSignalSpy prolonged(&*m_session, &VisitorSession::prolonged);
        m_now += 10s;

        m_session->stay();

        QTRY_COMPARE(prolonged.size(), 1);
        QCOMPARE(m_session->timeLeft().left, 7s);
    }

    void theServerIsNotToldOfEveryTouch()
    {
        open();
        const QSignalSpy prolonged(&*m_session, &VisitorSession::prolonged);

        for (int second = 0; second < 12; ++second) {
            m_session->stay();
            m_session->stay();
            m_now += 1s;
        }

        QTRY_COMPARE(prolonged.size(), 2); // after 5 and 10 seconds
        QCOMPARE(m_server->stays(), 2);
    }

    void aSessionThatWasTakenAwayIsOver()
    {
        m_server->sessionLeft.reset();
        open();
        const QSignalSpy revoked(&*m_session, &VisitorSession::revoked);
        m_now += 5s;

        m_session->stay();
        QTRY_COMPARE(revoked.size(), 1);
        m_session->end(SignOutReason::Done);

        open(); // its sign-out comes after the one that must not be
        m_session->end(SignOutReason::Done);
        QTRY_VERIFY(!m_server->signOuts().isEmpty());
        QCOMPARE(m_server->signOuts().size(), 1);
    }

    void everyThreeSecondsIsAskedWhetherItStillIsOne()
    {
        open();
        for (int second = 0; second < 3; ++second) {
            m_session->refresh();
            m_now += 1s;
        }
        QCOMPARE(m_server->peeks(), 0);

        m_session->refresh();
        m_session->refresh();
        QTRY_COMPARE(m_server->peeks(), 1);
        m_now += 3s;
        QTRY_VERIFY((m_session->refresh(), m_server->peeks() == 2));

        QCOMPARE(m_server->stays(), 0);
        QCOMPARE(m_session->timeLeft().left, 54s); // that was no use of it
    }

    void whatPeekingBrings_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isRevoked");

        QTest::newRow("still one") << 200 << false;
        QTest::newRow("ended elsewhere") << 401 << true;
        QTest::newRow("broken server") << 500 << false;
        QTest::newRow("nobody there") << 0 << false;
    }

    void whatPeekingBrings()
    {
        QFETCH(int, status);
        QFETCH(bool, isRevoked);
        open();
        const QSignalSpy revoked(&*m_session, &VisitorSession::revoked);
        if (status == 0)
            m_server->goDown();
        else
            m_server->peekAnswer = {QHttpServerResponder::StatusCode(status), "{}"};
        m_now += 3s;
        m_session->refresh();

        // The sign-out, of whichever session, is answered after it.
        QTRY_VERIFY(status == 0 || m_server->peeks() == 1);
        m_client->signOut(Core::Secret("other"), SignOutReason::Done, this,
                          [this](const auto &) { m_isAnswered = true; });
        QTRY_VERIFY(m_isAnswered);
        QTRY_COMPARE(revoked.size(), isRevoked ? 1 : 0);
        QCOMPARE(m_session->visitor().has_value(), true);
    }

    void withoutTheServerItLastsAsLongAsItWould()
    {
        open();
        m_server->goDown();
        m_now += 10s;

        m_session->stay();
        m_now += 49s;
        QVERIFY(!m_session->isOver());
        m_now += 1s;

        QVERIFY(m_session->isOver());
    }

    void theEndTellsWhy_data()
    {
        QTest::addColumn<SignOutReason>("reason");
        QTest::addColumn<QByteArray>("body");

        QTest::newRow("done") << SignOutReason::Done << QByteArray("{}");
        QTest::newRow("somebody else")
            << SignOutReason::NotMe << QByteArray(R"({"reason":"not_me"})");
    }

    void theEndTellsWhy()
    {
        QFETCH(SignOutReason, reason);
        QFETCH(QByteArray, body);
        open();

        m_session->end(reason);

        QVERIFY(!m_session->visitor());
        QTRY_COMPARE(m_server->signOuts(), QList<QByteArray>{"Bearer token"});
        QCOMPARE(m_server->signOutBodies(), QList<QByteArray>{body});
    }

    void anAnswerToWhoHasLeftIsNotTheNextOnes()
    {
        m_server->sessionLeft = 100s;
        open();
        const QSignalSpy prolonged(&*m_session, &VisitorSession::prolonged);
        m_now += 5s;
        m_session->stay();

        m_session->end(SignOutReason::Done);
        open();
        QTRY_COMPARE(m_server->signOuts().size(), 1);
        m_now += 5s;
        m_session->stay();

        QTRY_VERIFY(!prolonged.isEmpty());
        QCOMPARE(prolonged.size(), 1);
    }

private:
    void open() { m_session->open(aigul, Core::Secret("token"), 60s); }

    milliseconds m_now{0};
    bool m_isAnswered = false;
    std::optional<FakeLoginServer> m_server;
    std::optional<Kiosk::LoginClient> m_client;
    std::optional<VisitorSession> m_session;
};

KIOSK_TEST(TestVisitorSession)

} // namespace VisitorSessionTest
#include "tst_visitorsession.moc"
