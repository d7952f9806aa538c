// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/screenshottour.h"

#include "core/base/enumtable.h"
#include "core/base/logging.h"
#include "kiosk/inventedscenes.h"

#include <QDir>
#include <QFile>
#include <QPixmap>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// More pictures than this would only fill the memory: one of 3840×2160 has 32 MiB.
constexpr int mostWaiting = 6;
// Quick, and still a quarter of the size.
constexpr int pngQuality = 80;

constexpr Core::EnumNames<ThemeName> themeNames({
    {ThemeName::Light, "light"_L1},
    {ThemeName::Dark, "dark"_L1},
    {ThemeName::Contrast, "contrast"_L1},
});

QString nameOf(ThemeName theme)
{
    return themeNames[theme];
}

QString nameOf(QSize size)
{
    return u"%1x%2"_s.arg(size.width()).arg(size.height());
}

} // namespace

ScreenshotTour::ScreenshotTour(const KioskOptions &options, QString directory, TourPlan plan,
                               QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_directory(std::move(directory))
    , m_scenes(Invented::scenes())
{
    planStops(plan);
}

ScreenshotTour::~ScreenshotTour()
{
    m_writers.waitForDone();
}

void ScreenshotTour::start()
{
    m_isComplete = QDir().mkpath(m_directory);
    QMetaObject::invokeMethod(this, &ScreenshotTour::visitNext, Qt::QueuedConnection);
}

void ScreenshotTour::planStops(const TourPlan &plan)
{
    for (const auto theme : plan.themes) {
        for (const auto size : plan.sizes) {
            for (const auto &language : m_options.languages) {
                for (qsizetype scene = 0; scene < m_scenes.size(); ++scene)
                    m_stops.push_back({theme, size, language, scene});
            }
        }
    }
}

void ScreenshotTour::visitNext()
{
    if (m_next == m_stops.size()) {
        end();
        return;
    }
    const Stop &stop = m_stops[m_next];
    const bool isNewTheme = m_next == 0 || m_stops[m_next - 1].theme != stop.theme;
    if (isNewTheme) {
        Brand brand = m_options.brand;
        brand.theme = stop.theme;
        m_screens = std::make_unique<Screens>(ScreensOptions{.brand = brand,
                                                             .languages = m_options.languages,
                                                             .phoneRegion = m_options.phoneRegion,
                                                             .demoSenders = {},
                                                             .now = [] { return 0ms; }});
        m_screens->setAttribute(Qt::WA_DontShowOnScreen);
        m_screens->reduceMotion(true);
    }
    m_screens->resize(stop.size);
    m_screens->show();
    if (m_language != stop.language) {
        m_language = stop.language;
        m_translations.setLanguage(stop.language);
    }
    // The change of language is delivered by the event loop; the picture comes after it.
    QMetaObject::invokeMethod(
        this, [this] { show(m_stops[m_next]); }, Qt::QueuedConnection);
}

void ScreenshotTour::show(const Stop &stop)
{
    const auto &scene = m_scenes[stop.scene];
    m_screens->setLanguage(stop.language);
    if (m_screens->accessibility() != scene.accessibility)
        m_screens->setAccessibility(scene.accessibility);
    scene.show(*m_screens);
    m_screens->showTimeLeft({.left = 42s, .whole = 60s, .untilResend = 18s});
    save(stop);
    ++m_next;
    while (m_waiting > mostWaiting)
        QThread::msleep(1);
    QMetaObject::invokeMethod(this, &ScreenshotTour::visitNext, Qt::QueuedConnection);
}

void ScreenshotTour::save(const Stop &stop)
{
    const QString file = m_directory + u'/' + fileOf(stop);
    ++m_waiting;
    m_writers.start([this, file, picture = m_screens->grab().toImage()] {
        if (!picture.save(file, "PNG", pngQuality)) {
            qCWarning(lcKiosk) << "cannot write" << file;
            m_isComplete = false;
        }
        --m_waiting;
    });
}

QString ScreenshotTour::fileOf(const Stop &stop) const
{
    return u"%1-%2-%3-%4.png"_s.arg(m_scenes[stop.scene].name, stop.language, nameOf(stop.size),
                                    nameOf(stop.theme));
}

void ScreenshotTour::end()
{
    m_writers.waitForDone();
    writeOverview();
    Q_EMIT finished(m_isComplete);
}

void ScreenshotTour::writeOverview() const
{
    QString html = u"<!doctype html>\n<meta charset=utf-8>\n<title>AMT Kiosk</title>\n"
                   "<style>body{font:14px sans-serif;margin:16px;background:#ddd}"
                   "h2{margin:24px 0 8px}figure{display:inline-block;margin:4px;vertical-align:top}"
                   "img{height:240px;display:block;box-shadow:0 1px 4px #0006}</style>\n"
                   "<h1>Every screen</h1>\n"_s;
    for (qsizetype scene = 0; scene < m_scenes.size(); ++scene) {
        html += u"<h2>%1</h2>\n"_s.arg(m_scenes[scene].name);
        for (const Stop &stop : m_stops) {
            if (stop.scene != scene)
                continue;
            html += u"<figure><a href=\"%1\"><img loading=lazy src=\"%1\"></a><figcaption>%2 %3 %4"
                    "</figcaption></figure>\n"_s.arg(fileOf(stop), stop.language, nameOf(stop.size),
                                                     nameOf(stop.theme));
        }
    }
    QFile file(m_directory + u"/index.html"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(html.toUtf8()) < 0)
        qCWarning(lcKiosk) << "cannot write" << file.fileName();
}

} // namespace Kiosk
