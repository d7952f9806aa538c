// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "kiosk/style/theme.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

namespace ThemeTest {

using namespace Qt::StringLiterals;
using Kiosk::Theme;
using Kiosk::ThemeName;
using Kiosk::Tone;

namespace {

// WCAG 2.1, success criterion 1.4.11: what has to be seen, but is not read.
constexpr double seenRatio = 3;

struct Pair
{
    Tone ink;
    Tone ground;
    double least;
};

// The pairs of tones that widgets put on each other.
QList<Pair> pairs()
{
    using enum Tone;
    using Kiosk::readableRatio;
    return {
        {Ink, Page, readableRatio},
        {Ink, Card, readableRatio}, // what is typed, and the text to send
        {Quiet, Page, readableRatio},
        {Quiet, Card, readableRatio},
        {Accent, Page, readableRatio},
        {Accent, AccentSoft, readableRatio}, // the role
        {Good, Page, readableRatio},
        {Bad, Page, readableRatio},
        {OnIdle, Idle, readableRatio},
        {OnAccent, Accent, readableRatio},
        {OnAccent, AccentPressed, readableRatio},
        {Ink, Key, readableRatio},
        {Ink, KeyPressed, readableRatio},
        {Quiet, Key, readableRatio}, // a button that is off
        {DemoInk, Demo, readableRatio},
        {DemoInk, DemoButton, readableRatio},
        {Good, GoodSoft, seenRatio},
        {Warn, WarnSoft, seenRatio},
        {Calm, CalmSoft, seenRatio},
        {Warn, Page, seenRatio},
        {Calm, Page, seenRatio},
        {Edge, Page, seenRatio},
        {Edge, Card, seenRatio},
        {Edge, Key, seenRatio},
        {Accent, Card, seenRatio}, // the box that is typed into next
        {Bad, Card, seenRatio},
        {Accent, Line, seenRatio}, // what is left of the time
        {OnPanel, Track, seenRatio},
        {OnPanel, Panel, seenRatio},
        {Focus, Page, seenRatio},
        {Focus, Card, seenRatio},
    };
}

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

const QList<std::pair<QString, ThemeName>> themes{{u"light"_s, ThemeName::Light},
                                                  {u"dark"_s, ThemeName::Dark},
                                                  {u"contrast"_s, ThemeName::Contrast}};

void addThemes()
{
    QTest::addColumn<ThemeName>("theme");
    for (const auto &[name, theme] : themes)
        QTest::newRow(qPrintable(name)) << theme;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadOrSeenHasContrastWithAnyAccent_data()
    {
        QTest::addColumn<ThemeName>("theme");
        QTest::addColumn<QString>("accent");

        const QStringList accents{
            {},           u"#0b6b57"_s, u"#ffd400"_s, u"#ffd1dc"_s, u"#0000ff"_s,
            u"#000000"_s, u"#ffffff"_s, u"#808080"_s, u"#767676"_s, u"#ff0000"_s,
            u"#00ff00"_s, u"#00ffff"_s, u"#ff00ff"_s, u"#5b2a86"_s, u"#b5651d"_s,
        };
        for (const auto &[name, theme] : themes) {
            for (const auto &accent : accents)
                QTest::newRow(qPrintable(name + u' ' + accent)) << theme << accent;
        }
    }

    void whatIsReadOrSeenHasContrastWithAnyAccent()
    {
        QFETCH(ThemeName, theme);
        QFETCH(QString, accent);

        const Theme colors(theme, accent.isEmpty() ? std::optional<QColor>() : QColor(accent));

        for (const auto &[ink, ground, least] : pairs()) {
            const double ratio = Kiosk::contrastRatio(colors[ink], colors[ground]);
            const QString what = u"%1 (%2) on %3 (%4) has %5"_s.arg(
                Theme::nameOf(ink), colors[ink].name(), Theme::nameOf(ground),
                colors[ground].name(), QString::number(ratio));
            QVERIFY2(ratio >= least, qPrintable(what));
        }
    }

    void theAccentIsTheCompanysWhereItCanBeRead()
    {
        const QColor violet(u"#5b2a86"_s);

        const Theme colors(ThemeName::Light, violet);

        QCOMPARE(colors[Tone::Accent], violet);
    }

    void highContrastDoesWithoutTheCompanysColour()
    {
        const Theme without(ThemeName::Contrast);

        const Theme with(ThemeName::Contrast, QColor(u"#5b2a86"_s));

        for (const auto tone : Core::enumValues<Tone>)
            QCOMPARE(with[tone], without[tone]);
    }

    void theFilesHaveExactlyTheNamesOfTheTones_data() { addThemes(); }

    void theFilesHaveExactlyTheNamesOfTheTones()
    {
        QFETCH(ThemeName, theme);
        const auto values = QJsonDocument::fromJson(Kiosk::readResource(fileOf(theme))).object();
        const auto keys = values.keys();

        QSet<QString> tones;
        for (const auto tone : Core::enumValues<Tone>)
            tones.insert(Theme::nameOf(tone));

        QCOMPARE(QSet<QString>(keys.begin(), keys.end()), tones);
        QCOMPARE(std::size_t(keys.size()), Core::enumCount<Tone>);
    }

    void everyValueIsAColour_data() { addThemes(); }

    void everyValueIsAColour()
    {
        QFETCH(ThemeName, theme);
        const auto values = QJsonDocument::fromJson(Kiosk::readResource(fileOf(theme))).object();

        for (const auto &value : values)
            QVERIFY2(QColor(value.toString()).isValid(), qPrintable(value.toString()));
    }
};

KIOSK_TEST(TestTheme)

} // namespace ThemeTest
#include "tst_theme.moc"
