// SPDX-License-Identifier: GPL-3.0-only
#include "eventwatch.h"
#include "loginmeasure.h"
#include "pagemeasure.h"
#include "startmeasure.h"

#include <cstdio>

using namespace Qt::StringLiterals;

// kioskbenchmark [--quick]
int main(int argc, char *argv[])
{
    // Painted into memory, and nobody has to see it.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Benchmark::EventWatch application(argc, argv);
    const bool isQuick = QCoreApplication::arguments().contains("--quick"_L1);

    Benchmark::printHead();
    if (!Benchmark::measureStarts(isQuick ? 1 : 7)) {
        std::fprintf(stderr, "kioskbenchmark: the kiosk does not start; is Xvfb installed?\n");
        return 1;
    }
    // Before the pages: later every font would have been used already.
    Benchmark::measureLogins(application, isQuick ? 1 : 20);
    for (const QSize size : {QSize(1080, 1920), QSize(1920, 1080), QSize(3840, 2160)})
        Benchmark::measurePages(size, isQuick ? 1 : 10);
    return 0;
}
