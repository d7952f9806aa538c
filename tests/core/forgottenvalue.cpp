// SPDX-License-Identifier: GPL-3.0-only
// The compiler must refuse this file (tests/core/CMakeLists.txt) where one of these is defined, and
// take it otherwise.
#include "core/base/enumtable.h"

enum class Light { Red, Yellow, Green };

constexpr Core::EnumTable<Light, int> seconds({
    {Light::Red, 30}, {Light::Green, 20},
#if defined FORGOTTEN_ROW
#elif defined DOUBLE_ROW
        {Light::Green, 10},
#else
        {Light::Yellow, 5},
#endif
});

#ifdef UNSCOPED
enum Number { One, Two };
static_assert(Core::enumCount<Number> == 2);
#endif

int secondsOf(Light light);

int secondsOf(Light light)
{
    switch (light) {
    case Light::Red:
    case Light::Green:
#ifndef FORGOTTEN_CASE
    case Light::Yellow:
#endif
        return seconds[light];
    }
    Q_UNREACHABLE();
}
