#pragma once

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

    //! Marks the language of the moment.
    void mark(const QString &language);
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

} // namespace Kiosk
