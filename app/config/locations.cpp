#include "config/locations.h"

#include <QDir>
#include <QFileInfo>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

QString baseDirectory(const QProcessEnvironment &environment, const QString &variable,
                      QLatin1StringView underHome)
{
    // The XDG Base Directory Specification: a relative path is as good as none.
    if (auto path = environment.value(variable); QDir::isAbsolutePath(path))
        return path;
    return environment.value(u"HOME"_s, QDir::homePath()) + underHome;
}

} // namespace

QString dataDirectory(const QProcessEnvironment &environment)
{
    return baseDirectory(environment, u"XDG_DATA_HOME"_s, "/.local/share"_L1) + "/amt-kiosk"_L1;
}

QString userConfigurationFile(const QProcessEnvironment &environment)
{
    return baseDirectory(environment, u"XDG_CONFIG_HOME"_s, "/.config"_L1)
        + "/amt-kiosk/amt-kiosk.conf"_L1;
}

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
