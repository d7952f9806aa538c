#include "eventually.h"
#include "program.h"
#include "virtualscreen.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace FlowTest;

namespace {

//! A screen with a window manager, a stranger's window, and one that is locked.
class Desk
{
public:
    Desk()
        : m_screen(QSize(640, 480))
    {
        qputenv("DISPLAY", m_screen.display().toLatin1());
        m_environment.insert(u"DISPLAY"_s, m_screen.display());
        m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        m_environment.insert(u"HOME"_s, m_home.path());
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
        m_manager = start(u"openbox"_s, {});
    }

    //! True when the stranger's window has come and gone behind the locked one.
    [[nodiscard]] bool open(const QString &role)
    {
        return eventually([] { return outputOf(u"xdotool"_s, {u"get_desktop"_s}).has_value(); })
            && bringStranger() && bringLocked(role);
    }

    [[nodiscard]] bool bringStranger()
    {
        m_stranger = start(QStringLiteral(LOCKED_WINDOW), {u"stranger"_s});
        return eventually([this] { return m_stranger->output().contains(u"active"_s); });
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
        return m_locked->isRunning() && activeWindow() == u"kiosk"_s
            && m_screen.picture().pixelColor(320, 240) == Qt::green;
    }

    //! As often as the window lost its place, which it then took back.
    [[nodiscard]] qsizetype timesBehind() const
    {
        return m_locked->output().count(u"inactive"_s) + m_locked->output().count(u"minimized"_s);
    }

    [[nodiscard]] Program &locked() { return *m_locked; }

private:
    [[nodiscard]] std::unique_ptr<Program> start(const QString &program,
                                                 const QStringList &arguments) const
    {
        return std::make_unique<Program>(program, arguments, m_environment);
    }

    [[nodiscard]] bool bringLocked(const QString &role)
    {
        m_locked = start(QStringLiteral(LOCKED_WINDOW), {role});
        return eventually([this] { return m_locked->output().contains(u"active"_s); })
            && eventually([this] { return isInFront(); });
    }

    [[nodiscard]] static QString activeWindow()
    {
        const auto name = outputOf(u"xdotool"_s, {u"getactivewindow"_s, u"getwindowname"_s});
        return QString::fromUtf8(name.value_or(QByteArray())).trimmed();
    }

    QTemporaryDir m_home;
    VirtualScreen m_screen;
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

    void newWindowDoesNotStayInFront()
    {
        Desk desk;
        QVERIFY(desk.open(u"fullscreen"_s));

        QVERIFY(desk.bringStranger());

        QVERIFY(eventually([&desk] { return desk.isInFront(); }));
        QVERIFY(eventually([&desk] {
            return xdotool({u"key"_s, u"3"_s}) && desk.keys().endsWith(u'3');
        }));
    }
};

QTEST_MAIN(TestLockdownOnScreen)
#include "tst_lockdownonscreen.moc"
