// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDir>

namespace TestSupport {

//! As many threads as this process has. https://man7.org/linux/man-pages/man5/proc.5.html
[[nodiscard]] inline qsizetype threadCount()
{
    return QDir(QStringLiteral("/proc/self/task"))
        .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
        .size();
}

} // namespace TestSupport
