#pragma once

#include <QString>
#include <QTranslator>

namespace Kiosk {

//! Speaks one language at a time. Every widget hears of a change by QEvent::LanguageChange.
class Translations
{
public:
    Translations() = default;
    ~Translations();
    Q_DISABLE_COPY_MOVE(Translations)

    //! @p language is the code of a Core::Language, which is then also what QLocale() is, for
    //! dates. Words stay as they are in the sources if that one is missing.
    void use(const QString &language);

private:
    QTranslator m_translator;
};

} // namespace Kiosk
