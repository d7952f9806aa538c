// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/virtualscreen.h"
#include "support/test.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <csignal>

namespace KioskSessionTest {

namespace {

using namespace FlowTest;
using namespace Qt::StringLiterals;

constexpr QSize smallScreen(800, 480);

//! The program that the session has started, as its file says; 0 if there is none.
pid_t kioskOn(const Machine &machine)
{
    QFile file(machine.runtimeFile());
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return pid_t(QJsonDocument::fromJson(file.readAll())["pid"_L1].toInteger());
}

std::unique_ptr<Program> startSession(Machine &machine, const QString &display)
{
    const auto programs = QFileInfo(kioskProgram()).path();
    machine.set(u"PATH"_s, programs + u':' + qEnvironmentVariable("PATH"));
    machine.set(u"DISPLAY"_s, display);
    return machine.start(QStringLiteral(SESSION), {});
}

} // namespace

class TestKioskSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"Xvfb"_s, u"setxkbmap"_s, u"xkbcomp"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
    }

    void kioskThatDiesIsStartedAgain()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        const auto session = startSession(machine, screen.display());
        QVERIFY(addressOf(*session).isValid());
        QVERIFY(eventually([&] { return kioskOn(machine) > 0; }));
        const auto first = kioskOn(machine);

        QCOMPARE(::kill(first, SIGKILL), 0);

        QVERIFY(eventually([&] { return session->output().count(u"Listening on"_s) == 2; }));
        QVERIFY(eventually([&] { return kioskOn(machine) != first; }));
        session->signal(SIGTERM);
        QCOMPARE(session->exitCode(), 0);
    }

    void keysOfTheXServerDoNothingInIt()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        const auto hasKey = [&screen](const QByteArray &symbol) {
            const auto keyboard = outputOf(u"xkbcomp"_s, {screen.display(), u"-"_s});
            return keyboard && keyboard->contains(symbol);
        };
        const auto leavesScreen = "F1, XF86Switch_VT_1"_ba;
        QVERIFY(hasKey(leavesScreen));

        const auto session = startSession(machine, screen.display());

        QVERIFY(addressOf(*session).isValid());
        QVERIFY(hasKey("F1"));
        QVERIFY(!hasKey(leavesScreen));
        session->signal(SIGTERM);
        QCOMPARE(session->exitCode(), 0);
    }

    void endOfTheSessionEndsTheKioskInOrder()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        const auto session = startSession(machine, screen.display());
        QVERIFY(addressOf(*session).isValid());
        QVERIFY(eventually([&] { return kioskOn(machine) > 0; }));
        const auto kiosk = kioskOn(machine);

        session->signal(SIGTERM);

        QCOMPARE(session->exitCode(), 0);
        QCOMPARE(kioskOn(machine), 0);
        QVERIFY(::kill(kiosk, 0) != 0);
    }

    void kioskThatIsToEndEndsTheSession()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        const auto session = startSession(machine, screen.display());
        QVERIFY(addressOf(*session).isValid());
        QVERIFY(eventually([&] { return kioskOn(machine) > 0; }));

        QCOMPARE(::kill(kioskOn(machine), SIGTERM), 0);

        QCOMPARE(session->exitCode(), 0);
        QCOMPARE(session->output().count(u"Listening on"_s), 1);
    }

    void mistakeInTheConfigurationIsNotTriedAgain()
    {
        Machine machine({{u"server/port"_s, u"eighty"_s}});

        const auto session = startSession(machine, u":64999"_s);

        QCOMPARE(session->exitCode(), 3);
        QCOMPARE(session->errors().count(u"server/port"_s), 1);
    }

    void sessionWhoseScreenIsGoneGivesUp()
    {
        Machine machine;

        const auto session = startSession(machine, u":64999"_s);

        QCOMPARE(session->exitCode(), 1);
        QCOMPARE(session->errors().count(u"the display cannot be opened"_s), 5);
    }
};

KIOSK_TEST(TestKioskSession)

} // namespace KioskSessionTest
#include "tst_kiosksession.moc"
