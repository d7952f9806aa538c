// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/inventedscenes.h"
#include "kiosk/pages/screens.h"

#include <QAbstractButton>
#include <QList>
#include <QSize>

namespace Tests {

//! The sizes that the screens are made for.
inline QList<QSize> screenSizes()
{
    return {{1080, 1920}, {1920, 1080}, {1366, 768}, {1280, 800}, {800, 480}, {3840, 2160}};
}

inline Kiosk::Invented::Scene sceneCalled(const QString &name)
{
    const auto all = Kiosk::Invented::scenes();
    for (const auto &scene : all) {
        if (scene.name == name)
            return scene;
    }
    qFatal("there is no scene %s", qPrintable(name));
}

//! Lists the widgets that can be pressed on the page on screen.
inline QList<QAbstractButton *> touchables(const Kiosk::Screens &screens)
{
    QList<QAbstractButton *> found;
    for (auto *button : screens.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            found.append(button);
    }
    return found;
}

inline QRect placeIn(const QWidget &window, const QWidget &widget)
{
    return {widget.mapTo(&window, QPoint()), widget.size()};
}

} // namespace Tests
