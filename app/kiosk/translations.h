// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QTranslator>

namespace Kiosk {

//! Installs the texts of one language at a time. Every widget gets a QEvent::LanguageChange then.
class Translations
{
public:
    Translations() = default;
    ~Translations() { QCoreApplication::removeTranslator(&m_translator); }
    Q_DISABLE_COPY_MOVE(Translations)

    //! @p language is the code of a Core::Language; it also becomes the QLocale of dates. Texts
    //! stay as they are in the sources if there is no translation.
    void setLanguage(const QString &language)
    {
        QLocale::setDefault(QLocale(language));
        QCoreApplication::removeTranslator(&m_translator);
        if (!m_translator.load(QStringLiteral(":/i18n/kiosk_%1.qm").arg(language)))
            qCWarning(lcKiosk) << "no translation for" << language;
        QCoreApplication::installTranslator(&m_translator);
    }

private:
    QTranslator m_translator;
};

} // namespace Kiosk
