// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/picture.h"
#include "flow/xorgscreen.h"
#include "support/test.h"

#include <QTest>

#include <algorithm>

namespace ScreenChangesTest {

using namespace FlowTest;
using namespace Qt::StringLiterals;

namespace {

//! Changes of the outputs of the X server: the calls of xrandr, one after the other.
using Changes = QList<QStringList>;

const QRect landscape(0, 0, 1920, 1080);

QStringList mode(const QString &output, const QString &size)
{
    return {u"--output"_s, output, u"--mode"_s, size};
}

//! A second monitor of 1280x720, right of the first.
Changes plugIn()
{
    return {{u"--addmode"_s, u"DUMMY1"_s, u"1280x720"_s},
            mode(u"DUMMY1"_s, u"1280x720"_s) + QStringList{u"--right-of"_s, u"DUMMY0"_s}};
}

//! A kiosk on an X server that behaves like a computer's own.
class FrontDesk
{
public:
    explicit FrontDesk(bool isManaged)
    {
        qputenv("DISPLAY", m_screen.display().toLatin1()); // for xdotool
        m_machine.set(u"DISPLAY"_s, m_screen.display());
        if (isManaged)
            m_manager = m_machine.start(u"openbox"_s, {});
    }

    [[nodiscard]] Machine &machine() { return m_machine; }
    [[nodiscard]] Program &kiosk() { return *m_kiosk; }

    [[nodiscard]] bool isManagerUp() const
    {
        return !m_manager
            || eventually([] { return outputOf(u"xdotool"_s, {u"get_desktop"_s}).has_value(); });
    }

    void open() { m_kiosk = m_machine.startKiosk({u"--language"_s, u"en"_s}); }

    [[nodiscard]] bool apply(const Changes &changes) const
    {
        return std::all_of(changes.begin(), changes.end(),
                           [this](const QStringList &change) { return m_screen.change(change); });
    }

    //! The window covers all of @p monitor, and a phone reads its code. Nothing but the code is
    //! black in it, while the X server shows black where there is no window.
    [[nodiscard]] bool fills(const QRect &monitor) const
    {
        return eventually([&] {
            const auto picture = m_screen.picture();
            if (!picture.rect().contains(monitor))
                return false;
            const auto part = picture.copy(monitor);
            const auto code = drawnCodeIn(part);
            return code && hasQuietZone(part, *code)
                && messageIn(codeIn(part)).startsWith(u"AMT LOGIN "_s);
        });
    }

    [[nodiscard]] bool isRunning() const { return m_kiosk->isRunning(); }

private:
    Machine m_machine;
    XorgScreen m_screen;
    std::unique_ptr<Program> m_manager;
    std::unique_ptr<Program> m_kiosk;
};

} // namespace

//! A kiosk whose screen becomes another one while it runs.
class TestScreenChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong(
            {u"Xorg"_s, u"xrandr"_s, u"xdotool"_s, u"openbox"_s, u"import"_s, u"zbarimg"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
    }

    void windowFollowsItsScreen_data()
    {
        QTest::addColumn<bool>("isManaged");
        QTest::addColumn<Changes>("changes");
        QTest::addColumn<QRect>("monitor");

        const auto first = u"DUMMY0"_s;
        const auto second = u"DUMMY1"_s;
        const Changes away{{u"--output"_s, first, u"--off"_s}};
        for (const bool isManaged : {false, true}) {
            const auto row = [&](const char *name, const Changes &changes, const QRect &monitor) {
                QTest::addRow("%s, %s", name, isManaged ? "openbox" : "no window manager")
                    << isManaged << changes << monitor;
            };
            row("smaller", {mode(first, u"1280x720"_s)}, QRect(0, 0, 1280, 720));
            row("much smaller", {mode(first, u"800x480"_s)}, QRect(0, 0, 800, 480));
            row("turned", {mode(first, u"1080x1920"_s)}, QRect(0, 0, 1080, 1920));
            row("smaller and back", {mode(first, u"1280x720"_s), mode(first, u"1920x1080"_s)},
                landscape);
            row("off and on", away + Changes{mode(first, u"1280x720"_s)}, QRect(0, 0, 1280, 720));
            row("a second one", plugIn(), landscape);
            row("another becomes the main one",
                plugIn() + Changes{{u"--output"_s, second, u"--primary"_s}},
                QRect(1920, 0, 1280, 720));
            row("another in its place", plugIn() + away, QRect(0, 0, 1280, 720));
            row("moved aside", plugIn() + Changes{{u"--output"_s, first, u"--right-of"_s, second}},
                QRect(1280, 0, 1920, 1080));
        }
    }

    void windowFollowsItsScreen()
    {
        QFETCH(bool, isManaged);
        QFETCH(Changes, changes);
        QFETCH(QRect, monitor);
        FrontDesk desk(isManaged);
        QVERIFY(desk.isManagerUp());
        desk.open();
        QVERIFY(desk.fills(landscape));

        QVERIFY(desk.apply(changes));

        QVERIFY(desk.fills(monitor));
        QVERIFY(desk.isRunning());
    }

    void monitorMayBeSwitchedOnAfterTheKiosk_data()
    {
        QTest::addColumn<bool>("isManaged");
        QTest::newRow("no window manager") << false;
        QTest::newRow("openbox") << true;
    }

    void monitorMayBeSwitchedOnAfterTheKiosk()
    {
        QFETCH(bool, isManaged);
        FrontDesk desk(isManaged);
        QVERIFY(desk.isManagerUp());
        QVERIFY(desk.apply({{u"--output"_s, u"DUMMY0"_s, u"--off"_s}}));
        desk.open();
        QVERIFY(!addressOf(desk.kiosk()).isEmpty());

        QVERIFY(desk.apply({mode(u"DUMMY0"_s, u"1280x720"_s)}));

        QVERIFY(desk.fills(QRect(0, 0, 1280, 720)));
    }

    void scaledWindowFollowsItsScreen_data()
    {
        QTest::addColumn<QString>("scale");
        QTest::newRow("one and a half") << u"1.5"_s;
        QTest::newRow("two") << u"2"_s;
    }

    void scaledWindowFollowsItsScreen()
    {
        QFETCH(QString, scale);
        FrontDesk desk(false);
        desk.machine().set(u"QT_SCALE_FACTOR"_s, scale);
        desk.open();
        QVERIFY(desk.fills(landscape));

        QVERIFY(desk.apply({mode(u"DUMMY0"_s, u"1080x1920"_s)}));
        QVERIFY(desk.fills(QRect(0, 0, 1080, 1920)));

        QVERIFY(desk.apply({mode(u"DUMMY0"_s, u"1280x720"_s)}));
        QVERIFY(desk.fills(QRect(0, 0, 1280, 720)));
    }
};

KIOSK_TEST(TestScreenChanges)

} // namespace ScreenChangesTest
#include "tst_screenchanges.moc"
