// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"

#include <QTimer>
#include <QWidget>

namespace Kiosk {

class Button;
class AccessibilityBar;
class Label;
class LanguageBar;
class Logo;

//! The line that every page has, at the top or, within reach, at the bottom: the company's mark,
//! the time, the languages, and the accessibility options.
class Header : public QWidget, public Styled
{
    Q_OBJECT

public:
    Header(const Brand &brand, const QStringList &languages, QWidget *parent);

    //! Marks the language, and writes the date in it.
    void setLanguage(const QString &language);
    void setAccessibility(const AccessibilityOptions &options);
    //! Shows the languages again in place of the accessibility options.
    void closeAccessibility();
    //! Puts everything in its place, after sizes or texts have changed.
    void arrange();

    void applyStyle(const Style &style) override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    //! The width with short names and without the date.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void languageChosen(const QString &language);
    void accessibilityChosen(const Kiosk::AccessibilityOptions &options);
    void staffRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void showTime();
    void toggleAccessibility();
    //! Takes the longest names that have room.
    void chooseNames();
    [[nodiscard]] int neededWidth(bool hasDate, bool hasShortNames) const;
    [[nodiscard]] QWidget *bar() const;

    Logo *m_logo;
    Label *m_clock;
    Label *m_date;
    LanguageBar *m_languages;
    AccessibilityBar *m_accessibility;
    Button *m_accessibilitySwitch;
    QTimer m_nextMinute;
    bool m_hasLanguages;
    bool m_isAccessibilityOpen = false;
    int m_gap = 0;
    int m_touch = 0;
};

} // namespace Kiosk
