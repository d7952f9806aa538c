#include "kiosk/machine/singleinstance.h"

#include "core/base/logevent.h"
#include "kiosk/base/logging.h"
#include "kiosk/machine/screenawake.h"
#include "kiosk/machine/screenselection.h"
#include "kiosk/machine/x11reply.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLockFile>
#include <QStandardPaths>
#include <QSysInfo>
#include <QUrl>
#include <QWindow>

#include <xcb/xcb.h>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto onlyTheUser = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

QString folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/amt-kiosk"_s;
}

QString fileFor(const QString &screen)
{
    return folder() + u"/screen-"_s + QString::fromLatin1(QUrl::toPercentEncoding(screen, ":"))
        + u".lock"_s;
}

QString currentScreen()
{
    const auto platform = QGuiApplication::platformName();
    if (platform.startsWith("wayland"_L1))
        return u"wayland:"_s + qEnvironmentVariable("WAYLAND_DISPLAY", u"wayland-0"_s);
    return platform;
}

QString alreadyRuns(qint64 process, const QString &host)
{
    QString who;
    if (process > 0 && !host.isEmpty() && host != QSysInfo::machineHostName())
        who = u" (process %1 on %2)"_s.arg(process).arg(host);
    else if (process > 0)
        who = u" (process %1)"_s.arg(process);
    return u"a kiosk already runs on this screen%1: end it first, or use another display"_s.arg(
        who);
}

QString alreadyRuns(const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        process = 0;
    return alreadyRuns(process, {});
}

void warnUnlocked(const QString &path)
{
    qCWarning(lcKiosk).noquote()
        << Core::LogEvent("screen.unlocked"_L1).with("path"_L1, path).text();
}

// Qt's connection may be about a screen other than the first, and only a window tells which.
xcb_window_t rootWindow(xcb_connection_t *x11)
{
    QWindow probe;
    probe.create();
    const auto place =
        x11Reply(x11, xcb_get_geometry, xcb_get_geometry_reply, xcb_window_t(probe.winId()));
    return place ? place->root : xcb_window_t(XCB_NONE);
}

} // namespace

Core::Expected<SingleInstance, QString> SingleInstance::claim()
{
    auto *x11 = x11Connection();
    if (!x11)
        return claimByFile(currentScreen());
    auto selection = ScreenSelection::acquire(x11, rootWindow(x11));
    if (!selection)
        return Core::Unexpected(alreadyRuns(selection.error().process, selection.error().host));
    if (!*selection)
        warnUnlocked(u"x11"_s);
    return SingleInstance(std::move(*selection));
}

Core::Expected<SingleInstance, QString> SingleInstance::claimByFile(const QString &screen)
{
    QDir().mkpath(folder());
    QFile::setPermissions(folder(), onlyTheUser);
    auto lock = std::make_unique<QLockFile>(fileFor(screen));
    lock->setStaleLockTime(0); // no lock is too old, but a dead process has none
    if (lock->tryLock())
        return SingleInstance(std::move(lock));
    if (lock->error() == QLockFile::LockFailedError)
        return Core::Unexpected(alreadyRuns(*lock));
    warnUnlocked(fileFor(screen));
    return SingleInstance(std::move(lock));
}

SingleInstance::SingleInstance(std::unique_ptr<QLockFile> lock)
    : m_lock(std::move(lock))
{
}

SingleInstance::SingleInstance(std::unique_ptr<ScreenSelection> selection)
    : m_selection(std::move(selection))
{
}

SingleInstance::SingleInstance(SingleInstance &&) noexcept = default;
SingleInstance &SingleInstance::operator=(SingleInstance &&) noexcept = default;
SingleInstance::~SingleInstance() = default;

} // namespace Kiosk
