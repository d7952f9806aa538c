#include "core/login/whatsapplink.h"

#include <QUrl>

namespace Core {

using namespace Qt::StringLiterals;

QString whatsappLink(const PhoneNumber &number, const QString &text)
{
    return u"https://wa.me/"_s + number.digits() + u"?text="_s
        + QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace Core
