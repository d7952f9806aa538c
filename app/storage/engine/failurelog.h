#pragma once

#include <QHash>
#include <QString>

namespace Storage {

//! Logs the statements of one connection that fail: each once for as long as it fails in the same
//! way, and once more when it succeeds again. What is tried every second while a disk is full would
//! fill what is left of it. Not for several threads.
class FailureLog
{
public:
    //! @p code is the engine's, @p words what it says, without the data of the statement.
    void noteFailure(const QString &sql, const QString &code, const QString &words);
    void noteSuccess(const QString &sql);

private:
    struct Failing
    {
        QString code;
        //! Since it was told.
        qint64 repeats = 0;
    };

    QHash<QString, Failing> m_failing;
};

} // namespace Storage
