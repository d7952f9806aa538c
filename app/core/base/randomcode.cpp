#include "core/base/randomcode.h"

#include <QtEndian>

#include <limits>

namespace Core {

// Drawn numbers beyond the last whole multiple of the codes are dropped: they would favour the
// first codes.
QString randomCode(const RandomBytes &randomBytes, int digits)
{
    Q_ASSERT(digits >= 1 && digits <= 9);
    quint32 codes = 1;
    for (int i = 0; i < digits; ++i)
        codes *= 10;
    const quint32 fair = std::numeric_limits<quint32>::max() / codes * codes;
    for (;;) {
        const auto drawn = qFromBigEndian<quint32>(randomBytes(sizeof(quint32)).constData());
        if (drawn < fair)
            return QString::number(drawn % codes).rightJustified(digits, u'0');
    }
}

} // namespace Core
