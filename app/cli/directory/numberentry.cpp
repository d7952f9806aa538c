#include "cli/directory/numberentry.h"

namespace Cli {

using namespace Qt::StringLiterals;

QCommandLineOption newRangesOption()
{
    return {u"new-ranges"_s,
            u"also takes numbers of ranges that this computer's libphonenumber does not know"_s};
}

QString sentenceOf(Core::NumberFault fault)
{
    switch (fault) {
    case Core::NumberFault::NotANumber:
        return u"is no number; write it like +996555121001"_s;
    case Core::NumberFault::WrongLength:
        return u"is no number: its country has none with so many digits; write it like "
               "+996555121001"_s;
    case Core::NumberFault::UnknownRange:
        return u"is in no range that this computer's libphonenumber knows: look for a digit too "
               "many or a wrong one. If it is right, its range is newer than the library: update "
               "the package libphonenumber8, or give --new-ranges"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Cli
