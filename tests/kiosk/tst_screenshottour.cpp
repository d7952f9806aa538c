// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/screenshottour.h"
#include "support/windowtest.h"

#include <QDir>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

namespace ScreenshotTourTest {

using namespace Qt::StringLiterals;

class TestScreenshotTour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsSavedInEveryLanguage()
    {
        const QTemporaryDir folder;
        const QString directory = folder.filePath(u"new/one"_s);
        Kiosk::KioskOptions options;
        options.isWindowed = true;
        Kiosk::ScreenshotTour tour(options, directory,
                                   {.sizes = {{800, 480}}, .themes = {Kiosk::ThemeName::Light}});
        QSignalSpy finished(&tour, &Kiosk::ScreenshotTour::finished);

        tour.start();

        QVERIFY(finished.wait(20000));
        QCOMPARE(finished.first().first().toBool(), true);
        const auto files = QDir(directory).entryList({u"*.png"_s});
        QCOMPARE(files.size(), 3 * Kiosk::Invented::scenes().size());
        for (const auto &language : options.languages)
            QVERIFY(files.contains(u"scan-%1-800x480-light.png"_s.arg(language)));
        QVERIFY(QImage(directory + u"/scan-ru-800x480-light.png"_s)
                != QImage(directory + u"/scan-ky-800x480-light.png"_s));
    }

    void aFolderThatCannotBeWrittenIsTold()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        Kiosk::KioskOptions options;
        options.isWindowed = true;
        options.languages = {u"ru"_s};
        Kiosk::ScreenshotTour tour(options, file.fileName() + u"/below"_s,
                                   {.sizes = {{800, 480}}, .themes = {Kiosk::ThemeName::Light}});
        QSignalSpy finished(&tour, &Kiosk::ScreenshotTour::finished);

        tour.start();

        QVERIFY(finished.wait(20000));
        QCOMPARE(finished.first().first().toBool(), false);
    }
};

KIOSK_WINDOW_TEST(TestScreenshotTour)

} // namespace ScreenshotTourTest
#include "tst_screenshottour.moc"
