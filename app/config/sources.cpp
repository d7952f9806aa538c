#include "config/sources.h"

#include "config/datadirectory.h"

#include <QFileInfo>

namespace Config {

using namespace Qt::StringLiterals;

std::optional<ChosenFile> configurationFile(const Sources &sources)
{
    if (sources.file)
        return ChosenFile{.path = *sources.file, .isExplicit = true};
    if (const auto named = sources.environment.value(u"AMT_KIOSK_CONFIG"_s); !named.isEmpty())
        return ChosenFile{.path = named, .isExplicit = true};
    for (const auto &path : {userConfigurationFile(sources.environment), sources.systemFile}) {
        if (QFileInfo::exists(path))
            return ChosenFile{.path = path, .isExplicit = false};
    }
    return std::nullopt;
}

} // namespace Config
