#include "core/model/linkticket.h"

#include <algorithm>

namespace Core {

bool LinkTicket::isTicket(QStringView text)
{
    return text.size() == digits
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace Core
