#pragma once

#include "storage/engine/trouble.h"

#include <QElapsedTimer>

#include <map>
#include <set>

namespace Storage {

//! Logs what keeps SQLite from storing anything: once while it lasts, and once when it is over. On
//! a disk that is nearly full some writes succeed and some do not, several times a second, and two
//! kinds of trouble may take turns; each kind is told once a minute at most. Not for several
//! threads.
class TroubleLog
{
public:
    void noteTrouble(Trouble trouble);
    //! Something was stored.
    void noteEnd();

private:
    //! Since the last end.
    std::set<Trouble> m_told;
    //! When each was told last.
    std::map<Trouble, QElapsedTimer> m_sinceTold;
};

} // namespace Storage
