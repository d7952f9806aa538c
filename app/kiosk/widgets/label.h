// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"

#include <QLabel>

namespace Kiosk {

//! The steps of the type scale.
enum class TextRole { Small, Body, Lead, Title, Display };

//! A text on screen: plain always, since names come from others, with line breaks unless it is told
//! not to.
class Label : public QLabel, public Styled
{
    Q_OBJECT

public:
    struct Kind
    {
        TextRole role = TextRole::Body;
        Tone tone = Tone::Ink;
        bool isBold = false;
        bool isWrapped = true;
    };

    //! @p name is the objectName, by which tests find the label.
    Label(const QString &name, Kind kind, QWidget *parent);

    void setTone(Tone tone);
    void applyStyle(const Style &style) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paint(const Theme &theme);
    void paintLarge();

    Kind m_kind;
    const Theme *m_theme = nullptr;
};

//! A font of ours in this many pixels.
[[nodiscard]] QFont fontOf(int pixels, bool isBold = false);

//! The pixels of a step of the type scale.
[[nodiscard]] int pixelsOf(TextRole role, const Metrics &metrics);

} // namespace Kiosk
