#include "cli/pinrule.h"

#include "core/base/passwordhash.h"

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Each digit is as far from the one before: 0000, 1234, 4321, 2468, 7890.
bool isRow(const QByteArray &pin)
{
    const auto step = [&pin](qsizetype i) { return (pin[i] - pin[i - 1] + 10) % 10; };
    for (qsizetype i = 2; i < pin.size(); ++i) {
        if (step(i) != step(1))
            return false;
    }
    return true;
}

// Two digits over and over: 1212.
bool isPairRepeated(const QByteArray &pin)
{
    return std::equal(pin.begin() + 2, pin.end(), pin.begin());
}

} // namespace

std::optional<QString> faultOfPin(const QByteArray &pin)
{
    if (!std::all_of(pin.begin(), pin.end(), isDigit))
        return u"a PIN consists of digits only: the kiosk has no other keys"_s;
    if (!Core::Pin::isPin(QString::fromLatin1(pin)))
        return u"a PIN has %1 to %2 digits"_s.arg(Core::Pin::shortest).arg(Core::Pin::longest);
    if (isRow(pin) || isPairRepeated(pin))
        return u"this PIN is one of the first that anybody tries; choose one without a pattern"_s;
    return std::nullopt;
}

} // namespace Cli
