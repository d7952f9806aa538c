// SPDX-License-Identifier: GPL-3.0-only
#include "startmeasure.h"

#include "figures.h"
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/virtualscreen.h"

#include <QElapsedTimer>

namespace Benchmark {

using namespace Qt::StringLiterals;

namespace {

// A code is the only thing on a page that is all black; so is a screen without any window.
double shareOfBlack(const QImage &picture)
{
    constexpr int step = 5;
    int all = 0;
    int black = 0;
    for (int y = 0; y < picture.height(); y += step) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); x += step) {
            ++all;
            if ((line[x] & 0xffffff) == 0)
                ++black;
        }
    }
    return all == 0 ? 1 : double(black) / all;
}

bool showsPage(const QImage &picture)
{
    return shareOfBlack(picture) < 0.5;
}

bool showsCode(const QImage &picture)
{
    const double black = shareOfBlack(picture);
    return black > 0.03 && black < 0.5;
}

} // namespace

bool measureStarts(int runs)
{
    using FlowTest::eventually;
    Figures frames;
    Figures codes;
    for (int run = 0; run < runs; ++run) {
        const FlowTest::VirtualScreen screen({1080, 1920});
        FlowTest::Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        QElapsedTimer clock;
        clock.start();
        const auto kiosk = machine.startKiosk();
        if (!eventually([&screen] { return showsPage(screen.glance()); }))
            return false;
        frames.add(Microseconds(clock.nsecsElapsed() / 1000));
        if (!eventually([&screen] { return showsCode(screen.glance()); }))
            return false;
        codes.add(Microseconds(clock.nsecsElapsed() / 1000));
    }
    print(u"from the start to the first frame"_s, frames);
    print(u"from the start to the first code"_s, codes);
    return true;
}

} // namespace Benchmark
