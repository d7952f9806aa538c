// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/virtualscreen.h"
#include "kiosk/inventedscenes.h"
#include "support/longrun.h"
#include "support/test.h"

#include <QDir>
#include <QFile>

namespace ScreenshotsTest {

using namespace FlowTest;
using namespace Qt::StringLiterals;
using TestSupport::isLongRun;

namespace {

//! The part of the whole that the program is asked for.
struct Part
{
    QStringList arguments;
    QStringList languages;
    QList<QSize> sizes;
};

Part wantedPart()
{
    if (!isLongRun())
        return {{u"--windowed"_s, u"--language"_s, u"ky"_s}, {u"ky"_s}, {{1280, 800}}};
    return {{},
            {u"ru"_s, u"ky"_s, u"en"_s},
            {{1080, 1920}, {1920, 1080}, {1366, 768}, {1280, 800}, {800, 480}, {3840, 2160}}};
}

QString nameOf(const QString &scene, const QString &language, QSize size, const QString &theme)
{
    return u"%1-%2-%3x%4-%5.png"_s.arg(scene, language)
        .arg(size.width())
        .arg(size.height())
        .arg(theme);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! The demo saves every screen as a picture, with a page to look at them all; they stay in the
//! folder "screens" of the build.
class TestScreenshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScreenIsSavedAndOnTheOverview()
    {
        const Part part = wantedPart();
        const QDir folder(SCREENS_FOLDER ""_L1);
        QDir(folder).removeRecursively();
        const VirtualScreen screen({800, 480});
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());

        const auto tour = machine.startKiosk(
            QStringList{u"--demo"_s, u"--screenshot"_s, folder.path()} + part.arguments);

        QVERIFY(eventually([&] { return !tour->isRunning(); }, std::chrono::minutes(20)));
        QCOMPARE(tour->exitCode(), 0);
        const QByteArray overview = contentOf(folder.filePath(u"index.html"_s));
        int count = 0;
        for (const auto &scene : Kiosk::Invented::scenes()) {
            for (const auto &language : part.languages) {
                for (const QSize size : part.sizes) {
                    for (const auto *theme : {"light", "dark", "contrast"}) {
                        const QString name =
                            nameOf(scene.name, language, size, QString::fromLatin1(theme));
                        ++count;
                        QVERIFY2(overview.contains(name.toUtf8()), qPrintable(name));
                        QVERIFY2(QImage(folder.filePath(name)).size() == size, qPrintable(name));
                    }
                }
            }
        }
        QCOMPARE(folder.entryList({u"*.png"_s}).size(), count);
    }
};

KIOSK_TEST(TestScreenshots)

} // namespace ScreenshotsTest
#include "tst_screenshots.moc"
