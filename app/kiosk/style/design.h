// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/theme.h"

#include <QHash>
#include <QJsonObject>
#include <QSize>
#include <QString>

#include <chrono>

namespace Kiosk {

//! The sizes that follow from the room there is, in logical pixels: one rule for a small panel, a
//! portrait pillar and a wall. Landscape puts words beside the code, portrait below it.
struct Metrics
{
    bool isPortrait = false;
    //! The shorter side of the room, or what would be one if it were 16:9.
    int unit = 0;
    int small = 0;
    int body = 0;
    int lead = 0;
    int title = 0;
    int display = 0;
    int digits = 0;
    int gap = 0;
    int pad = 0;
    int margin = 0;
    int radius = 0;
    int bar = 0;
    int line = 0;
    int touch = 0;
    int bigTouch = 0;
    int key = 0;
    int stepIcon = 0;
    int pageIcon = 0;
    //! The share of the room's longer side that the code's panel takes, 0 to 1.
    double codeShare = 0;
};

//! How long things move. Zero where the system asks for reduced motion.
struct Motion
{
    //! A code fades into the next one.
    std::chrono::milliseconds codeFade{0};
    //! A drawing grows into its place.
    std::chrono::milliseconds appear{0};
};

//! The rules of resources/kiosk/design/sizes.json: each size is a share of the room with a least
//! value in pixels.
class Sizes
{
public:
    Sizes();

    //! @p scale makes texts and gaps smaller for a language that needs more room, or larger for who
    //! wants large text. What fingers touch stays at 48 pixels at least, and texts stay readable.
    [[nodiscard]] Metrics of(QSize room, double scale = 1.0, bool isLargeText = false) const;

    [[nodiscard]] double largeText() const { return m_largeText; }
    [[nodiscard]] Motion motion() const { return m_motion; }

private:
    struct Rule
    {
        double share = 0;
        int least = 0;
    };

    void read(const QJsonObject &group);

    QHash<QString, Rule> m_rules;
    QHash<QString, double> m_codeShares;
    double m_largeText = 1;
    Motion m_motion;
};

//! The company's own theme, name, logo and colour.
struct Brand
{
    ThemeName theme = ThemeName::Light;
    //! Empty where none is configured.
    QString company;
    //! An SVG or PNG file; empty for our own mark.
    QString logoFile;
    std::optional<QColor> accent;
};

//! Options that make the screens easier to use, chosen by a visitor for their own visit.
struct AccessibilityOptions
{
    bool isTextLarge = false;
    //! All controls in the lower third, for people who sit or are small.
    bool isInReach = false;
    bool isContrastHigh = false;

    friend bool operator==(const AccessibilityOptions &, const AccessibilityOptions &) = default;
};

//! The colours and sizes with which a widget draws itself at the moment.
struct Style
{
    const Theme &theme;
    Metrics metrics;
    bool isInReach = false;
};

//! Interface of widgets that are drawn in the current Style.
class Styled
{
public:
    Styled() = default;
    virtual ~Styled() = default;
    Q_DISABLE_COPY_MOVE(Styled)

    virtual void applyStyle(const Style &style) = 0;
};

//! The design of all screens: brand, theme, sizes, motion and accessibility options. Computes the
//! Style of each page.
class Design
{
public:
    explicit Design(const Brand &brand);

    [[nodiscard]] const Theme &theme() const;
    [[nodiscard]] const Brand &brand() const { return m_brand; }
    [[nodiscard]] const AccessibilityOptions &accessibility() const { return m_accessibility; }
    [[nodiscard]] Motion motion() const { return m_isMotionReduced ? Motion{} : m_sizes.motion(); }

    //! Returns the style of a page with this much room, in logical pixels. @p scale is 1 for the
    //! sizes that the design wants, less where a text needs more room.
    [[nodiscard]] Style styleFor(QSize room, double scale) const;

    void setAccessibility(const AccessibilityOptions &options) { m_accessibility = options; }
    void reduceMotion(bool isReduced) { m_isMotionReduced = isReduced; }

private:
    Brand m_brand;
    Theme m_theme;
    Theme m_highContrast{ThemeName::Contrast};
    Sizes m_sizes;
    AccessibilityOptions m_accessibility;
    bool m_isMotionReduced = false;
};

} // namespace Kiosk
