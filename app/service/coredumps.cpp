#include "service/coredumps.h"

#include <sys/resource.h>

namespace Service {

// Not PR_SET_DUMPABLE, which would also keep an administrator of the same user from /proc/PID.
void disableCoreDumps()
{
    constexpr rlimit none{.rlim_cur = 0, .rlim_max = 0};
    static_cast<void>(setrlimit(RLIMIT_CORE, &none));
}

} // namespace Service
