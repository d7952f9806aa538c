#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace Kiosk {

class LanguageBar;

//! The first line of every page: the time, the date, and the languages.
class Header : public QWidget
{
    Q_OBJECT

public:
    explicit Header(const QStringList &languages, QWidget *parent = nullptr);

    //! Marks the language, and writes the date in it.
    void speak(const QString &language);

Q_SIGNALS:
    void languageChosen(const QString &language);

private:
    void showTime();

    QLabel *m_clock;
    QLabel *m_date;
    LanguageBar *m_languages;
    QString m_language;
    QTimer m_nextMinute;
};

} // namespace Kiosk
