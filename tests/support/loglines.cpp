// SPDX-License-Identifier: GPL-3.0-only
#include "support/loglines.h"

#include <QMutex>
#include <QRegularExpression>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

QMutex &mutex()
{
    static QMutex guard;
    return guard;
}

QStringList &lines()
{
    static QStringList collected;
    return collected;
}

void collect(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &message)
{
    const QMutexLocker locker(&mutex());
    lines().append(message);
}

} // namespace

LogLines::LogLines()
    : m_former(qInstallMessageHandler(collect))
{
    const QMutexLocker locker(&mutex());
    lines().clear();
}

LogLines::~LogLines()
{
    qInstallMessageHandler(m_former);
}

QStringList LogLines::all() const
{
    const QMutexLocker locker(&mutex());
    return lines();
}

QStringList LogLines::ofEvent(const QString &name) const
{
    const auto begin = u"event="_s + name;
    return all().filter(QRegularExpression(QRegularExpression::escape(begin) + u"( |$)"_s));
}

bool LogLines::contain(const QString &text) const
{
    return !all().filter(text).isEmpty();
}

} // namespace TestSupport
