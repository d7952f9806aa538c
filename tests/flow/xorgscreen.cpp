// SPDX-License-Identifier: GPL-3.0-only
#include "xorgscreen.h"

#include "eventually.h"
#include "picture.h"

#include <QFile>

namespace FlowTest {

using namespace Qt::StringLiterals;

namespace {

// The lines of modes have the width and the height in the second and the sixth place; the other
// figures mean something to monitors alone.
constexpr auto xorgConfiguration = R"(
Section "ServerFlags"
    Option "DontVTSwitch" "true"
    Option "AllowMouseOpenFail" "true"
    Option "AutoAddDevices" "false"
    Option "AutoEnableDevices" "false"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 256000
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 1.0 - 2000.0
    VertRefresh 1.0 - 200.0
    Modeline "1920x1080" 23.53 1920 1952 2040 2072 1080 1106 1108 1135
    Modeline "1080x1920" 20 1080 1112 1200 1232 1920 1946 1948 1975
    Modeline "1280x720" 20 1280 1312 1400 1432 720 746 748 775
    Modeline "800x480" 20 800 832 872 904 480 498 500 518
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "1920x1080" "1080x1920" "1280x720" "800x480"
        Virtual 3840 2160
    EndSubSection
EndSection
)";

} // namespace

XorgScreen::XorgScreen()
{
    QFile file(m_directory.filePath(u"xorg.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(xorgConfiguration) < 0 || !file.flush())
        return;
    m_server = std::make_unique<Program>(
        u"Xorg"_s,
        QStringList{u"-displayfd"_s, u"1"_s, u"-noreset"_s, u"-nolisten"_s, u"tcp"_s, u"-config"_s,
                    file.fileName(), u"-logfile"_s, m_directory.filePath(u"xorg.log"_s),
                    u"-novtswitch"_s, u"-sharevts"_s},
        QProcessEnvironment::systemEnvironment());
    if (eventually([this] { return m_server->output().endsWith(u'\n'); }))
        m_display = u':' + m_server->output().trimmed();
}

bool XorgScreen::change(const QStringList &arguments) const
{
    return outputOf(u"xrandr"_s, QStringList{u"--display"_s, m_display} + arguments).has_value();
}

QImage XorgScreen::picture() const
{
    return pictureOf(m_display);
}

} // namespace FlowTest
