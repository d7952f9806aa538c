// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/engine/failure.h"

#include <QElapsedTimer>
#include <QHash>
#include <QString>

#include <map>
#include <set>

namespace Storage {

//! Logs the statements of one connection that fail: each once for as long as it fails in the same
//! way, and once more when it succeeds again. What is tried every second while a disk is full would
//! fill what is left of it. Not for several threads.
class FailureLog
{
public:
    //! @p code is the engine's, @p words what it says, without the data of the statement.
    void recordFailure(const QString &sql, const QString &code, const QString &words);
    void recordSuccess(const QString &sql);

private:
    struct Failing
    {
        QString code;
        //! Since it was told.
        qint64 repeats = 0;
    };

    QHash<QString, Failing> m_failing;
};

//! Logs what keeps SQLite from storing anything: once while it lasts, and once when it is over. On
//! a disk that is nearly full some writes succeed and some do not, several times a second, and two
//! kinds of trouble may take turns; each kind is told once a minute at most. Not for several
//! threads.
class TroubleLog
{
public:
    void recordTrouble(DatabaseTrouble trouble);
    //! Something was stored.
    void recordEnd();

private:
    //! Since the last end.
    std::set<DatabaseTrouble> m_told;
    //! When each was told last.
    std::map<DatabaseTrouble, QElapsedTimer> m_sinceTold;
};

} // namespace Storage
