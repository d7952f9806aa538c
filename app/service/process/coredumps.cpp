#include "service/process/coredumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace Service {

namespace {

// A handler that the kernel pipes dumps to gets them whatever the limit is, but not those of a
// process that is not dumpable.
bool makeUndumpable()
{
#ifdef __SANITIZE_ADDRESS__
    return true; // the search for leaks attaches to the process itself
#else
    return ::prctl(PR_SET_DUMPABLE, 0) == 0;
#endif
}

} // namespace

bool preventCoreDumps()
{
    constexpr rlimit none{.rlim_cur = 0, .rlim_max = 0};
    const bool isLimited = ::setrlimit(RLIMIT_CORE, &none) == 0;
    return makeUndumpable() && isLimited;
}

} // namespace Service
