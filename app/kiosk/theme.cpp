#include "kiosk/theme.h"

#include "kiosk/colorcontrast.h"
#include "kiosk/resource.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, toneCount> toneNames{
    "page"_L1,    "card"_L1,          "line"_L1,       "edge"_L1,     "ink"_L1,        "quiet"_L1,
    "accent"_L1,  "accentPressed"_L1, "accentSoft"_L1, "onAccent"_L1, "panel"_L1,      "track"_L1,
    "onPanel"_L1, "good"_L1,          "goodSoft"_L1,   "warn"_L1,     "warnSoft"_L1,   "bad"_L1,
    "badSoft"_L1, "calm"_L1,          "calmSoft"_L1,   "key"_L1,      "keyPressed"_L1, "focus"_L1,
    "idle"_L1,    "onIdle"_L1,        "demo"_L1,       "demoInk"_L1,  "demoButton"_L1,
};

QString fileOf(ThemeName name)
{
    switch (name) {
    case ThemeName::Light:
        return u"design/light.json"_s;
    case ThemeName::Dark:
        return u"design/dark.json"_s;
    case ThemeName::Contrast:
        return u"design/contrast.json"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Theme::Theme(ThemeName name, const std::optional<QColor> &accent)
{
    const auto values = QJsonDocument::fromJson(resource(fileOf(name))).object();
    for (std::size_t i = 0; i < toneCount; ++i) {
        m_colors[i] = QColor(values.value(toneNames[i]).toString());
        Q_ASSERT(m_colors[i].isValid());
    }
    if (accent && name != ThemeName::Contrast)
        useAccent(*accent, name);
}

QString Theme::nameOf(Tone tone)
{
    return toneNames.at(size_t(tone));
}

void Theme::useAccent(const QColor &wanted, ThemeName name)
{
    const bool isDark = name == ThemeName::Dark;
    at(Tone::AccentSoft) = mixed(at(Tone::Page), wanted, isDark ? 0.2 : 0.12);
    at(Tone::Accent) = readableOn(wanted, {at(Tone::Page), at(Tone::Card), at(Tone::AccentSoft)});
    at(Tone::OnAccent) =
        readableOn(isDark ? QColor(Qt::black) : QColor(Qt::white), {at(Tone::Accent)});
    at(Tone::AccentPressed) = mixed(at(Tone::Accent), isDark ? Qt::white : Qt::black, 0.25);
    at(Tone::OnPanel) = Qt::white;
    at(Tone::Panel) =
        readableOn(isDark ? mixed(wanted, Qt::black, 0.7) : at(Tone::Accent), {at(Tone::OnPanel)});
    at(Tone::Track) = mixed(at(Tone::Panel), at(Tone::OnPanel), 0.2);
    at(Tone::KeyPressed) = mixed(at(Tone::Key), at(Tone::Accent), 0.2);
    at(Tone::Idle) = mixed(at(Tone::Panel), Qt::black, 0.4);
    at(Tone::OnIdle) = readableOn(mixed(at(Tone::AccentSoft), Qt::white, 0.5), {at(Tone::Idle)});
}

} // namespace Kiosk
