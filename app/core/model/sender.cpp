// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/sender.h"

#include <algorithm>

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

bool LinkTicket::isTicket(QStringView text)
{
    return text.size() == digits
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace Core
