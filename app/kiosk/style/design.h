#pragma once

#include "kiosk/style/sizes.h"
#include "kiosk/style/theme.h"

#include <QString>

namespace Kiosk {

//! What a company gives the screens of its own.
struct Brand
{
    ThemeName theme = ThemeName::Light;
    //! Empty where none is configured.
    QString company;
    //! An SVG or PNG file; empty for our own mark.
    QString logoFile;
    std::optional<QColor> accent;
};

//! What a visitor may change about the screens, for as long as they stand there.
struct AccessibilityOptions
{
    bool isTextLarge = false;
    //! All controls in the lower third, for who sits or is small.
    bool isInReach = false;
    bool isContrastHigh = false;

    friend bool operator==(const AccessibilityOptions &, const AccessibilityOptions &) = default;
};

//! What a part of the screen needs to know about looks: the colours and the sizes of the moment.
struct Style
{
    const Theme &theme;
    Metrics metrics;
    bool isInReach = false;
};

//! Whoever takes colours and sizes.
class Styled
{
public:
    Styled() = default;
    virtual ~Styled() = default;
    Q_DISABLE_COPY_MOVE(Styled)

    virtual void applyStyle(const Style &style) = 0;
};

//! The one place that knows how things look: brand, theme, sizes and motion together.
class Design
{
public:
    explicit Design(const Brand &brand);

    [[nodiscard]] const Theme &theme() const;
    [[nodiscard]] const Brand &brand() const { return m_brand; }
    [[nodiscard]] const AccessibilityOptions &accessibility() const { return m_accessibility; }
    [[nodiscard]] Motion motion() const { return m_isMotionReduced ? Motion{} : m_sizes.motion(); }

    //! The look of a part with this much room. @p scale is 1 for the size that the design wants.
    [[nodiscard]] Style styleFor(QSize room, double scale) const;

    void setAccessibility(const AccessibilityOptions &ease) { m_accessibility = ease; }
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
