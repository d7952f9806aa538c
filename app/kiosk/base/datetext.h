// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>

namespace Kiosk {

//! Dates as they are written in the language of the moment, which QLocale() is.
class DateText
{
public:
    //! "среда, 21 января"
    [[nodiscard]] static QString day(QDate date);
    //! "ср, 21 янв.": a long name has no room on a small panel.
    [[nodiscard]] static QString shortDay(QDate date);
    //! "21 января 2026, 15:41" in local time; nothing for a time that is not valid.
    [[nodiscard]] static QString moment(const QDateTime &time);
    //! "21 янв., 15:41:07" in local time: of something that was not long ago.
    [[nodiscard]] static QString recentMoment(const QDateTime &time);
};

} // namespace Kiosk
