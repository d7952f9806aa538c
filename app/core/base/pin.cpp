#include "core/base/pin.h"

#include <algorithm>

namespace Core {

bool Pin::isPin(QStringView text)
{
    return text.size() >= shortest && text.size() <= longest
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace Core
