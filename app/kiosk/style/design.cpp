#include "kiosk/style/design.h"

#include <algorithm>

namespace Kiosk {

Design::Design(const Brand &brand)
    : m_brand(brand)
    , m_theme(brand.theme, brand.accent)
{
}

const Theme &Design::theme() const
{
    return m_accessibility.isContrastHigh ? m_highContrast : m_theme;
}

Style Design::styleFor(QSize room, double scale) const
{
    const double wanted = m_accessibility.isTextLarge ? m_sizes.largeText() : 1.0;
    Metrics metrics = m_sizes.of(room, wanted * scale, m_accessibility.isTextLarge);
    // The keys share the lower third of the page with the other buttons and the header.
    if (m_accessibility.isInReach)
        metrics.key = std::max(metrics.key * 9 / 10, 48);
    return {.theme = theme(), .metrics = metrics, .isInReach = m_accessibility.isInReach};
}

} // namespace Kiosk
