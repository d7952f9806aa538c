// SPDX-License-Identifier: GPL-3.0-only
#include "service/process/logging.h"

#include "core/base/logevent.h"
#include "core/base/timestamp.h"

#include <QDateTime>
#include <QString>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// systemd.exec(5), $JOURNAL_STREAM: device and inode of the stream, to be compared, because a
// child whose output was redirected inherits the variable.
bool isJournal()
{
    struct stat status
    {
    };
    if (fstat(STDERR_FILENO, &status) != 0)
        return false;
    const auto own = QByteArray::number(quint64(status.st_dev)) + ':'
        + QByteArray::number(quint64(status.st_ino));
    return qgetenv("JOURNAL_STREAM") == own;
}

char priority(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return '7';
    case QtInfoMsg:
        return '6';
    case QtWarningMsg:
        return '4';
    case QtCriticalMsg:
        return '3';
    case QtFatalMsg:
        return '2';
    }
    return '6';
}

// Events of this program stay as they are; a message of Qt or a library becomes one.
QString lineFor(const QMessageLogContext &context, const QString &message)
{
    if (message.startsWith("event="_L1) && !message.contains(u'\n') && !message.contains(u'\r'))
        return message;
    return Core::LogEvent("log"_L1)
        .with("category"_L1, QString::fromLatin1(context.category))
        .with("message"_L1, message)
        .text();
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    static const bool toJournal = isJournal();
    QByteArray line;
    if (toJournal)
        line = QByteArray("<") + priority(type) + '>';
    line += lineFor(context, message).toUtf8();
    if (!toJournal)
        line += " time=" + Core::toRfc3339(QDateTime::currentDateTimeUtc()).toLatin1();
    line += '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr); // one call: lines do not mix
}

} // namespace

void installLogSink()
{
    qInstallMessageHandler(write);
}

} // namespace Service
