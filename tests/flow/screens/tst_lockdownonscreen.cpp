// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/program.h"
#include "flow/rival.h"
#include "flow/virtualscreen.h"
#include "support/windowtest.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

namespace LockdownOnScreenTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace FlowTest;

namespace {

enum class Manager {
    Openbox,
    None,
};

//! A screen with or without a window manager, a stranger's window, and one that is locked.
class Desk
{
public:
    explicit Desk(Manager manager = Manager::Openbox)
        : m_screen(QSize(640, 480))
        , m_isManaged(manager == Manager::Openbox)
    {
        qputenv("DISPLAY", m_screen.display().toLatin1());
        m_environment.insert(u"DISPLAY"_s, m_screen.display());
        m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        m_environment.insert(u"HOME"_s, m_home.path());
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
        if (m_isManaged)
            m_manager = start(u"openbox"_s, {});
    }

    //! True when the stranger's window has come and gone behind the locked one.
    [[nodiscard]] bool open(const QString &role)
    {
        return isManagerUp() && bring(u"stranger"_s) && bringLocked(role);
    }

    //! Starts the stranger, or a cover, in front of all.
    [[nodiscard]] bool bring(const QString &role)
    {
        m_stranger = start(QStringLiteral(LOCKED_WINDOW), {role});
        return eventually([this] { return m_stranger->output().contains(u"painted"_s); });
    }

    [[nodiscard]] bool bringLocked(const QString &role)
    {
        m_locked = start(QStringLiteral(LOCKED_WINDOW), {role});
        return eventually([this] { return m_locked->output().contains(u"active"_s); })
            && eventually([this] { return isInFront(); });
    }

    //! The keys that the locked window has got, one a character.
    [[nodiscard]] QString keys() const
    {
        QString all;
        for (const auto &line : m_locked->output().split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u"key "_s))
                all += line.mid(4);
        }
        return all;
    }

    [[nodiscard]] bool isInFront() const
    {
        return m_locked->isRunning() && (!m_isManaged || activeWindow() == u"kiosk"_s)
            && m_screen.picture().pixelColor(320, 240) == Qt::green;
    }

    //! In front, and nothing else is to be seen anywhere.
    [[nodiscard]] bool isAlone() const
    {
        if (!isInFront())
            return false;
        const auto picture = m_screen.picture();
        auto onlyKiosk = picture;
        onlyKiosk.fill(Qt::green);
        return picture == onlyKiosk;
    }

    //! Something else is to be seen in the middle of the screen.
    [[nodiscard]] bool isCovered() const
    {
        return m_screen.glance().pixelColor(320, 240) != Qt::green;
    }

    //! The window manager shows it on each desktop.
    [[nodiscard]] bool isOnAllDesktops() const
    {
        return Rival(m_screen.display()).desktopOf(u"kiosk"_s) == 0xffffffffU;
    }

    //! As often as the window lost its place, which it then took back.
    [[nodiscard]] qsizetype timesBehind() const
    {
        return m_locked->output().count(u"inactive"_s) + m_locked->output().count(u"minimized"_s);
    }

    //! The same, and as often as it was hidden, moved, or another size.
    [[nodiscard]] qsizetype timesTaken() const
    {
        const auto output = m_locked->output();
        return timesBehind() + output.count(u"hidden"_s) + output.count(u"moved"_s)
            + output.count(u"resized"_s);
    }

    [[nodiscard]] bool holdsInput() const
    {
        const Rival rival(m_screen.display());
        return !rival.takePointer() && !rival.takeKeyboard();
    }

    [[nodiscard]] Program &locked() { return *m_locked; }
    [[nodiscard]] QString display() const { return m_screen.display(); }

private:
    [[nodiscard]] std::unique_ptr<Program> start(const QString &program,
                                                 const QStringList &arguments) const
    {
        return std::make_unique<Program>(program, arguments, m_environment);
    }

    [[nodiscard]] bool isManagerUp() const
    {
        return !m_isManaged
            || eventually([] { return outputOf(u"xdotool"_s, {u"get_desktop"_s}).has_value(); });
    }

    [[nodiscard]] static QString activeWindow()
    {
        const auto name = outputOf(u"xdotool"_s, {u"getactivewindow"_s, u"getwindowname"_s});
        return QString::fromUtf8(name.value_or(QByteArray())).trimmed();
    }

    QTemporaryDir m_home;
    VirtualScreen m_screen;
    bool m_isManaged;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::unique_ptr<Program> m_manager;
    std::unique_ptr<Program> m_stranger;
    std::unique_ptr<Program> m_locked;
};

[[nodiscard]] bool xdotool(const QStringList &arguments)
{
    return outputOf(u"xdotool"_s, arguments).has_value();
}

} // namespace

// A window with a Lockdown under a real window manager, and somebody who wants to get out.
class TestLockdownOnScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"Xvfb"_s, u"openbox"_s, u"xdotool"_s, u"import"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
    }

    void windowManagerNeverHearsTheKeys()
    {
        Desk desk;
        QVERIFY(desk.open(u"fullscreen"_s));
        QVERIFY(eventually([&desk] {
            return xdotool({u"key"_s, u"5"_s}) && desk.keys().endsWith(u'5');
        }));
        const auto timesBehind = desk.timesBehind();

        QVERIFY(xdotool({u"key"_s, u"alt+F4"_s, u"alt+Tab"_s, u"alt+Escape"_s, u"alt+space"_s,
                         u"ctrl+q"_s, u"ctrl+w"_s, u"F1"_s, u"F5"_s, u"F11"_s, u"super"_s,
                         u"super+d"_s, u"super+e"_s, u"ctrl+alt+d"_s, u"ctrl+alt+Right"_s,
                         u"Menu"_s, u"Print"_s, u"a"_s, u"7"_s}));

        QVERIFY(eventually([&desk] { return desk.keys().endsWith(u'7'); }));
        QCOMPARE(desk.keys().remove(u'5'), u"7"_s);
        QVERIFY(desk.isInFront());
        QCOMPARE(desk.timesBehind(), timesBehind);
    }

    void windowManagerNeverHearsTheMouse_data()
    {
        QTest::addColumn<QStringList>("deed");

        const QStringList press{u"keydown"_s, u"alt"_s};
        const QStringList release{u"keyup"_s, u"alt"_s};
        const auto drag = [](const QString &button) {
            return QStringList{u"mousemove"_s, u"320"_s,     u"240"_s, u"mousedown"_s, button,
                               u"mousemove"_s, u"400"_s,     u"300"_s, u"mousemove"_s, u"500"_s,
                               u"400"_s,       u"mouseup"_s, button};
        };
        const QStringList wheelUp{u"click"_s, u"4"_s, u"click"_s, u"4"_s};
        const QStringList wheelDown{u"click"_s, u"5"_s, u"click"_s, u"5"_s};
        QTest::newRow("wheel up") << wheelUp;
        QTest::newRow("Alt and wheel up") << press + wheelUp + release;
        QTest::newRow("Alt and wheel down") << press + wheelDown + release;
        QTest::newRow("right click") << QStringList{u"click"_s, u"3"_s};
        QTest::newRow("Alt and middle click") << press + QStringList{u"click"_s, u"2"_s} + release;
        QTest::newRow("Alt and drag") << press + drag(u"1"_s) + release;
        QTest::newRow("Alt and drag with the right button") << press + drag(u"3"_s) + release;
    }

    void windowManagerNeverHearsTheMouse()
    {
        QFETCH(QStringList, deed);
        Desk desk;
        QVERIFY(desk.open(u"fullscreen"_s));
        QVERIFY(eventually([&desk] { return desk.holdsInput(); }));
        const auto timesTaken = desk.timesTaken();

        QVERIFY(xdotool(deed));

        QVERIFY(eventually([&desk] {
            return xdotool({u"key"_s, u"7"_s}) && desk.keys().endsWith(u'7');
        }));
        QCOMPARE(outputOf(u"xdotool"_s, {u"get_desktop"_s}), "0\n"_ba);
        QVERIFY(desk.isAlone());
        QCOMPARE(desk.timesTaken(), timesTaken);
    }

    void inputIsTakenWhenAnotherProgramLetsGoOfIt()
    {
        Desk desk;
        QVERIFY(desk.open(u"windowed"_s));
        auto rival = std::make_unique<Rival>(desk.display());
        QVERIFY(rival->takePointer());
        QVERIFY(rival->takeKeyboard());
        QVERIFY(desk.bringLocked(u"fullscreen"_s));

        rival.reset();

        QVERIFY(eventually([&desk] { return desk.holdsInput(); }));
    }

    void inputIsFreeAgainAfterTheEnd()
    {
        Desk desk;
        QVERIFY(desk.open(u"fullscreen"_s));
        QVERIFY(eventually([&desk] { return desk.holdsInput(); }));

        desk.locked().signal(SIGKILL);

        QVERIFY(!desk.locked().exitCode());
        QVERIFY(!desk.holdsInput());
    }

    void windowIsNotClosedByTheWindowManager()
    {
        Desk desk;
        QVERIFY(desk.open(u"windowed"_s)); // a window does not take the keyboard

        QVERIFY(xdotool({u"key"_s, u"alt+F4"_s, u"8"_s}));

        QVERIFY(eventually([&desk] { return desk.keys().endsWith(u'8'); }));
        QVERIFY(desk.locked().isRunning());
        QVERIFY(desk.isInFront());
    }

    void windowComesBackInFront_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QStringList>("escape");

        const QStringList activate{u"search"_s, u"--name"_s, u"^stranger$"_s, u"windowactivate"_s};
        QTest::newRow("another is activated") << u"fullscreen"_s << activate;
        QTest::newRow("another is activated above a window") << u"windowed"_s << activate;
        QTest::newRow("switched away from a window")
            << u"windowed"_s << QStringList{u"key"_s, u"alt+Tab"_s};
        QTest::newRow("put away") << u"fullscreen"_s
                                  << QStringList{u"search"_s, u"--name"_s, u"^kiosk$"_s,
                                                 u"windowminimize"_s};
    }

    void windowComesBackInFront()
    {
        QFETCH(QString, role);
        QFETCH(QStringList, escape);
        Desk desk;
        QVERIFY(desk.open(role));
        const auto timesBehind = desk.timesBehind();

        // Again and again: just shown, the window may be coming to the front at the same moment.
        QVERIFY(eventually([&] {
            return xdotool(escape)
                && eventually([&] { return desk.timesBehind() > timesBehind; }, 3s);
        }));
        QVERIFY(eventually([&desk] { return desk.isInFront(); }));
    }

    void windowIsOnAllDesktops()
    {
        Desk desk;
        QVERIFY(desk.open(u"fullscreen"_s));

        QVERIFY(xdotool({u"set_desktop"_s, u"1"_s}));

        QVERIFY(eventually([] { return outputOf(u"xdotool"_s, {u"get_desktop"_s}) == "1\n"_ba; }));
        QVERIFY(eventually([&desk] { return desk.isAlone(); }));
    }

    void windowComesBackFromWhereverItIsTaken_data()
    {
        QTest::addColumn<Manager>("manager");
        QTest::addColumn<QStringList>("deed");

        const auto toKiosk = [](const QStringList &deed) {
            return QStringList{u"search"_s, u"--name"_s, u"^kiosk$"_s} + deed;
        };
        const auto unmap = toKiosk({u"windowunmap"_s});
        const auto resize = toKiosk({u"windowsize"_s, u"200"_s, u"100"_s});
        const auto move = toKiosk({u"windowmove"_s, u"100"_s, u"100"_s});
        QTest::newRow("unmapped") << Manager::Openbox << unmap;
        QTest::newRow("put away") << Manager::Openbox << toKiosk({u"windowminimize"_s});
        QTest::newRow("on another desktop")
            << Manager::Openbox << toKiosk({u"set_desktop_for_window"_s, u"1"_s});
        QTest::newRow("unmapped without a window manager") << Manager::None << unmap;
        QTest::newRow("moved without a window manager") << Manager::None << move;
        QTest::newRow("resized without a window manager") << Manager::None << resize;
    }

    void windowComesBackFromWhereverItIsTaken()
    {
        QFETCH(Manager, manager);
        QFETCH(QStringList, deed);
        Desk desk(manager);
        QVERIFY(desk.open(u"fullscreen"_s));
        QVERIFY(eventually([&desk] { return desk.isAlone() && desk.holdsInput(); }));
        const auto timesTaken = desk.timesTaken();

        QVERIFY(xdotool(deed));

        QVERIFY(eventually([&] { return desk.timesTaken() > timesTaken; }));
        QVERIFY(eventually([&desk] { return desk.isAlone(); }));
        if (manager == Manager::Openbox)
            QVERIFY(eventually([&desk] { return desk.isOnAllDesktops(); }));
        QVERIFY(eventually([&desk] { return desk.holdsInput(); }));
    }

    void windowStaysOnTheWholeScreen()
    {
        Desk desk;
        QVERIFY(desk.open(u"fullscreen"_s));
        QVERIFY(eventually([&desk] { return desk.isAlone(); }));
        const auto timesTaken = desk.timesTaken();

        QVERIFY(Rival(desk.display()).changeState(u"kiosk"_s, false, "FULLSCREEN"));

        QVERIFY(eventually([&] { return desk.timesTaken() > timesTaken; }));
        QVERIFY(eventually([&desk] { return desk.isAlone(); }));
    }

    void windowThatIsKeptAboveDoesNotStayInFront_data()
    {
        QTest::addColumn<QByteArrayList>("states");
        QTest::newRow("above") << QByteArrayList{"ABOVE"_ba};
        QTest::newRow("above and on the whole screen")
            << QByteArrayList{"ABOVE"_ba, "FULLSCREEN"_ba};
    }

    void windowThatIsKeptAboveDoesNotStayInFront()
    {
        QFETCH(QByteArrayList, states);
        Desk desk;
        QVERIFY(desk.open(u"fullscreen"_s));
        const auto timesBehind = desk.timesBehind();

        for (const auto &state : states)
            QVERIFY(Rival(desk.display()).changeState(u"stranger"_s, true, state));
        // Again and again: the window may be coming to the front at the same moment.
        QVERIFY(eventually([&] {
            return xdotool({u"search"_s, u"--name"_s, u"^stranger$"_s, u"windowactivate"_s})
                && eventually([&] { return desk.timesBehind() > timesBehind; }, 3s);
        }));
        QVERIFY(eventually([&desk] { return desk.isAlone(); }));
    }

    // The window is not told of it: it stays the active one, and no event comes.
    void windowThatIsKeptAboveTheActiveOneDoesNotStayInFront()
    {
        Desk desk;
        QVERIFY(desk.open(u"windowed"_s));
        const auto timesBehind = desk.timesBehind();

        QVERIFY(Rival(desk.display()).changeState(u"stranger"_s, true, "ABOVE"));

        QVERIFY(eventually([&desk] { return desk.isCovered(); }));
        QVERIFY(eventually([&desk] { return desk.isInFront(); }));
        QCOMPARE(desk.timesBehind(), timesBehind);
    }

    void windowThatNoManagerKnowsDoesNotStayInFront_data()
    {
        QTest::addColumn<Manager>("manager");
        QTest::newRow("openbox") << Manager::Openbox;
        QTest::newRow("no window manager") << Manager::None;
    }

    void windowThatNoManagerKnowsDoesNotStayInFront()
    {
        QFETCH(Manager, manager);
        Desk desk(manager);
        QVERIFY(desk.open(u"fullscreen"_s));

        QVERIFY(desk.bring(u"cover"_s));

        QVERIFY(eventually([&desk] { return desk.isAlone(); }));
    }

    void newWindowDoesNotStayInFront()
    {
        Desk desk;
        QVERIFY(desk.open(u"fullscreen"_s));

        QVERIFY(desk.bring(u"stranger"_s));

        QVERIFY(eventually([&desk] { return desk.isInFront(); }));
        QVERIFY(eventually([&desk] {
            return xdotool({u"key"_s, u"3"_s}) && desk.keys().endsWith(u'3');
        }));
    }
};

KIOSK_WINDOW_TEST(TestLockdownOnScreen)

} // namespace LockdownOnScreenTest
#include "tst_lockdownonscreen.moc"
