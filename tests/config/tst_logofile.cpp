// SPDX-License-Identifier: GPL-3.0-only
#include "config/files.h"
#include "support/test.h"
#include "workspace.h"

namespace LogoFileTest {

using namespace Config;
using namespace Qt::StringLiterals;

namespace {

const auto png = "\x89PNG\r\n\x1a\n"_ba;

} // namespace

class TestLogoFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsTaken_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("SVG") << "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"_ba;
        QTest::newRow("SVG of an editor")
            << "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- Логотип -->\n<svg/>"_ba;
        QTest::newRow("PNG") << png + QByteArray(100, '\0');
        QTest::newRow("as large as may be") << png + QByteArray(1024 * 1024 - png.size(), '\0');
    }

    void aPictureIsTaken()
    {
        QFETCH(QByteArray, content);
        const Workspace work;

        QCOMPARE(faultOfLogo(work.write(u"logo"_s, content)), std::nullopt);
    }

    void anythingElseIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << ""_ba << u"SVG or PNG"_s;
        QTest::newRow("JPEG") << "\xFF\xD8\xFF\xE0"_ba + QByteArray(100, 'x') << u"SVG or PNG"_s;
        QTest::newRow("text") << "logo"_ba << u"SVG or PNG"_s;
        QTest::newRow("program with a picture's words") << "\x7F"
                                                           "ELF\0<svg"_ba
                                                        << u"SVG or PNG"_s;
        QTest::newRow("compressed SVG") << "\x1F\x8B\x08"_ba << u"SVG or PNG"_s;
        QTest::newRow("too large") << png + QByteArray(1024 * 1024 - 7, '\0') << u"1 MiB"_s;
    }

    void anythingElseIsRefusedWithTheReason()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        const Workspace work;
        const auto path = work.write(u"logo"_s, content);

        const auto fault = faultOfLogo(path);

        QVERIFY(fault);
        QVERIFY2(fault->contains(reason), qPrintable(*fault));
        QVERIFY(fault->startsWith(path));
    }

    void whatCannotBeReadIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("missing") << u"missing.png"_s;
        QTest::newRow("folder") << u"."_s;
    }

    void whatCannotBeReadIsRefused()
    {
        QFETCH(QString, name);
        const Workspace work;

        const auto fault = faultOfLogo(work.path(name));

        QVERIFY(fault);
        QVERIFY2(fault->contains("cannot be read"_L1), qPrintable(*fault));
    }

    void theSettingsNameThePlace()
    {
        const Workspace work;

        const auto mistakes = mistakesIn(work.sourcesWith("[kiosk]\nlogo=/nowhere/logo.svg\n"));

        QCOMPARE(mistakes.size(), 1);
        for (const auto &part : {u"given.conf, line 2: kiosk/logo /nowhere/logo.svg"_s})
            QVERIFY2(mistakes.first().contains(part), qPrintable(mistakes.first()));
    }

    void theSettingsTakeAPicture()
    {
        const Workspace work;
        const auto path = work.write(u"Наш логотип, новый.svg"_s, "<svg/>");

        const auto settings = load(work.sourcesWith("[kiosk]\nlogo=" + path.toUtf8()));

        QVERIFY(settings);
        QCOMPARE(settings->kiosk.logo, path);
    }
};

KIOSK_TEST(TestLogoFile)

} // namespace LogoFileTest

#include "tst_logofile.moc"
