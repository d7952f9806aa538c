#include "virtualscreen.h"

#include "eventually.h"

namespace FlowTest {

using namespace Qt::StringLiterals;

VirtualScreen::VirtualScreen(QSize size)
    : m_server(u"Xvfb"_s,
               {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s,
                u"%1x%2x24"_s.arg(size.width()).arg(size.height()), u"-nolisten"_s, u"tcp"_s,
                u"-noreset"_s},
               QProcessEnvironment::systemEnvironment())
{
    const bool isUp = eventually([this] { return m_server.output().endsWith(u'\n'); });
    if (isUp)
        m_display = u':' + m_server.output().trimmed();
}

QImage VirtualScreen::picture() const
{
    const auto png =
        outputOf(u"import"_s, {u"-display"_s, m_display, u"-window"_s, u"root"_s, u"png:-"_s});
    if (!png) {
        qWarning("import takes no picture of the screen %s", qPrintable(m_display));
        return {};
    }
    return QImage::fromData(*png, "PNG").convertToFormat(QImage::Format_RGB32);
}

} // namespace FlowTest
