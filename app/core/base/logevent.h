// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>

namespace Core {

//! One line of the log, "event=attempt.started attempt=3f2b8c1e-… kiosk=Desk". Build it in one
//! expression and stream it with `qCInfo(category).noquote() << LogEvent(…).text()`.
class LogEvent
{
public:
    //! @p name is one of the fixed names of the interface, for example "attempt.started".
    explicit LogEvent(QLatin1StringView name);

    //! A value with blanks, quotes or control characters is quoted and escaped, so that no value
    //! can forge a second line or another key.
    LogEvent &with(QLatin1StringView key, const QString &value);
    LogEvent &with(QLatin1StringView key, qint64 value);

    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

} // namespace Core
