// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/screenawake.h"
#include "support/fakescreensaver.h"
#include "support/privatebus.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

namespace ScreenSaverInhibitorTest {

using namespace Qt::StringLiterals;
using Kiosk::ScreenSaverInhibitor;
using TestSupport::FakeScreenSaver;

class TestScreenSaverInhibitor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!m_bus.address().isEmpty(), "dbus-daemon does not start"); }

    void screenSaverIsInhibitedForAsLongAsItExists()
    {
        const FakeScreenSaver screenSaver(m_bus.connect());

        auto inhibitor = std::make_unique<ScreenSaverInhibitor>(m_bus.connect());

        QSignalSpy inhibited(inhibitor.get(), &ScreenSaverInhibitor::inhibited);
        QVERIFY(inhibited.wait());
        QVERIFY(screenSaver.isInhibited());
        inhibitor.reset();
        QTRY_VERIFY(!screenSaver.isInhibited());
    }

    void screenSaverThatComesLaterIsInhibitedToo()
    {
        const ScreenSaverInhibitor inhibitor(m_bus.connect());

        const FakeScreenSaver screenSaver(m_bus.connect());

        QTRY_VERIFY(screenSaver.isInhibited());
    }

    void screenSaverThatCameAnewIsInhibitedAgain()
    {
        auto former = std::make_unique<FakeScreenSaver>(m_bus.connect());
        const ScreenSaverInhibitor inhibitor(m_bus.connect());
        QTRY_VERIFY(former->isInhibited());
        former.reset();

        const FakeScreenSaver screenSaver(m_bus.connect());

        QTRY_VERIFY(screenSaver.isInhibited());
    }

    void withoutABusItDoesNothing()
    {
        const ScreenSaverInhibitor inhibitor(QDBusConnection(u"nowhere"_s));
    }

private:
    TestSupport::PrivateBus m_bus;
};

KIOSK_TEST(TestScreenSaverInhibitor)

} // namespace ScreenSaverInhibitorTest
#include "tst_screensaverinhibitor.moc"
