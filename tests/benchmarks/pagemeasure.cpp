// SPDX-License-Identifier: GPL-3.0-only
#include "pagemeasure.h"

#include "figures.h"
#include "kiosk/inventedscenes.h"
#include "kiosk/pages/screens.h"
#include "kiosk/translations.h"
#include "threadtime.h"

#include <QCoreApplication>

#include <functional>

namespace Benchmark {

using namespace Qt::StringLiterals;

namespace {

//! All pages on a screen in memory.
class Stage
{
public:
    explicit Stage(QSize size)
    {
        setLanguage(u"ru"_s); // before anything is painted, as the kiosk does
        m_screens.reduceMotion(true);
        m_screens.resize(size);
        m_screens.showStarting();
        m_screens.show();
        settle();
    }

    //! How long @p change takes until it is painted.
    [[nodiscard]] Microseconds timeOf(const std::function<void()> &change)
    {
        settle();
        const auto start = threadTime();
        change();
        // The event loop would lay out and paint before anything else.
        QCoreApplication::sendPostedEvents();
        return threadTime() - start;
    }

    [[nodiscard]] Kiosk::Screens &screens() { return m_screens; }

    void setLanguage(const QString &language)
    {
        m_translations.setLanguage(language);
        m_screens.setLanguage(language);
    }

private:
    // The pages that nobody sees are fitted while nothing else is to be done.
    static void settle()
    {
        for (int i = 0; i < 100; ++i)
            QCoreApplication::processEvents();
    }

    Kiosk::Translations m_translations;
    Kiosk::Screens m_screens{Kiosk::ScreensOptions{}};
};

QString nameOf(QSize size)
{
    return u"%1×%2"_s.arg(size.width()).arg(size.height());
}

// Pages in the looks that everybody begins with; others come only after a touch of its own.
bool isUsual(const Kiosk::Invented::Scene &scene)
{
    return scene.accessibility == Kiosk::AccessibilityOptions{};
}

} // namespace

void measurePages(QSize size, int rounds)
{
    Stage stage(size);
    Figures pages;
    QString slowest;
    const auto scenes = Kiosk::Invented::scenes();
    for (int round = 0; round < rounds; ++round) {
        for (const auto &scene : scenes) {
            if (!isUsual(scene))
                continue;
            const auto time = stage.timeOf([&] { scene.show(stage.screens()); });
            if (time > pages.longest())
                slowest = scene.name;
            pages.add(time);
        }
    }
    print(u"another page, %1"_s.arg(nameOf(size)), pages, slowest);

    Figures languages;
    scenes.at(1).show(stage.screens());
    for (int round = 0; round < rounds; ++round) {
        for (const auto &language : {u"ky"_s, u"en"_s, u"ru"_s})
            languages.add(stage.timeOf([&] { stage.setLanguage(language); }));
    }
    print(u"another language, %1"_s.arg(nameOf(size)), languages);
}

} // namespace Benchmark
