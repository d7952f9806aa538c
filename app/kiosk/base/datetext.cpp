// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/base/datetext.h"

#include "core/base/language.h"

#include <QLocale>

namespace Kiosk {

namespace {

const Core::DateFormats &formats()
{
    return Core::languageOrFirst(QLocale().name().section(u'_', 0, 0)).dates;
}

} // namespace

QString DateText::day(QDate date)
{
    return QLocale().toString(date, formats().day);
}

QString DateText::shortDay(QDate date)
{
    return QLocale().toString(date, formats().shortDay);
}

QString DateText::moment(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), formats().moment);
}

QString DateText::recentMoment(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), formats().recentMoment);
}

} // namespace Kiosk
