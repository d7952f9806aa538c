#pragma once

#include "kiosk/kioskwindow.h"
#include "kiosk/screens.h"
#include "kiosk/translations.h"

#include <QObject>

#include <functional>
#include <vector>

namespace Kiosk {

//! Shows every page in every language with invented people, and saves each as a picture
//! "<page>-<language>.png". It needs no server.
class ScreenshotTour : public QObject
{
    Q_OBJECT

public:
    //! Of @p options the languages, the demo panel and the kind of window matter. @p directory is
    //! made if it is not there.
    ScreenshotTour(const KioskOptions &options, QString directory, QObject *parent = nullptr);

    //! Returns at once; finished() follows.
    void start();

Q_SIGNALS:
    //! False if a picture could not be written.
    void finished(bool isComplete);

private:
    struct Stop
    {
        QString page;
        QString language;
        std::function<void()> show;
    };

    void addStops(const QString &language);
    void visitNext();
    void save(const Stop &stop);

    QString m_directory;
    bool m_isWindowed;
    Translations m_translations;
    Screens m_screens;
    std::vector<Stop> m_stops;
    std::size_t m_next = 0;
    bool m_isComplete = true;
};

} // namespace Kiosk
