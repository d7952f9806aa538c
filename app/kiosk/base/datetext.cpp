#include "kiosk/base/datetext.h"

#include <QLocale>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// CLDR, the source of Qt's names of months: Kyrgyz writes "2026-ж., 21-январь". No skeletons of
// formats are to be had from QLocale, only whole ones with the year.
bool isKyrgyz()
{
    return QLocale().language() == QLocale::Kyrgyz;
}

} // namespace

QString DateText::day(QDate date)
{
    return QLocale().toString(date, isKyrgyz() ? u"dddd, d-MMMM"_s : u"dddd, d MMMM"_s);
}

QString DateText::shortDay(QDate date)
{
    return QLocale().toString(date, isKyrgyz() ? u"ddd, d-MMM"_s : u"ddd, d MMM"_s);
}

QString DateText::moment(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(),
                              isKyrgyz() ? u"yyyy-'ж'., d-MMMM, HH:mm"_s : u"d MMMM yyyy, HH:mm"_s);
}

QString DateText::recentMoment(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(),
                              isKyrgyz() ? u"d-MMM, HH:mm:ss"_s : u"d MMM, HH:mm:ss"_s);
}

} // namespace Kiosk
