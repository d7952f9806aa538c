#include "main/arguments.h"

#include <QCommandLineParser>

namespace Main {

using namespace Qt::StringLiterals;

namespace {

const auto help = u"Usage: amt-kiosk [OPTIONS]\n"
                  "Shows the front-desk login on the whole screen.\n\n"
                  "  --config FILE            the configuration file\n"
                  "  --server URL             use a server elsewhere; start none here\n"
                  "  --windowed               a normal window, for development\n"
                  "  --language ru|ky|en      start in that language\n"
                  "  --demo                   invented tenants and a phone played by buttons\n"
                  "  --screenshot DIR         with --demo: save every screen in every language,\n"
                  "                           size and theme as a picture, and end; with\n"
                  "                           --language or --windowed only that one\n"
                  "  -h, --help               this help\n"
                  "  -v, --version            the version"_s;

auto wrong(const QString &sentence)
{
    return Core::Unexpected(NoArguments{.isHelp = false, .text = sentence});
}

// Empty if the arguments make sense together.
std::optional<QString> mistakeIn(const Arguments &arguments, const QCommandLineParser &parser)
{
    static const QStringList languages{u"ru"_s, u"ky"_s, u"en"_s};
    if (!parser.positionalArguments().isEmpty())
        return u"what is %1? see: amt-kiosk --help"_s.arg(parser.positionalArguments().first());
    if (parser.isSet(u"language"_s) && !languages.contains(arguments.language))
        return u"--language takes ru, ky or en"_s;
    const auto scheme = arguments.server ? arguments.server->scheme() : QString();
    if (arguments.server
        && (arguments.server->host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1)))
        return u"--server takes an address like https://login.example.org"_s;
    if (arguments.isDemo && arguments.server)
        return u"--demo has a server of its own: leave --server out"_s;
    if (!arguments.screenshotDirectory.isEmpty() && !arguments.isDemo)
        return u"--screenshot goes with --demo"_s;
    return std::nullopt;
}

} // namespace

Core::Expected<Arguments, NoArguments> argumentsFrom(const QStringList &commandLine,
                                                     const QString &version)
{
    QCommandLineParser parser;
    parser.addOptions({{{u"h"_s, u"help"_s}, {}},
                       {{u"v"_s, u"version"_s}, {}},
                       {u"config"_s, {}, u"FILE"_s},
                       {u"server"_s, {}, u"URL"_s},
                       {u"windowed"_s, {}},
                       {u"language"_s, {}, u"ru|ky|en"_s},
                       {u"demo"_s, {}},
                       {u"screenshot"_s, {}, u"DIR"_s}});
    if (!parser.parse(commandLine))
        return wrong(parser.errorText() + u" See: amt-kiosk --help"_s);
    if (parser.isSet(u"help"_s))
        return Core::Unexpected(NoArguments{.isHelp = true, .text = help});
    if (parser.isSet(u"version"_s))
        return Core::Unexpected(NoArguments{.isHelp = true, .text = u"amt-kiosk "_s + version});

    Arguments arguments;
    if (parser.isSet(u"config"_s))
        arguments.configFile = parser.value(u"config"_s);
    if (parser.isSet(u"server"_s))
        arguments.server = QUrl(parser.value(u"server"_s), QUrl::StrictMode);
    arguments.isWindowed = parser.isSet(u"windowed"_s);
    arguments.language = parser.value(u"language"_s);
    arguments.isDemo = parser.isSet(u"demo"_s);
    arguments.screenshotDirectory = parser.value(u"screenshot"_s);
    if (const auto mistake = mistakeIn(arguments, parser))
        return wrong(*mistake);
    return arguments;
}

} // namespace Main
