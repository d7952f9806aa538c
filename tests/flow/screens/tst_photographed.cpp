// SPDX-License-Identifier: GPL-3.0-only
#include "flow/picture.h"
#include "flow/program.h"
#include "kiosk/inventedscenes.h"
#include "kiosk/pages/screens.h"
#include "kiosk/translations.h"
#include "support/windowtest.h"

#include <QTemporaryDir>
#include <QTest>

namespace PhotographedTest {

using namespace Qt::StringLiterals;
using namespace FlowTest;
using Kiosk::ThemeName;
using Kiosk::Invented::Scene;

namespace {

//! ImageMagick's options for what a phone's camera does to a picture.
struct Photograph
{
    QString name;
    QStringList options;
};

QList<Photograph> photographs()
{
    const QStringList small{u"-resize"_s, u"50%"_s};
    const QStringList blurred{u"-blur"_s, u"0x0.9"_s};
    const QStringList turned{u"-background"_s, u"gray40"_s, u"-rotate"_s, u"7"_s};
    const QStringList darker{u"-evaluate"_s, u"multiply"_s, u"0.7"_s};
    const QStringList brighter{u"-evaluate"_s, u"multiply"_s, u"1.3"_s};
    return {
        {u"as it is"_s, {}},
        {u"small"_s, small},
        {u"blurred"_s, blurred},
        {u"turned"_s, turned},
        {u"darker"_s, darker},
        {u"brighter"_s, brighter},
        {u"all of it, darker"_s, turned + small + blurred + darker},
        {u"all of it, brighter"_s, turned + small + blurred + brighter},
    };
}

//! Takes photographs of pictures, into files that vanish with it.
class Camera
{
public:
    //! All photographs of @p picture, their names by their files; none if that cannot be done.
    [[nodiscard]] QMap<QString, QString> take(const QImage &picture) const
    {
        // Written quickly; colours say nothing to a reader of codes.
        const auto original = m_folder.filePath(u"original.pgm"_s);
        if (!picture.convertToFormat(QImage::Format_Grayscale8).save(original))
            return {};
        QStringList commands{original};
        QMap<QString, QString> files;
        for (const auto &photograph : photographs()) {
            const auto file = m_folder.filePath(u"%1.pgm"_s.arg(files.size()));
            files.insert(file, photograph.name);
            commands += QStringList{u"("_s, u"+clone"_s} + photograph.options
                + QStringList{u"-write"_s, file, u"+delete"_s, u")"_s};
        }
        return outputOf(u"convert"_s, commands + QStringList{u"null:"_s})
            ? files
            : QMap<QString, QString>();
    }

private:
    QTemporaryDir m_folder;
};

Kiosk::ScreensOptions optionsFor(ThemeName theme)
{
    Kiosk::ScreensOptions options;
    options.brand.theme = theme;
    options.now = [] { return std::chrono::milliseconds(0); };
    return options;
}

//! All pages in one theme, on no screen.
class Pages
{
public:
    Pages(ThemeName theme, QSize size, const QString &language)
        : m_screens(optionsFor(theme))
    {
        m_screens.setAttribute(Qt::WA_DontShowOnScreen);
        m_screens.reduceMotion(true);
        m_screens.resize(size);
        m_screens.show();
        m_translations.setLanguage(language);
        m_screens.setLanguage(language);
        QCoreApplication::sendPostedEvents();
    }

    //! False if there is no code on the page.
    [[nodiscard]] bool show(const Scene &scene)
    {
        m_screens.setAccessibility(scene.accessibility);
        scene.show(m_screens);
        return !m_screens.codePlate().isEmpty() && scene.name != u"starting"_s;
    }

    //! The code and what is around it, as somebody sees it who points a phone at it.
    [[nodiscard]] QImage picture()
    {
        const auto plate = m_screens.codePlate();
        const int margin = plate.width() / 6;
        const auto view = plate.marginsAdded({margin, margin, margin, margin}) & m_screens.rect();
        return m_screens.grab(view).toImage();
    }

private:
    Kiosk::Translations m_translations;
    Kiosk::Screens m_screens;
};

} // namespace

// Every code on every page, as the cameras of phones see it that are too far away, not in focus,
// not held straight, and in bad light.
class TestPhotographed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"convert"_s, u"zbarimg"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
        // On a busy machine its threads wait for each other longer than they work.
        qputenv("MAGICK_THREAD_LIMIT", "1");
    }

    void everyCodeIsRead_data()
    {
        QTest::addColumn<ThemeName>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");

        QTest::newRow("portrait") << ThemeName::Light << QSize(1080, 1920) << u"ru"_s;
        QTest::newRow("landscape") << ThemeName::Light << QSize(1920, 1080) << u"ky"_s;
        QTest::newRow("laptop") << ThemeName::Light << QSize(1366, 768) << u"ru"_s;
        QTest::newRow("small laptop") << ThemeName::Light << QSize(1280, 800) << u"en"_s;
        QTest::newRow("small panel") << ThemeName::Light << QSize(800, 480) << u"ky"_s;
        QTest::newRow("large panel") << ThemeName::Light << QSize(3840, 2160) << u"ru"_s;
        QTest::newRow("dark") << ThemeName::Dark << QSize(1280, 800) << u"ru"_s;
        QTest::newRow("high contrast") << ThemeName::Contrast << QSize(1280, 800) << u"ky"_s;
        QTest::newRow("dark small panel") << ThemeName::Dark << QSize(800, 480) << u"ru"_s;
    }

    void everyCodeIsRead()
    {
        QFETCH(ThemeName, theme);
        QFETCH(QSize, size);
        QFETCH(QString, language);
        Pages pages(theme, size, language);
        const Camera camera;

        int codes = 0;
        for (const auto &scene : Kiosk::Invented::scenes()) {
            if (!pages.show(scene))
                continue;
            ++codes;
            const auto photographs = camera.take(pages.picture());
            QVERIFY(!photographs.isEmpty());
            const auto read = codesIn(photographs.keys());

            for (auto one = photographs.begin(); one != photographs.end(); ++one) {
                QVERIFY2(read.value(one.key()).contains(u"AMT"_s),
                         qPrintable(scene.name + u", "_s + one.value()));
            }
        }

        QVERIFY(codes >= 3);
    }
};

KIOSK_WINDOW_TEST(TestPhotographed)

} // namespace PhotographedTest
#include "tst_photographed.moc"
