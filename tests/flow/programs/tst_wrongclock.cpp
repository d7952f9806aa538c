// SPDX-License-Identifier: GPL-3.0-only
#include "support/program.h"
#include "support/test.h"

#include <QSaveFile>
#include <QTest>

namespace WrongClockTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::Finished;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::ServeProcess;

namespace {

const auto fakeTime = u"/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"_s;
constexpr std::chrono::seconds threeYears = std::chrono::days(1100);

//! The stored rows, as the other programs find them.
struct Counts
{
    qsizetype audit = 0;
    qsizetype attempts = 0;
    qsizetype sessions = 0;
};

} // namespace

//! A server whose machine tells a wrong time: a battery clock until a time server corrects it, or a
//! clock that somebody sets. What libfaketime reads is one number, by how much the clock is off.
class TestWrongClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFile::exists(fakeTime), "install faketime"); }

    void init()
    {
        m_home = std::make_unique<Home>();
        QVERIFY(m_home->addTenant(u"Aigul"_s, u"+996555121001"_s));
    }

    void cleanup()
    {
        m_server.reset();
        m_home.reset();
    }

    void nothingIsRemovedOnTheWordOfAWrongClock()
    {
        QVERIFY(serve());
        const auto token = signIn();
        QVERIFY(!token.isEmpty());
        QCOMPARE(m_server->stop(), 0);
        const auto before = counts();

        QVERIFY(setClock(threeYears));
        QVERIFY(serve(Timers::FollowTheClock));
        QTRY_VERIFY(m_server->log().contains("event=clock.doubted reason=ahead"));
        QCOMPARE(whoAmI(token), 200);
        QVERIFY(doctor().contains(u"does not believe the clock"_s));
        QVERIFY(passALook(threeYears));

        const auto after = counts();
        QCOMPARE(after.audit, before.audit);
        QCOMPARE(after.sessions, before.sessions);
        QCOMPARE(after.attempts, before.attempts + 1);
        QCOMPARE(whoAmI(token), 200);
        QCOMPARE(m_server->log().count("event=clock."), 1);
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(setClock(0s));
        QVERIFY(serve());
        QCOMPARE(whoAmI(token), 200);
    }

    void aClockThatRunsSteadilyForADayIsBelieved()
    {
        QVERIFY(serve());
        QVERIFY(!signIn().isEmpty());
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(setClock(threeYears));
        QVERIFY(serve(Timers::FollowTheClock));
        QTRY_VERIFY(m_server->log().contains("event=clock.doubted"));

        QVERIFY(setClock(threeYears + 25h));

        QTRY_VERIFY(m_server->log().contains("event=clock.trusted"));
        QTRY_COMPARE(counts().sessions, 0);
    }

    void settingTheClockBackRenewsTheCodeAtOnceAndSignsNobodyOut()
    {
        QVERIFY(setClock(0s));
        QVERIFY(serve(Timers::AreTheirOwn));
        const auto token = signIn();
        const auto attempt = m_server->startAttempt();

        QVERIFY(setClock(-2h));

        QTRY_COMPARE(m_server->statusOf(attempt)["failureReason"_L1].toString(),
                     u"ATTEMPT_EXPIRED"_s);
        QCOMPARE(whoAmI(token), 200);
        QVERIFY(!signIn().isEmpty());
        QTRY_VERIFY(m_server->log().contains("event=clock.doubted reason=stepped"));
    }

    void aYearInBetweenSignsNobodyOut()
    {
        QVERIFY(setClock(0s));
        QVERIFY(serve(Timers::AreTheirOwn));
        const auto token = signIn();

        QVERIFY(setClock(threeYears));
        QTRY_VERIFY(m_server->log().contains("event=clock.doubted reason=stepped"));
        QCOMPARE(whoAmI(token), 200);
        QVERIFY(setClock(0s));
        QTRY_VERIFY(m_server->log().contains("event=clock.trusted"));

        QCOMPARE(whoAmI(token), 200);
    }

private:
    enum class Timers { FollowTheClock, AreTheirOwn };

    [[nodiscard]] bool setClock(std::chrono::seconds off) const
    {
        QSaveFile file(m_home->path() + u"/offset"_s);
        const auto text = (off < 0s ? QByteArray() : QByteArray("+"))
            + QByteArray::number(qint64(off.count())) + '\n';
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    }

    //! With the machine's own clock.
    [[nodiscard]] bool serve()
    {
        m_server = std::make_unique<ServeProcess>(*m_home);
        return m_server->isListening();
    }

    //! With the clock that setClock() sets. Nobody else is to see that.
    [[nodiscard]] bool serve(Timers timers)
    {
        m_home->set(u"LD_PRELOAD"_s, fakeTime);
        m_home->set(u"FAKETIME_TIMESTAMP_FILE"_s, m_home->path() + u"/offset"_s);
        m_home->set(u"FAKETIME_NO_CACHE"_s, u"1"_s);
        m_home->set(u"FAKETIME_DONT_FAKE_MONOTONIC"_s,
                    timers == Timers::AreTheirOwn ? u"1"_s : u"0"_s);
        // The sanitizer wants to be loaded first.
        m_home->set(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
        const bool isListening = serve();
        m_home->set(u"LD_PRELOAD"_s, QString());
        return isListening;
    }

    //! Lets the time pass in which what is old would be removed: all timers are due then, and an
    //! attempt that has ended shows that they ran.
    [[nodiscard]] bool passALook(std::chrono::seconds off) const
    {
        const auto attempt = m_server->startAttempt();
        const auto hasEnded = [&] {
            return m_server->statusOf(attempt)["status"_L1].toString() == "FAILED"_L1;
        };
        return setClock(off + 4min) && QTest::qWaitFor(hasEnded, 20'000);
    }

    //! The session's token; empty if it did not work.
    [[nodiscard]] QByteArray signIn() const
    {
        const auto attempt = m_server->startAttempt();
        if (m_server->notify(loginNotification(u"996555121001"_s, attempt)).status != 200)
            return {};
        return m_server->statusOf(attempt)["session"_L1]["token"_L1].toString().toLatin1();
    }

    [[nodiscard]] int whoAmI(const QByteArray &token) const
    {
        return TestSupport::get(m_server->url(), "/api/auth/me/",
                                {{"Authorization", "Bearer " + token}})
            .status;
    }

    [[nodiscard]] Counts counts() const
    {
        const auto rows = [this](const QString &subject) {
            return m_home->ctl({subject, u"list"_s, u"--json"_s}).rows().size();
        };
        return {.audit = rows(u"audit"_s),
                .attempts = rows(u"attempts"_s),
                .sessions = rows(u"sessions"_s)};
    }

    [[nodiscard]] QString doctor() const { return m_home->ctl({u"doctor"_s}).output; }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
};

KIOSK_TEST(TestWrongClock)

} // namespace WrongClockTest

#include "tst_wrongclock.moc"
