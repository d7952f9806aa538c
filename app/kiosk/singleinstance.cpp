#include "kiosk/singleinstance.h"

#include "core/logevent.h"
#include "kiosk/logging.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLockFile>
#include <QStandardPaths>
#include <QUrl>

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

// ":0" is short for ":0.0".
QString withScreenNumber(const QString &display)
{
    const auto afterHost = display.mid(display.lastIndexOf(u':'));
    return afterHost.contains(u'.') ? display : display + u".0"_s;
}

QString alreadyRuns(const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    const auto who =
        lock.getLockInfo(&process, &host, &program) ? u" (process %1)"_s.arg(process) : QString();
    return u"a kiosk already runs on this screen%1: end it first, or use another display"_s.arg(
        who);
}

void warnUnlocked(const QString &file)
{
    qCWarning(lcKiosk).noquote()
        << Core::LogEvent("screen.unlocked"_L1).with("path"_L1, file).text();
}

} // namespace

QString currentScreen()
{
    auto platform = QGuiApplication::platformName();
    if (platform == "xcb"_L1)
        return u"x11"_s + withScreenNumber(qEnvironmentVariable("DISPLAY"));
    if (platform.startsWith("wayland"_L1))
        return u"wayland:"_s + qEnvironmentVariable("WAYLAND_DISPLAY", u"wayland-0"_s);
    return platform;
}

Core::Expected<SingleInstance, QString> SingleInstance::claim(const QString &screen)
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

SingleInstance::SingleInstance(SingleInstance &&) noexcept = default;
SingleInstance &SingleInstance::operator=(SingleInstance &&) noexcept = default;
SingleInstance::~SingleInstance() = default;

} // namespace Kiosk
