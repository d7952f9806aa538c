// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/inventedscenes.h"
#include "kiosk/kioskoptions.h"
#include "kiosk/pages/screens.h"
#include "kiosk/translations.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

namespace Kiosk {

//! Which pictures are taken.
struct TourPlan
{
    QList<QSize> sizes{{1080, 1920}, {1920, 1080}, {1366, 768},
                       {1280, 800},  {800, 480},   {3840, 2160}};
    QList<ThemeName> themes{ThemeName::Light, ThemeName::Dark, ThemeName::Contrast};
};

//! Shows every page in every state, language, size and theme with invented people, and saves each
//! as a picture "<scene>-<language>-<size>-<theme>.png", with a page "index.html" to look at them.
//! It needs neither a server nor room on the screen.
class ScreenshotTour : public QObject
{
    Q_OBJECT

public:
    //! Uses the languages, the company and the region of @p options. Creates @p directory if it is
    //! missing.
    ScreenshotTour(const KioskOptions &options, QString directory, TourPlan plan = {},
                   QObject *parent = nullptr);
    ~ScreenshotTour() override;
    Q_DISABLE_COPY_MOVE(ScreenshotTour)

    //! Returns at once; finished() follows.
    void start();

Q_SIGNALS:
    //! False if a picture could not be written.
    void finished(bool isComplete);

private:
    struct Stop
    {
        ThemeName theme;
        QSize size;
        QString language;
        qsizetype scene;
    };

    void planStops(const TourPlan &plan);
    void visitNext();
    void show(const Stop &stop);
    void save(const Stop &stop);
    void end();
    void writeOverview() const;
    [[nodiscard]] QString fileOf(const Stop &stop) const;

    KioskOptions m_options;
    QString m_directory;
    Translations m_translations;
    QList<Invented::Scene> m_scenes;
    std::vector<Stop> m_stops;
    std::size_t m_next = 0;
    std::unique_ptr<Screens> m_screens;
    QString m_language;
    //! Writing a picture takes longer than painting it.
    QThreadPool m_writers;
    std::atomic<int> m_waiting = 0;
    std::atomic<bool> m_isComplete = true;
};

} // namespace Kiosk
