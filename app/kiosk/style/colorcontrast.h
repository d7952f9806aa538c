#pragma once

#include <QColor>
#include <QList>

namespace Kiosk {

//! How well one colour is read on another, 1 to 21, the order does not matter. WCAG 2.1, "contrast
//! ratio".
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);

//! What text needs, WCAG 2.1, success criterion 1.4.3.
constexpr double readableRatio = 4.5;

//! The colour nearest to @p wanted, darker or lighter, that is read on every one of @p grounds.
[[nodiscard]] QColor readableOn(const QColor &wanted, const QList<QColor> &grounds);

//! @p share (0 to 1) of @p other in @p one.
[[nodiscard]] QColor mixed(const QColor &one, const QColor &other, double share);

} // namespace Kiosk
