#include "config/unsupportedsettings.h"

#include <QLatin1StringView>

#include <array>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

struct Missing
{
    QLatin1StringView key;
    QLatin1StringView allowed;
    bool (*isWanted)(const Settings &settings) = nullptr;
};

constexpr std::array missing{
    Missing{"handoff/mode"_L1, "none"_L1,
            [](const Settings &s) { return s.handoff.mode != HandoffMode::None; }},
};

} // namespace

QStringList unsupportedSettings(const Settings &settings, const RawSettings &given)
{
    QStringList sentences;
    for (const auto &each : missing) {
        if (!each.isWanted(settings))
            continue;
        const auto value = given.values.value(each.key);
        sentences.append(u"%1: %2=%3 is not available in this version; allowed: %4"_s.arg(
            value.origin, each.key, value.text, each.allowed));
    }
    return sentences;
}

} // namespace Config
