// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/screenawake.h"
#include "support/windowtest.h"

#include <QGuiApplication>
#include <QProcess>
#include <QScopeGuard>
#include <QTest>

#include <xcb/screensaver.h>

#include <chrono>
#include <cstdlib>
#include <memory>

namespace ScreenAwakeTest {

using namespace Qt::StringLiterals;
using Kiosk::ScreenAwake;

namespace {

constexpr auto patience = 20000;

struct Disconnect
{
    void operator()(xcb_connection_t *connection) const { xcb_disconnect(connection); }
};

using Connection = std::unique_ptr<xcb_connection_t, Disconnect>;

//! An X server in memory, whose screen goes dark after a second without input.
class ImpatientScreen
{
public:
    ImpatientScreen()
    {
        m_server.start(u"Xvfb"_s,
                       {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"64x64x24"_s,
                        u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
        while (!m_display.endsWith(u'\n') && m_server.waitForReadyRead(patience))
            m_display += QString::fromLatin1(m_server.readAllStandardOutput());
        m_display = u':' + m_display.trimmed();
        m_connection = connect();
        xcb_set_screen_saver(m_connection.get(), 1, 0, XCB_BLANKING_PREFERRED,
                             XCB_EXPOSURES_NOT_ALLOWED);
        xcb_flush(m_connection.get());
    }

    ~ImpatientScreen()
    {
        m_server.kill();
        m_server.waitForFinished(patience);
    }
    Q_DISABLE_COPY_MOVE(ImpatientScreen)

    //! As if of another program.
    [[nodiscard]] Connection connect() const
    {
        return Connection(xcb_connect(m_display.toLatin1().constData(), nullptr));
    }

    [[nodiscard]] bool isUp() const { return xcb_connection_has_error(m_connection.get()) == 0; }
    [[nodiscard]] bool isDark() const { return info().state == XCB_SCREENSAVER_STATE_ON; }
    [[nodiscard]] std::chrono::milliseconds idle() const
    {
        return std::chrono::milliseconds(info().ms_since_user_input);
    }

    //! The screen saver's settings as `xset q` prints them.
    [[nodiscard]] QByteArray settings() const
    {
        QProcess xset;
        xset.start(u"xset"_s, {u"-display"_s, m_display, u"q"_s});
        if (!xset.waitForFinished(patience))
            return {};
        const auto text = xset.readAllStandardOutput();
        return text.mid(text.indexOf("Screen Saver:"));
    }

private:
    [[nodiscard]] xcb_screensaver_query_info_reply_t info() const
    {
        const auto root = xcb_setup_roots_iterator(xcb_get_setup(m_connection.get())).data->root;
        const std::unique_ptr<xcb_screensaver_query_info_reply_t, decltype(&std::free)> reply(
            xcb_screensaver_query_info_reply(
                m_connection.get(), xcb_screensaver_query_info(m_connection.get(), root), nullptr),
            &std::free);
        return reply ? *reply : xcb_screensaver_query_info_reply_t{};
    }

    QProcess m_server;
    QString m_display;
    Connection m_connection;
};

} // namespace

class TestScreenAwake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void screenStaysLitForAsLongAsItExists()
    {
        using namespace std::chrono_literals;
        const ImpatientScreen screen;
        QVERIFY2(screen.isUp(), "Xvfb does not start");
        const auto ours = screen.connect();
        auto awake = std::make_unique<ScreenAwake>(ours.get());

        QTRY_VERIFY(screen.idle() > 2500ms);

        QVERIFY(!screen.isDark());
        awake.reset();
        QTRY_VERIFY(screen.isDark());
    }

    void darkScreenIsLit()
    {
        const ImpatientScreen screen;
        QTRY_VERIFY(screen.isDark());
        const auto ours = screen.connect();

        const ScreenAwake awake(ours.get());

        QTRY_VERIFY(!screen.isDark());
    }

    void deathOfTheProgramGivesTheScreenBack()
    {
        const ImpatientScreen screen;
        auto dead = screen.connect();
        // A process that dies runs no destructors.
        auto *awake = new ScreenAwake(dead.get());
        const auto release = qScopeGuard([awake] { ::operator delete(awake); });

        dead.reset();

        QTRY_VERIFY(screen.isDark());
    }

    void settingsOfTheServerStayAsTheyAre()
    {
        const ImpatientScreen screen;
        const auto before = screen.settings();
        QVERIFY2(before.contains("timeout:  1 "), "xset (of x11-xserver-utils) tells nothing");
        const auto ours = screen.connect();

        const ScreenAwake awake(ours.get());

        QCOMPARE(screen.settings(), before);
    }

    void otherSystemsOfWindowsAreLeftAlone()
    {
        QCOMPARE(QGuiApplication::platformName(), u"offscreen"_s);
        QVERIFY(Kiosk::x11Connection() == nullptr);

        const ScreenAwake awake;
    }
};

KIOSK_WINDOW_TEST(TestScreenAwake)

} // namespace ScreenAwakeTest
#include "tst_screenawake.moc"
