// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/singleinstance.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"
#include "kiosk/machine/screenawake.h"
#include "kiosk/machine/x11.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLockFile>
#include <QStandardPaths>
#include <QSysInfo>
#include <QUrl>
#include <QWindow>

#include <xcb/xcb.h>

#include <cstdint>
#include <cstring>

namespace Kiosk {

using namespace Qt::StringLiterals;

//! The right of one kiosk to a screen of an X server: the selection "_AMT_KIOSK_S0" of screen 0
//! (Inter-Client Communication Conventions Manual 2.8). The server itself knows its owner, whatever
//! user, machine and spelling of the display it comes from, and forgets an owner that dies.
class ScreenSelection
{
public:
    //! The program that owns the selection.
    struct Owner
    {
        //! 0 if the owner does not tell.
        std::int64_t process = 0;
        //! The machine that the process runs on; empty if the owner does not tell.
        QString host;
    };

    //! Takes the selection of the screen that has the window @p root; the error is its present
    //! owner. No two programs can take it at once. @p x11 must outlive the result. Null where the
    //! connection is broken. Waits for a few short answers of the X
    //! server. Thread-safe.
    [[nodiscard]] static Core::Expected<std::unique_ptr<ScreenSelection>, Owner> acquire(
        xcb_connection_t *x11, std::uint32_t root);

    //! Gives it up, and waits until the X server knows.
    ~ScreenSelection();
    Q_DISABLE_COPY_MOVE(ScreenSelection)

private:
    ScreenSelection(xcb_connection_t *x11, std::uint32_t window);

    xcb_connection_t *m_x11;
    std::uint32_t m_window;
};

namespace {

xcb_atom_t atomOf(xcb_connection_t *x11, const QByteArray &name)
{
    const auto reply = x11Reply(x11, xcb_intern_atom, xcb_intern_atom_reply, std::uint8_t(0),
                                std::uint16_t(name.size()), name.constData());
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

int numberOfScreen(xcb_connection_t *x11, xcb_window_t root)
{
    int number = 0;
    for (auto screen = xcb_setup_roots_iterator(xcb_get_setup(x11)); screen.rem > 0;
         xcb_screen_next(&screen), ++number) {
        if (screen.data->root == root)
            return number;
    }
    return 0;
}

xcb_window_t ownerOf(xcb_connection_t *x11, xcb_atom_t selection)
{
    const auto reply =
        x11Reply(x11, xcb_get_selection_owner, xcb_get_selection_owner_reply, selection);
    return reply ? reply->owner : xcb_window_t(XCB_NONE);
}

// Windows carry what a program is called by (Extended Window Manager Hints, _NET_WM_PID).
xcb_window_t createOwner(xcb_connection_t *x11, xcb_window_t root)
{
    const auto window = xcb_generate_id(x11);
    xcb_create_window(x11, XCB_COPY_FROM_PARENT, window, root, -1, -1, 1, 1, 0,
                      XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, nullptr);
    const auto process = std::uint32_t(QCoreApplication::applicationPid());
    xcb_change_property(x11, XCB_PROP_MODE_REPLACE, window, atomOf(x11, "_NET_WM_PID"),
                        XCB_ATOM_CARDINAL, 32, 1, &process);
    const auto host = QSysInfo::machineHostName().toLocal8Bit();
    xcb_change_property(x11, XCB_PROP_MODE_REPLACE, window, XCB_ATOM_WM_CLIENT_MACHINE,
                        XCB_ATOM_STRING, 8, std::uint32_t(host.size()), host.constData());
    return window;
}

QByteArray property(xcb_connection_t *x11, xcb_window_t window, xcb_atom_t name)
{
    constexpr std::uint32_t longest = 64; // words of four bytes
    const auto reply = x11Reply(x11, xcb_get_property, xcb_get_property_reply, std::uint8_t(0),
                                window, name, xcb_atom_t(XCB_GET_PROPERTY_TYPE_ANY), 0U, longest);
    if (!reply)
        return {};
    return {static_cast<const char *>(xcb_get_property_value(reply.get())),
            xcb_get_property_value_length(reply.get())};
}

ScreenSelection::Owner describe(xcb_connection_t *x11, xcb_window_t owner)
{
    const auto process = property(x11, owner, atomOf(x11, "_NET_WM_PID"));
    std::uint32_t number = 0;
    if (process.size() == qsizetype(sizeof number))
        std::memcpy(&number, process.constData(), sizeof number);
    return {.process = number,
            .host = QString::fromLocal8Bit(property(x11, owner, XCB_ATOM_WM_CLIENT_MACHINE))};
}

} // namespace

Core::Expected<std::unique_ptr<ScreenSelection>, ScreenSelection::Owner> ScreenSelection::acquire(
    xcb_connection_t *x11, std::uint32_t root)
{
    const auto selection =
        atomOf(x11, "_AMT_KIOSK_S" + QByteArray::number(numberOfScreen(x11, root)));
    const auto window = createOwner(x11, root);
    // Between the question and the taking nobody else gets a turn.
    xcb_grab_server(x11);
    const auto owner = ownerOf(x11, selection);
    if (owner == XCB_NONE)
        xcb_set_selection_owner(x11, window, selection, XCB_CURRENT_TIME);
    xcb_ungrab_server(x11);
    std::unique_ptr<ScreenSelection> own(new ScreenSelection(x11, window));
    if (owner != XCB_NONE)
        return Core::Unexpected(describe(x11, owner));
    return ownerOf(x11, selection) == window ? std::move(own) : nullptr;
}

ScreenSelection::ScreenSelection(xcb_connection_t *x11, std::uint32_t window)
    : m_x11(x11)
    , m_window(window)
{
}

ScreenSelection::~ScreenSelection()
{
    xcb_destroy_window(m_x11, m_window);
    static_cast<void>(x11Reply(m_x11, xcb_get_input_focus, xcb_get_input_focus_reply));
}

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
