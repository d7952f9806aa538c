// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/picture.h"
#include "flow/program.h"
#include "kiosk/kioskwindow.h"
#include "kiosk/pages/screens.h"
#include "support/fakeloginserver.h"
#include "support/longrun.h"
#include "support/memory.h"
#include "support/windowtest.h"

#include <QSignalSpy>

namespace EnduranceTest {

using namespace Qt::StringLiterals;
using namespace FlowTest;
using namespace std::chrono_literals;
using Kiosk::FlowState;
using Kiosk::KioskWindow;
using TestSupport::FakeLoginServer;
using TestSupport::isLongRun;
using TestSupport::memoryOf;

namespace {

// A screen that is scanned at the last moment still has to be good for this long.
constexpr auto reserve = 20s;

double ownMemory()
{
    return memoryOf(QCoreApplication::applicationPid());
}

//! A server whose attempts expire by the clock that the test makes.
class PunctualServer : public QObject
{
public:
    explicit PunctualServer(Kiosk::MonotonicClock now)
        : m_now(std::move(now))
    {
    }

    [[nodiscard]] FakeLoginServer &server() { return m_server; }

    //! Notes when each attempt was started, and ends those whose time is over. To be called often.
    void keepTime()
    {
        for (const auto &started : m_server.started())
            m_startedAt.try_emplace(started.id, m_now());
        std::erase_if(m_startedAt, [this](const auto &one) {
            const bool isOver = m_now() >= one.second + m_server.expiresIn;
            if (isOver) {
                m_server.fail(one.first, Core::FailureReason::AttemptExpired);
                m_server.forget(one.first);
            }
            return isOver;
        });
    }

    //! The attempts that somebody waits for, and how long they can still be completed.
    [[nodiscard]] std::map<QUuid, std::chrono::milliseconds> goodFor() const
    {
        std::map<QUuid, std::chrono::milliseconds> live;
        for (const auto &[attempt, startedAt] : m_startedAt) {
            if (m_server.isWaitedFor(attempt))
                live.emplace(attempt, startedAt + m_server.expiresIn - m_now());
        }
        return live;
    }

private:
    Kiosk::MonotonicClock m_now;
    FakeLoginServer m_server;
    std::map<QUuid, std::chrono::milliseconds> m_startedAt;
};

//! A clock that runs @p factor times as fast as the machine's.
Kiosk::MonotonicClock acceleratedClock(int factor)
{
    const auto start = Kiosk::steadyNow();
    return [start, factor] { return start + factor * (Kiosk::steadyNow() - start); };
}

Kiosk::KioskOptions optionsFor(FakeLoginServer &server)
{
    Kiosk::KioskOptions options;
    options.server = server.url();
    options.isWindowed = true;
    return options;
}

//! The codes on screen, and how long each attempt was still valid. Reading them takes longer than
//! a fast clock can wait.
struct Snapshot
{
    QImage picture;
    std::map<QUuid, std::chrono::milliseconds> goodFor;
};

bool isLive(const Snapshot &snapshot)
{
    const auto message = messageIn(codeIn(snapshot.picture));
    const auto found = snapshot.goodFor.find(QUuid::fromString(message.section(u' ', -1)));
    return found != snapshot.goodFor.end() && found->second >= reserve;
}

bool turnUntil(PunctualServer &server, const std::function<bool()> &condition)
{
    const QDeadlineTimer deadline(10s);
    while (!condition() && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        server.keepTime();
    }
    return condition();
}

} // namespace

// A kiosk that nobody uses, for longer than anybody would watch a test.
class TestEndurance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"zbarimg"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
    }

    //! An hour (ten minutes in a short run), fifty times as fast.
    void anHourWithoutAnybody()
    {
        constexpr int factor = 50;
        const auto clock = acceleratedClock(factor);
        PunctualServer punctual(clock);
        auto &server = punctual.server();
        Kiosk::FlowTimings timings;
        timings.tick = 10ms;
        timings.standstill = 3min; // of the fast clock: a busy machine may stop a test for seconds
        timings.untilIdle = 4min;
        KioskWindow window(optionsFor(server), timings, clock);
        window.screens().reduceMotion(true);
        window.present();
        QVERIFY(eventually([&] { return window.flow().state() == FlowState::Scan; }));

        const auto begin = clock();
        const auto whole = isLongRun() ? std::chrono::milliseconds(1h) : 8min;
        std::vector<Snapshot> snapshots;
        bool wasIdle = false;
        double warmedUp = 0;
        while (clock() < begin + whole) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            punctual.keepTime();
            const auto goodFor = punctual.goodFor();
            const auto state = window.flow().state();
            QVERIFY(state == FlowState::Scan || state == FlowState::Idle);
            wasIdle = wasIdle || state == FlowState::Idle;
            const auto *invitation = window.flow().invitation();
            QVERIFY(invitation && goodFor.contains(invitation->attemptId));
            QVERIFY(goodFor.at(invitation->attemptId) >= reserve);
            QVERIFY(server.channelsOpen() <= 4);
            if (clock() >= begin + snapshots.size() * 40s)
                snapshots.push_back({window.grab().toImage(), goodFor});
            if (warmedUp == 0 && clock() >= begin + whole / 3)
                warmedUp = ownMemory();
        }
        // One of the pictures has some three MiB.
        const double pictures = double(snapshots.size()) * 2 / 3
            * double(snapshots.front().picture.sizeInBytes()) / (1024 * 1024);
        const double grown = ownMemory() - warmedUp - pictures;

        qInfo("%zu pictures, %.1f MiB, grown by %.1f MiB", snapshots.size(), ownMemory(), grown);
        QVERIFY(std::all_of(snapshots.begin(), snapshots.end(), isLive));
        QVERIFY(wasIdle);
        QVERIFY(grown < 8);
    }

    //! Ten days of them; in a short run some hours.
    void memoryStaysFlatOverManyRenewals()
    {
        std::chrono::milliseconds now(1h);
        const auto clock = [&now] { return now; };
        PunctualServer punctual(clock);
        Kiosk::FlowTimings timings;
        timings.tick = 1ms;
        timings.standstill = 1h;
        KioskWindow window(optionsFor(punctual.server()), timings, clock);
        window.screens().reduceMotion(true);
        window.present();
        const auto &flow = window.flow();
        QVERIFY(turnUntil(punctual, [&flow] { return flow.invitation() != nullptr; }));

        const int renewals = isLongRun() ? 10'000 : 300;
        double warmedUp = 0;
        for (int i = 0; i < renewals; ++i) {
            const auto former = flow.invitation()->attemptId;
            now += 91s;
            QVERIFY(turnUntil(punctual, [&flow, former] {
                return flow.invitation() && flow.invitation()->attemptId != former;
            }));
            QVERIFY(punctual.server().channelsOpen() <= 4);
            if (i == renewals / 10)
                warmedUp = ownMemory();
        }
        const double grown = ownMemory() - warmedUp;

        qInfo("%d renewals, %.1f MiB, grown by %.1f MiB", renewals, ownMemory(), grown);
        QVERIFY(grown < 4);
    }
};

KIOSK_WINDOW_TEST(TestEndurance)

} // namespace EnduranceTest
#include "tst_endurance.moc"
