#pragma once

#include <QList>
#include <QWidget>

class QPushButton;

namespace Kiosk {

//! One button a language, each written in its own.
class LanguageBar : public QWidget
{
    Q_OBJECT

public:
    //! @p languages are of "ru", "ky" and "en", in the order in which they are shown.
    explicit LanguageBar(const QStringList &languages, QWidget *parent = nullptr);

    //! Marks the language of the moment.
    void mark(const QString &language);

Q_SIGNALS:
    void chosen(const QString &language);

private:
    QList<QPushButton *> m_buttons;
};

} // namespace Kiosk
