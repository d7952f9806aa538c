#include "core/sender.h"

namespace Core {

using namespace Qt::StringLiterals;

QString Sender::masked() const
{
    if (phone)
        return phone->masked();
    constexpr qsizetype shown = 3;
    return u"•••••"_s + lid.right(shown);
}

} // namespace Core
