#include "core/randomcode.h"

#include <QtEndian>

#include <limits>

namespace Core {

// Of the 32 bits that are drawn, the numbers beyond the last whole multiple would favour the first
// codes.
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
