#include "service/doctor/kioskmachine.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>

#include <optional>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

constexpr int patience = 3000; // ms

bool answers(const QString &socketPath)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath);
    return socket.waitForConnected(patience);
}

QString program(const KioskMachine &machine, const QString &name)
{
    return QStandardPaths::findExecutable(name, machine.environment.value(u"PATH"_s).split(u':'));
}

//! The families that have ң, ө and ү; nothing if that cannot be asked.
std::optional<QByteArray> kyrgyzFonts(const KioskMachine &machine)
{
    QProcess lister;
    lister.setProcessEnvironment(machine.environment);
    lister.start(program(machine, u"fc-list"_s), {u":charset=4a3 4e9 4af"_s, u"family"_s});
    if (!lister.waitForFinished(patience) || lister.exitStatus() != QProcess::NormalExit)
        return std::nullopt;
    return lister.readAllStandardOutput().trimmed();
}

// ":0" and "unix:0.1" are of this machine; others come over the network.
QString x11Socket(const KioskMachine &machine, const QString &display)
{
    const auto host = display.section(u':', 0, 0);
    const auto number = display.section(u':', 1).section(u'.', 0, 0);
    if (number.isEmpty() || (!host.isEmpty() && host != "unix"_L1))
        return {};
    return machine.x11Sockets + u"/X"_s + number;
}

QString waylandSocket(const KioskMachine &machine, const QString &display)
{
    return QDir::isAbsolutePath(display)
        ? display
        : machine.environment.value(u"XDG_RUNTIME_DIR"_s) + u'/' + display;
}

Finding displayFound(const QString &name)
{
    return Finding::of(FindingCode::DisplayOk, u"The display %1 answers."_s.arg(name))
        .withSubject(name);
}

//! The display of the session from which somebody looks, if it names one.
std::optional<Finding> displayOfSession(const KioskMachine &machine)
{
    const auto x11 = machine.environment.value(u"DISPLAY"_s);
    const auto wayland = machine.environment.value(u"WAYLAND_DISPLAY"_s);
    if (x11.isEmpty() && wayland.isEmpty())
        return std::nullopt;
    if (!wayland.isEmpty() && answers(waylandSocket(machine, wayland)))
        return displayFound(wayland);
    const auto socket = x11Socket(machine, x11);
    if (!x11.isEmpty() && !socket.isEmpty() && answers(socket))
        return displayFound(x11);
    if (!x11.isEmpty() && socket.isEmpty()) {
        return Finding::of(
            FindingCode::DisplayMissing,
            u"DISPLAY is %1, which is no display of this machine."_s.arg(x11),
            u"Start the kiosk in the session of its own screen, not through ssh -X."_s);
    }
    return Finding::of(FindingCode::DisplayMissing,
                       u"Nothing answers at the display %1."_s.arg(x11.isEmpty() ? wayland : x11),
                       u"Start the session again (amt-kiosk-session), or correct DISPLAY."_s);
}

QString soundServerSocket(const KioskMachine &machine)
{
    const auto named = machine.environment.value(u"PULSE_SERVER"_s);
    if (named.startsWith("unix:"_L1))
        return named.sliced(QLatin1StringView("unix:").size());
    return machine.environment.value(u"XDG_RUNTIME_DIR"_s) + u"/pulse/native"_s;
}

bool hasSoundCard(const KioskMachine &machine)
{
    QFile file(machine.soundCards);
    return file.open(QIODevice::ReadOnly) && file.readAll().contains('[');
}

} // namespace

Finding fontsFinding(const KioskMachine &machine)
{
    const auto install = u"apt-get install fonts-noto-core"_s;
    const auto families = kyrgyzFonts(machine);
    if (!families) {
        return Finding::of(
            FindingCode::FontsMissing,
            u"Whether there is a font with Kyrgyz letters cannot be told: fc-list is "
            "missing."_s,
            u"apt-get install fontconfig fonts-noto-core"_s);
    }
    if (families->isEmpty()) {
        return Finding::of(FindingCode::FontsMissing,
                           u"No font has the Kyrgyz letters ң, ө and ү: they are shown as "
                           "squares."_s,
                           install);
    }
    return Finding::of(FindingCode::FontsOk, u"There is a font with Kyrgyz letters."_s);
}

Finding displayFinding(const KioskMachine &machine)
{
    if (const auto own = displayOfSession(machine))
        return *own;
    const auto sockets = QDir(machine.x11Sockets).entryList({u"X*"_s}, QDir::System | QDir::Files);
    for (const auto &socket : sockets) {
        if (answers(machine.x11Sockets + u'/' + socket))
            return displayFound(u':' + socket.sliced(1));
    }
    return Finding::of(FindingCode::DisplayMissing, u"This machine has no display."_s,
                       u"Start a graphical session for the kiosk: see amt-kiosk-session in the "
                       "README."_s);
}

Finding soundFinding(const KioskMachine &machine)
{
    if (!answers(soundServerSocket(machine)) && program(machine, u"pulseaudio"_s).isEmpty()) {
        return Finding::of(FindingCode::SoundMissing,
                           u"The kiosk is silent: neither PulseAudio nor pipewire-pulse runs."_s,
                           u"apt-get install pulseaudio, and start the kiosk's session again"_s);
    }
    if (!hasSoundCard(machine)) {
        return Finding::of(FindingCode::SoundMissing,
                           u"The kiosk is silent: this machine has no sound card."_s,
                           u"Connect a loudspeaker or a card (aplay -l shows it), or set "
                           "kiosk/volume to 0."_s);
    }
    return Finding::of(FindingCode::SoundOk, u"There is something that plays sounds."_s);
}

} // namespace Service
