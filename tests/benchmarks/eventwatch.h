// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "figures.h"

#include <QApplication>

namespace Benchmark {

//! An application that times each event in the window's thread, from outside.
class EventWatch : public QApplication
{
public:
    EventWatch(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

    //! Begins anew.
    void forget();
    [[nodiscard]] const Figures &events() const { return m_events; }
    //! Names the longest event and its receiver, "UpdateRequest for QWidgetWindow".
    [[nodiscard]] const QString &longest() const { return m_longest; }

private:
    Figures m_events;
    Microseconds m_longestTime{0};
    QString m_longest;
    //! Events that are delivered while another is being handled are a part of that one.
    int m_depth = 0;
};

} // namespace Benchmark
