// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"

#include <QList>
#include <QWidget>

namespace Kiosk {

class Button;

//! One button a language, each written in its own.
class LanguageBar : public QWidget
{
    Q_OBJECT

public:
    //! @p languages are codes of Core::Language, in the order in which they are shown.
    explicit LanguageBar(const QStringList &languages, QWidget *parent = nullptr);

    //! Marks the current language.
    void setLanguage(const QString &language);
    //! Names in three letters, where there is no room for more.
    void abbreviate(bool isShort);
    void setGap(int gap);
    //! The width with names in three letters, or in full.
    [[nodiscard]] int widthOf(bool isShort) const;

Q_SIGNALS:
    void chosen(const QString &language);

private:
    QList<Button *> m_buttons;
};

//! The switches of the accessibility options: larger text, controls lower down, more contrast.
class AccessibilityBar : public QWidget
{
    Q_OBJECT

public:
    explicit AccessibilityBar(QWidget *parent);

    void setOptions(const AccessibilityOptions &options);
    void setGap(int gap);

Q_SIGNALS:
    void chosen(const Kiosk::AccessibilityOptions &options);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] AccessibilityOptions chosenOptions() const;

    Button *m_largeText;
    Button *m_reach;
    Button *m_contrast;
};

} // namespace Kiosk
