// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/enumtable.h"

#include <QByteArray>
#include <QColor>
#include <QList>

#include <optional>

namespace Kiosk {

//! Returns how well one colour is read on the other, from 1 to 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);

//! The contrast that text needs (WCAG 2.1, success criterion 1.4.3).
constexpr double readableRatio = 4.5;

//! The colour nearest to @p wanted, darker or lighter, that is read on every one of @p grounds.
[[nodiscard]] QColor readableOn(const QColor &wanted, const QList<QColor> &grounds);

//! @p share (0 to 1) of @p other in @p one.
[[nodiscard]] QColor mixed(const QColor &one, const QColor &other, double share);

//! The purpose of a colour. Widgets name colours only by it; resources/kiosk/design has a file of
//! values for each theme, and a README that says which tone goes on which.
enum class Tone {
    Page,
    Card,
    //! Parts what is beside each other: decoration.
    Line,
    //! Around what is pressed or filled in, which is known by it.
    Edge,
    Ink,
    Quiet,
    Accent,
    AccentPressed,
    AccentSoft,
    OnAccent,
    //! The field that the QR code's plate stands on.
    Panel,
    Track,
    OnPanel,
    Good,
    GoodSoft,
    Warn,
    WarnSoft,
    Bad,
    BadSoft,
    Calm,
    CalmSoft,
    Key,
    KeyPressed,
    Focus,
    Idle,
    OnIdle,
    Demo,
    DemoInk,
    DemoButton,
};

enum class ThemeName { Light, Dark, Contrast };

//! The colours of the moment.
class Theme
{
public:
    //! Reads the values of @p name. @p accent is the company's colour: what follows from it is
    //! computed so that everything stays readable; the theme of high contrast does without it.
    explicit Theme(ThemeName name, const std::optional<QColor> &accent = std::nullopt);

    [[nodiscard]] const QColor &operator[](Tone tone) const { return m_colors[tone]; }

    //! The name of @p tone in the files of values.
    [[nodiscard]] static QString nameOf(Tone tone);

private:
    [[nodiscard]] QColor &at(Tone tone) { return m_colors[tone]; }
    void useAccent(const QColor &wanted, ThemeName name);

    Core::EnumArray<Tone, QColor> m_colors;
};

//! Returns the content of a file under resources/kiosk, for example "design/light.json". It travels
//! with the program, so it is always there.
[[nodiscard]] QByteArray readResource(const QString &name);

} // namespace Kiosk
