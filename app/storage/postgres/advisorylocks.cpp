#include "storage/postgres/advisorylocks.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// "AMTK". A lock has two numbers, the first of which keeps other programs' locks apart.
constexpr auto ours = 0x414D544B;

} // namespace

QString waitFor(AdvisoryLock lock)
{
    return u"SELECT pg_advisory_xact_lock(%1, %2)"_s.arg(ours).arg(int(lock));
}

QString tryToTake(AdvisoryLock lock)
{
    return u"SELECT pg_try_advisory_lock(%1, %2)"_s.arg(ours).arg(int(lock));
}

} // namespace Storage
