// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/picture.h"
#include "flow/virtualscreen.h"
#include "support/longrun.h"
#include "support/memory.h"
#include "support/windowtest.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace MonkeyTest {

using namespace Qt::StringLiterals;
using namespace FlowTest;
using namespace std::chrono_literals;
using TestSupport::memoryOf;

namespace {

constexpr QSize screenSize(1080, 1920);
const auto title = u"Front desk"_s;

constexpr auto betweenDeeds = 25ms;
const auto breath = u" sleep 0.025"_s;

//! Somebody who touches everything, and knows the keys that lead out of other programs. The same
//! seed does the same again.
class Monkey
{
public:
    explicit Monkey(quint32 seed)
        : m_random(seed)
    {
    }

    //! The next step, as a line for xdotool.
    [[nodiscard]] QString nextDeed()
    {
        switch (m_random.bounded(10)) {
        case 0:
            return drag();
        case 1:
        case 2:
        case 3:
            return u"key "_s + anyOf(m_keys);
        case 4:
            return u"key %1 %2 %3"_s.arg(digit(), digit(), digit());
        case 5:
            return u"mousemove %1 click %2"_s.arg(place(),
                                                  QString::number(1 + m_random.bounded(5)));
        default:
            return u"mousemove %1 click 1"_s.arg(place());
        }
    }

private:
    [[nodiscard]] QString anyOf(const QStringList &words)
    {
        return words.at(m_random.bounded(words.size()));
    }

    [[nodiscard]] QString digit() { return QString::number(m_random.bounded(10)); }

    // Mostly where there is something to touch: the header with its languages, and the controls
    // and the demo's senders below.
    [[nodiscard]] QString place()
    {
        const int band = screenSize.height() / 8;
        int y = m_random.bounded(screenSize.height());
        const int where = m_random.bounded(4);
        if (where == 0)
            y %= band;
        else if (where == 1)
            y = screenSize.height() - 1 - y % band;
        return u"%1 %2"_s.arg(m_random.bounded(screenSize.width())).arg(y);
    }

    [[nodiscard]] QString drag()
    {
        return u"mousemove %1 mousedown 1 mousemove %2 mousemove %3 mouseup 1"_s.arg(
            place(), place(), place());
    }

    QRandomGenerator m_random;
    QStringList m_keys{
        u"alt+F4"_s,    u"alt+Tab"_s,   u"alt+Escape"_s, u"alt+space"_s,  u"Escape"_s,
        u"F1"_s,        u"F5"_s,        u"F11"_s,        u"ctrl+q"_s,     u"ctrl+w"_s,
        u"ctrl+c"_s,    u"ctrl+v"_s,    u"ctrl+a"_s,     u"ctrl+alt+d"_s, u"ctrl+alt+Delete"_s,
        u"super"_s,     u"super+d"_s,   u"super+e"_s,    u"Menu"_s,       u"Print"_s,
        u"Tab"_s,       u"Tab"_s,       u"Tab"_s,        u"shift+Tab"_s,  u"Return"_s,
        u"Return"_s,    u"space"_s,     u"space"_s,      u"BackSpace"_s,  u"Delete"_s,
        u"Up"_s,        u"Down"_s,      u"Left"_s,       u"Right"_s,      u"Prior"_s,
        u"shift+F10"_s, u"ctrl+plus"_s, u"ctrl+0"_s,     u"Home"_s,       u"End"_s,
    };
};

//! The demo at a front desk, with a window manager and a window that a visitor could get to.
class FrontDesk
{
public:
    FrontDesk()
        : m_screen(screenSize)
        , m_machine({{u"kiosk/name"_s, title}, {u"session/idle_seconds"_s, u"10"_s}})
    {
        m_machine.set(u"DISPLAY"_s, m_screen.display());
        qputenv("DISPLAY", m_screen.display().toLatin1());
        m_manager = m_machine.start(u"openbox"_s, {});
    }

    [[nodiscard]] bool open()
    {
        if (!eventually([] { return outputOf(u"xdotool"_s, {u"get_desktop"_s}).has_value(); }))
            return false;
        m_stranger = m_machine.start(QStringLiteral(LOCKED_WINDOW), {u"stranger"_s});
        if (!eventually([this] { return m_stranger->output().contains(u"active"_s); }))
            return false;
        m_kiosk = m_machine.startKiosk({u"--demo"_s});
        return eventually([this] { return showsCode() && isInFront(); }, 60s);
    }

    //! Has xdotool do all of @p deeds, one after the other.
    void doAll(const QStringList &deeds)
    {
        const auto script = m_machine.path(u"deeds"_s);
        QFile file(script);
        if (!file.open(QIODevice::WriteOnly) || file.write(deeds.join(u'\n').toLatin1() + '\n') < 0)
            qFatal("cannot write %s", qPrintable(script));
        file.close();
        m_hands = m_machine.start(u"xdotool"_s, {script});
    }

    [[nodiscard]] bool isBusy() const { return m_hands->isRunning(); }
    //! xdotool did them all.
    [[nodiscard]] bool isDone() { return m_hands->exitCode() == 0; }

    //! A known phone answers the newest code; false if it was not taken.
    [[nodiscard]] bool sendMessage()
    {
        const auto phone = m_machine.start(
            controlProgram(), {u"simulate"_s, u"--phone"_s, u"+996555121001"_s, u"--latest"_s});
        return phone->exitCode() == 0 && phone->output() == u"accepted\n"_s;
    }

    [[nodiscard]] bool showsCode() const { return !messageIn(codeIn(m_screen.glance())).isEmpty(); }

    //! In front, active, and on the whole screen.
    [[nodiscard]] static bool isInFront()
    {
        const auto name = outputOf(u"xdotool"_s, {u"getactivewindow"_s, u"getwindowname"_s});
        const auto place = outputOf(u"xdotool"_s, {u"getactivewindow"_s, u"getwindowgeometry"_s});
        return name && name->trimmed() == title.toUtf8() && place
            && place->contains("Position: 0,0") && place->contains("Geometry: 1080x1920");
    }

    [[nodiscard]] Program &kiosk() { return *m_kiosk; }
    [[nodiscard]] double memory() const { return memoryOf(m_kiosk->process()); }

private:
    VirtualScreen m_screen;
    Machine m_machine;
    std::unique_ptr<Program> m_manager;
    std::unique_ptr<Program> m_stranger;
    std::unique_ptr<Program> m_kiosk;
    std::unique_ptr<Program> m_hands;
};

std::chrono::seconds timeToPlay()
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("KIOSK_MONKEY_SECONDS", &isNumber);
    if (isNumber)
        return std::chrono::seconds(wanted);
    return TestSupport::isLongRun() ? 60s : 20s;
}

quint32 seedToPlay()
{
    bool isNumber = false;
    const auto wanted = qEnvironmentVariable("KIOSK_MONKEY_SEED").toUInt(&isNumber);
    return isNumber ? wanted : QRandomGenerator::system()->generate();
}

//! The complaints in the kiosk's log, except those about the loudspeaker, which a test has not.
QStringList complaintsIn(const QString &log)
{
    const auto lines = log.split(u'\n').filter(u"event=log "_s);
    static const QRegularExpression silence(u"PulseAudioService|no sound device"_s);
    QStringList complaints;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(complaints),
                 [](const QString &line) { return !line.contains(silence); });
    return complaints;
}

} // namespace

// The real kiosk, and somebody who tries everything that a visitor could.
class TestMonkey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"Xvfb"_s, u"openbox"_s, u"xdotool"_s, u"zbarimg"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
    }

    void kioskOutlivesTheMonkey()
    {
        const auto seed = seedToPlay();
        const auto playing = timeToPlay();
        qInfo("KIOSK_MONKEY_SEED=%u KIOSK_MONKEY_SECONDS=%lld", seed,
              static_cast<long long>(playing.count()));
        Monkey monkey(seed);
        FrontDesk desk;
        QVERIFY(desk.open());

        QStringList deeds;
        for (auto time = 0ms; time < playing; time += betweenDeeds)
            deeds.append(monkey.nextDeed() + breath);
        desk.doAll(deeds);
        const QDeadlineTimer warm(playing / 2);
        double warmedUp = 0;
        int looks = 0;
        while (desk.isBusy()) {
            QVERIFY(eventually([] { return FrontDesk::isInFront(); }, 5s));
            QVERIFY(desk.kiosk().isRunning());
            // Seldom, so that the code is there for the monkey, too, which may be quicker.
            if (++looks % 8 == 0 && desk.showsCode())
                static_cast<void>(desk.sendMessage());
            if (warmedUp == 0 && warm.hasExpired())
                warmedUp = desk.memory();
        }
        QVERIFY(desk.isDone());

        // Everything that was begun ends by itself; a code that was asked for lasts the longest.
        QVERIFY(eventually([&desk] { return desk.showsCode(); }, 240s));
        const double grown = desk.memory() - warmedUp;
        qInfo("%lld deeds, %lld logins, %.1f MiB, grown by %.1f MiB",
              static_cast<long long>(deeds.size()),
              static_cast<long long>(desk.kiosk().errors().count(u"event=attempt.completed"_s)),
              desk.memory(), grown);
        QVERIFY(FrontDesk::isInFront());
        QVERIFY(grown < 24);
        QVERIFY(eventually([&desk] { return desk.sendMessage(); }));
        QVERIFY(eventually([&desk] { return !desk.showsCode(); }));
        QVERIFY(eventually([&desk] { return desk.showsCode(); }, 60s));
        QCOMPARE(complaintsIn(desk.kiosk().errors()), QStringList());
        // Or nothing of all this has reached it: the first of the demo's senders, whatever language
        // the monkey has left.
        desk.doAll({u"mousemove 220 1850 click 1"_s});
        QVERIFY(eventually([&desk] { return desk.kiosk().hasLogged({u"event=demo.message"_s}); }));
    }
};

KIOSK_WINDOW_TEST(TestMonkey)

} // namespace MonkeyTest
#include "tst_monkey.moc"
