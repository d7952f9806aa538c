// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/style/theme.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// WCAG 2.1, "relative luminance".
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double worstContrast(const QColor &color, const QList<QColor> &grounds)
{
    double worst = 21;
    for (const auto &ground : grounds)
        worst = std::min(worst, contrastRatio(color, ground));
    return worst;
}

} // namespace

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one) + 0.05, luminance(other) + 0.05});
    return lighter / darker;
}

QColor readableOn(const QColor &wanted, const QList<QColor> &grounds)
{
    constexpr int steps = 50;
    for (int step = 0; step <= steps; ++step) {
        for (const QColor &end : {QColor(Qt::black), QColor(Qt::white)}) {
            const QColor color = mixed(wanted, end, double(step) / steps);
            if (worstContrast(color, grounds) >= readableRatio)
                return color;
        }
    }
    // Grounds so far apart that nothing is read on all of them.
    return wanted;
}

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return {part(one.red(), other.red()), part(one.green(), other.green()),
            part(one.blue(), other.blue())};
}

namespace {

constexpr Core::EnumNames<Tone> toneNames({
    {Tone::Page, "page"_L1},
    {Tone::Card, "card"_L1},
    {Tone::Line, "line"_L1},
    {Tone::Edge, "edge"_L1},
    {Tone::Ink, "ink"_L1},
    {Tone::Quiet, "quiet"_L1},
    {Tone::Accent, "accent"_L1},
    {Tone::AccentPressed, "accentPressed"_L1},
    {Tone::AccentSoft, "accentSoft"_L1},
    {Tone::OnAccent, "onAccent"_L1},
    {Tone::Panel, "panel"_L1},
    {Tone::Track, "track"_L1},
    {Tone::OnPanel, "onPanel"_L1},
    {Tone::Good, "good"_L1},
    {Tone::GoodSoft, "goodSoft"_L1},
    {Tone::Warn, "warn"_L1},
    {Tone::WarnSoft, "warnSoft"_L1},
    {Tone::Bad, "bad"_L1},
    {Tone::BadSoft, "badSoft"_L1},
    {Tone::Calm, "calm"_L1},
    {Tone::CalmSoft, "calmSoft"_L1},
    {Tone::Key, "key"_L1},
    {Tone::KeyPressed, "keyPressed"_L1},
    {Tone::Focus, "focus"_L1},
    {Tone::Idle, "idle"_L1},
    {Tone::OnIdle, "onIdle"_L1},
    {Tone::Demo, "demo"_L1},
    {Tone::DemoInk, "demoInk"_L1},
    {Tone::DemoButton, "demoButton"_L1},
});

constexpr Core::EnumNames<ThemeName> themeFiles({
    {ThemeName::Light, "design/light.json"_L1},
    {ThemeName::Dark, "design/dark.json"_L1},
    {ThemeName::Contrast, "design/contrast.json"_L1},
});

QString fileOf(ThemeName name)
{
    return themeFiles[name];
}

} // namespace

Theme::Theme(ThemeName name, const std::optional<QColor> &accent)
{
    const auto values = QJsonDocument::fromJson(readResource(fileOf(name))).object();
    for (const auto tone : Core::enumValues<Tone>) {
        m_colors[tone] = QColor(values.value(toneNames[tone]).toString());
        Q_ASSERT(m_colors[tone].isValid());
    }
    if (accent && name != ThemeName::Contrast)
        useAccent(*accent, name);
}

QString Theme::nameOf(Tone tone)
{
    return toneNames[tone];
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

QByteArray readResource(const QString &name)
{
    QFile file(QStringLiteral(":/kiosk/") + name);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? file.readAll() : QByteArray();
}

} // namespace Kiosk
