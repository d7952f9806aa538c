// SPDX-License-Identifier: GPL-3.0-only
#include "fuzz/target.h"

#include <cstdio>
#include <cstdlib>

namespace Fuzz {

void require(bool holds, const char *property)
{
    if (holds)
        return;
    std::fprintf(stderr, "This does not hold: %s\n", property);
    std::abort();
}

} // namespace Fuzz
