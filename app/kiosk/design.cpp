#include "kiosk/design.h"

namespace Kiosk {

Design::Design(const Brand &brand)
    : m_brand(brand)
    , m_theme(brand.theme, brand.accent)
{
}

const Theme &Design::theme() const
{
    return m_ease.isContrastHigh ? m_highContrast : m_theme;
}

Look Design::look(QSize room, double scale) const
{
    const double wanted = m_ease.isTextLarge ? m_sizes.largeText() : 1.0;
    return {.theme = theme(),
            .metrics = m_sizes.of(room, wanted * scale, m_ease.isTextLarge),
            .isInReach = m_ease.isInReach};
}

} // namespace Kiosk
