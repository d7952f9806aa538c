#include "kiosk/translations.h"

#include "kiosk/base/logging.h"

#include <QCoreApplication>
#include <QLocale>

namespace Kiosk {

using namespace Qt::StringLiterals;

Translations::~Translations()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void Translations::use(const QString &language)
{
    QLocale::setDefault(QLocale(language));
    QCoreApplication::removeTranslator(&m_translator);
    if (!m_translator.load(u":/i18n/kiosk_"_s + language + u".qm"_s))
        qCWarning(lcKiosk) << "no translation for" << language;
    QCoreApplication::installTranslator(&m_translator);
}

} // namespace Kiosk
