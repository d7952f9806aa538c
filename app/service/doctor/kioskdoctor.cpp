// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/kioskdoctor.h"

#include "protocol/paths.h"
#include "service/doctor/addresscheckup.h"
#include "service/doctor/machinefindings.h"
#include "service/doctor/settingsfindings.h"
#include "service/process/processresources.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>

#include <optional>
#include <utility>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

constexpr int machinePatience = 3000; // ms

bool answers(const QString &socketPath)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath);
    return socket.waitForConnected(machinePatience);
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
    if (!lister.waitForFinished(machinePatience) || lister.exitStatus() != QProcess::NormalExit)
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

Finding serverUnreachable(const ProbeAnswer &answer, const QUrl &server)
{
    const auto finding = [&server](const QString &message, const QString &fix) {
        return Finding::of(FindingCode::KioskServerUnreachable, message.arg(server.toString()), fix)
            .withSubject(server.toString());
    };
    if (answer.isCertificateBad) {
        return finding(u"The certificate of the server at %1 is not accepted."_s,
                       u"Use the name that the certificate is made out to, and one that a public "
                       "authority has signed; check this computer's clock."_s);
    }
    if (answer.status == 0) {
        return finding(u"No server answers at %1."_s,
                       u"Check kiosk/server, this computer's network, and that the server "
                       "runs."_s);
    }
    if (answer.status >= 500) {
        return finding(u"The web server at %1 does not get through to the server behind it."_s,
                       u"Start the server there; compare what the web server passes on to with "
                       "server/listen and server/port."_s);
    }
    return finding(u"What answers at %1 is no server of this program."_s,
                   u"Correct kiosk/server: scheme, name, port and path."_s);
}

Finding keyFinding(int status)
{
    switch (status) {
    case 200:
        return Finding::of(FindingCode::KioskKeyOk, u"The server knows this kiosk's key."_s);
    case 401:
    case 403:
        return Finding::of(FindingCode::KioskKeyRefused,
                           u"The server does not know this kiosk's key, or it was revoked."_s,
                           u"On the server: amt-kioskctl kiosks add NAME, and put what it prints "
                           "into kiosk/key here."_s);
    default:
        return Finding::of(FindingCode::KioskKeyRefused,
                           u"The server does not say whether it takes this kiosk's key (status "
                           "%1)."_s.arg(status),
                           u"Ask again in a minute; see the server's log."_s);
    }
}

Finding keyMissing()
{
    return Finding::of(FindingCode::KioskKeyRefused,
                       u"This kiosk has no key, so the server takes it for a browser."_s,
                       u"On the server: amt-kioskctl kiosks add NAME, and put what it prints into "
                       "kiosk/key here."_s);
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
                       u"Start a graphical session for the kiosk: see amt-kiosk-session in "
                       "packaging/doc/installing.md."_s);
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

KioskLink::KioskLink(QUrl server, Core::Secret key, const Core::RandomBytes &randomBytes,
                     std::chrono::milliseconds patience)
    : m_server(std::move(server))
    , m_key(std::move(key))
    , m_nonce(QString::fromLatin1(randomBytes(16).toHex()))
    , m_patience(patience)
    , m_channel(m_server)
{
}

void KioskLink::start(Done done)
{
    m_done = std::move(done);
    m_healthProbe = std::make_unique<HttpProbe>(
        m_network, healthUrl(m_server, m_nonce), m_patience,
        [this](const ProbeAnswer &answer) { onHealth(answer); }, nullptr);
}

void KioskLink::onHealth(const ProbeAnswer &answer)
{
    if (healthIn(answer).nonce != m_nonce) {
        m_findings.append(serverUnreachable(answer, m_server));
        return end();
    }
    m_findings.append(Finding::of(FindingCode::KioskServerReached,
                                  u"The server at %1 answers."_s.arg(m_server.toString()))
                          .withSubject(m_server.toString()));
    if (!m_key.isEmpty())
        return askKey();
    m_findings.append(keyMissing());
    openChannel();
}

void KioskLink::askKey()
{
    QUrl url(m_server);
    url.setPath(m_server.path() + Protocol::Path::withFinalSlash(Protocol::Path::kioskHealth));
    m_keyProbe = std::make_unique<HttpProbe>(
        m_network, url, m_patience, [this](const ProbeAnswer &answer) { onKey(answer); }, nullptr,
        "Kiosk " + m_key.reveal());
}

void KioskLink::onKey(const ProbeAnswer &answer)
{
    m_findings.append(keyFinding(answer.status));
    openChannel();
}

void KioskLink::openChannel()
{
    m_channel.start([this](const Finding &finding) {
        m_findings.append(finding);
        end();
    });
}

void KioskLink::end()
{
    const auto done = std::exchange(m_done, {});
    if (done)
        done(m_findings);
}

KioskDoctor::KioskDoctor(Config::Settings settings, QString dataDirectory, KioskMachine machine,
                         Core::Clock now)
    : m_settings(std::move(settings))
    , m_dataDirectory(std::move(dataDirectory))
    , m_machine(std::move(machine))
    , m_now(std::move(now))
{
}

QList<Finding> KioskDoctor::examine() const
{
    QList<Finding> findings{settingsFinding(m_settings.files.configuration)};
    findings += askServer();
    findings += {fontsFinding(m_machine), displayFinding(m_machine)};
    // A kiosk that shall be silent needs nothing to be heard with.
    if (m_settings.kiosk.volume > 0)
        findings.append(soundFinding(m_machine));
    findings +=
        {clockFinding(m_now(), {}), diskFinding(m_dataDirectory, freeBytesIn(m_dataDirectory))};
    findings += exposureFindings(m_settings.files.withSecrets);
    return findings;
}

QList<Finding> KioskDoctor::askServer() const
{
    QList<Finding> found;
    QEventLoop loop;
    KioskLink link(*m_settings.kiosk.server, m_settings.kiosk.key, secureRandomBytes());
    link.start([&](const QList<Finding> &findings) {
        found = findings;
        loop.quit();
    });
    loop.exec();
    return found;
}

} // namespace Service
