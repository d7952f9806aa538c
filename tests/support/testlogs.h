// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QUuid>

namespace TestSupport {

//! Keeps what a program of ours has logged for the test that reads the whole run's logs, where
//! ctest has named a folder for it.
inline void keepLog(const QByteArray &log)
{
    const auto folder = qEnvironmentVariable("KIOSK_TEST_LOGS");
    if (folder.isEmpty() || log.isEmpty())
        return;
    QFile file(folder + u'/' + QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral(".log"));
    if (!file.open(QIODevice::WriteOnly) || file.write(log) != log.size())
        qFatal("a log cannot be kept in %s", qPrintable(folder));
}

} // namespace TestSupport
