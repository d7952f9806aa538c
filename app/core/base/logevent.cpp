// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/logevent.h"

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

bool needsQuotes(const QString &value)
{
    return value.isEmpty() || std::any_of(value.begin(), value.end(), [](QChar c) {
               return c.isSpace() || !c.isPrint() || c == u'"' || c == u'=' || c == u'\\';
           });
}

// Line and paragraph separators end a line for some readers of a log.
bool isEscaped(QChar c)
{
    const auto category = c.category();
    return category == QChar::Separator_Line || category == QChar::Separator_Paragraph
        || (!c.isPrint() && !c.isSurrogate());
}

QString escaped(QChar c)
{
    if (c == u'"' || c == u'\\')
        return QString(u'\\') + c;
    if (c == u'\n')
        return u"\\n"_s;
    if (c == u'\r')
        return u"\\r"_s;
    if (isEscaped(c))
        return u"\\u%1"_s.arg(c.unicode(), 4, 16, '0'_L1);
    return c;
}

QString quoted(const QString &value)
{
    QString result(u'"');
    for (const QChar c : value)
        result += escaped(c);
    return result + u'"';
}

} // namespace

LogEvent::LogEvent(QLatin1StringView name)
    : m_text("event="_L1 + name)
{
}

LogEvent &LogEvent::with(QLatin1StringView key, const QString &value)
{
    m_text += u' ' + key + u'=' + (needsQuotes(value) ? quoted(value) : value);
    return *this;
}

LogEvent &LogEvent::with(QLatin1StringView key, qint64 value)
{
    return with(key, QString::number(value));
}

} // namespace Core
