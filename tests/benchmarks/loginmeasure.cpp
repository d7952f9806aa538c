// SPDX-License-Identifier: GPL-3.0-only
#include "loginmeasure.h"

#include "eventwatch.h"
#include "kiosk/inventedscenes.h"
#include "kiosk/kioskwindow.h"
#include "support/fakeloginserver.h"

#include <QDeadlineTimer>
#include <QSemaphore>
#include <QThread>

#include <cstdio>
#include <functional>

namespace Benchmark {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::FlowState;
using TestSupport::FakeLoginServer;

namespace {

//! A server in a thread of its own, as the kiosk's is.
class ServerNextDoor
{
public:
    ServerNextDoor()
    {
        m_fixture.moveToThread(&m_thread);
        m_thread.start();
        ask([this] { m_server = std::make_unique<FakeLoginServer>(); });
    }

    ~ServerNextDoor()
    {
        ask([this] { m_server.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(ServerNextDoor)

    //! Has @p task done there, and waits for it.
    void ask(const std::function<void()> &task)
    {
        QMetaObject::invokeMethod(&m_fixture, task, Qt::BlockingQueuedConnection);
    }

    [[nodiscard]] FakeLoginServer &server() { return *m_server; }

private:
    QThread m_thread;
    QObject m_fixture;
    std::unique_ptr<FakeLoginServer> m_server;
};

void waitFor(const Kiosk::LoginFlow &flow, FlowState state)
{
    const QDeadlineTimer deadline(10s);
    while (flow.state() != state && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    // A turn is followed by making the other pages ready.
    for (int i = 0; i < 100; ++i)
        QCoreApplication::processEvents();
    if (flow.state() != state)
        qFatal("a login does not come to its end");
}

} // namespace

void measureLogins(EventWatch &application, int logins)
{
    ServerNextDoor door;
    Kiosk::KioskOptions options;
    door.ask([&] { options.server = door.server().url(); });
    Kiosk::KioskWindow window(options);
    window.resize(1080, 1920);
    application.forget();
    window.present();
    auto &flow = window.flow();
    waitFor(flow, FlowState::Scan);
    print(u"one event, until the first code"_s, application.events(), application.longest());

    application.forget();
    for (int i = 0; i < logins; ++i) {
        const auto attempt = flow.invitation()->attemptId;
        door.ask([&] { door.server().tellMessage(attempt); });
        waitFor(flow, FlowState::Received);
        door.ask([&] {
            auto &server = door.server();
            server.complete(attempt, Kiosk::Invented::visitor(u"Айгүл Осмонова"_s),
                            server.serverTime.addSecs(60));
        });
        waitFor(flow, FlowState::Welcome);
        QMetaObject::invokeMethod(&flow, &Kiosk::LoginFlow::signOut, Qt::QueuedConnection);
        waitFor(flow, FlowState::Scan);
    }
    print(u"one event, during %1 logins"_s.arg(logins), application.events(),
          application.longest());
}

} // namespace Benchmark
