// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/motionpreference.h"
#include "support/fakeportal.h"
#include "support/privatebus.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

namespace MotionPreferenceTest {

using namespace Qt::StringLiterals;
using Kiosk::MotionPreference;
using TestSupport::DesktopSettings;
using TestSupport::FakePortal;

namespace {

const auto gnome = u"org.gnome.desktop.interface"_s;
const auto common = u"org.freedesktop.appearance"_s;
const auto kde = u"org.kde.kdeglobals.KDE"_s;
const auto animations = u"enable-animations"_s;
const auto reducedMotion = u"reduced-motion"_s;
const auto durationFactor = u"AnimationDurationFactor"_s;

DesktopSettings one(const QString &group, const QString &key, const QVariant &value)
{
    return {{group, {{key, value}}}};
}

} // namespace

class TestMotionPreference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!m_bus.address().isEmpty(), "dbus-daemon does not start"); }

    void lessMotionIsAskedFor_data()
    {
        QTest::addColumn<DesktopSettings>("settings");
        QTest::newRow("GNOME") << one(gnome, animations, false);
        QTest::newRow("common") << one(common, reducedMotion, 1U);
        QTest::newRow("KDE") << one(kde, durationFactor, u"0"_s);
        QTest::newRow("KDE, as a number") << one(kde, durationFactor, 0.0);
        QTest::newRow("one of two")
            << DesktopSettings{{gnome, {{animations, true}}}, {common, {{reducedMotion, 1U}}}};
    }

    void lessMotionIsAskedFor()
    {
        QFETCH(DesktopSettings, settings);
        const FakePortal portal(m_bus.connect(), settings);

        MotionPreference preference(m_bus.connect());

        QSignalSpy changed(&preference, &MotionPreference::changed);
        QVERIFY(changed.wait());
        QCOMPARE(changed.first().first().toBool(), true);
        QVERIFY(preference.isReduced());
    }

    void nothingIsAskedFor_data()
    {
        QTest::addColumn<DesktopSettings>("settings");
        QTest::newRow("GNOME, all") << one(gnome, animations, true);
        QTest::newRow("GNOME, of another type") << one(gnome, animations, u"off"_s);
        QTest::newRow("common, no preference") << one(common, reducedMotion, 0U);
        QTest::newRow("common, a later meaning") << one(common, reducedMotion, 2U);
        QTest::newRow("KDE, quicker") << one(kde, durationFactor, u"0.5"_s);
        QTest::newRow("KDE, not set") << one(kde, durationFactor, QString());
        QTest::newRow("another key") << one(common, u"color-scheme"_s, 1U);
        QTest::newRow("no setting") << DesktopSettings();
    }

    void nothingIsAskedFor()
    {
        QFETCH(DesktopSettings, settings);
        FakePortal portal(m_bus.connect(), settings);
        MotionPreference preference(m_bus.connect());
        QSignalSpy changed(&preference, &MotionPreference::changed);
        QTRY_COMPARE(portal.reads(), 1);

        // Another setting asks for it and no longer; what is behind the answer comes after it.
        const bool isOfKde = settings.contains(kde);
        portal.change(isOfKde ? gnome : kde, isOfKde ? animations : durationFactor, false);
        portal.change(isOfKde ? gnome : kde, isOfKde ? animations : durationFactor, true);

        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(!preference.isReduced());
    }

    void changesAreTold()
    {
        FakePortal portal(m_bus.connect(), one(gnome, animations, true));
        MotionPreference preference(m_bus.connect());
        QSignalSpy changed(&preference, &MotionPreference::changed);
        QTRY_COMPARE(portal.reads(), 1);

        portal.change(gnome, animations, false);
        QVERIFY(changed.wait());
        QVERIFY(preference.isReduced());
        portal.change(common, reducedMotion, 1U);
        portal.change(gnome, animations, true);
        portal.change(common, reducedMotion, 0U);
        QVERIFY(changed.wait());

        QVERIFY(!preference.isReduced());
        QCOMPARE(changed.size(), 2);
    }

    void withoutAPortalNothingIsReduced()
    {
        const MotionPreference onABus(m_bus.connect());
        const MotionPreference onNone(QDBusConnection(u"nowhere"_s));

        QVERIFY(!onABus.isReduced());
        QVERIFY(!onNone.isReduced());
    }

private:
    TestSupport::PrivateBus m_bus;
};

KIOSK_TEST(TestMotionPreference)

} // namespace MotionPreferenceTest
#include "tst_motionpreference.moc"
