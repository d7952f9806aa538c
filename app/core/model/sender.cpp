#include "core/model/sender.h"

namespace Core {

using namespace Qt::StringLiterals;

QString Sender::masked() const
{
    if (phone)
        return phone->masked();
    constexpr qsizetype shown = 3;
    return u"•••••"_s + lid.right(shown);
}

QString Sender::key() const
{
    return phone ? phone->e164() : lid + u"@lid"_s;
}

} // namespace Core
