// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <unistd.h>

namespace TestSupport {

//! The memory that a process has of the machine's (its resident set), in MiB; 0 if there is no such
//! process. From proc(5), /proc/[pid]/statm.
[[nodiscard]] inline double memoryOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto pages = file.readAll().split(' ').value(1).toDouble();
    return pages * double(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

} // namespace TestSupport
