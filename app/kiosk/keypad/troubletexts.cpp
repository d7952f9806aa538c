#include "kiosk/keypad/troubletexts.h"

namespace Kiosk {

QString CodeTroubleText::of(CodeTrouble trouble)
{
    switch (trouble) {
    case CodeTrouble::Wrong:
        return tr("That is not the code. Please look again.");
    case CodeTrouble::Over:
        return tr("This code is no longer good. Ask for a new one.");
    case CodeTrouble::NotANumber:
        return tr("This is not a phone number. Please check it.");
    case CodeTrouble::TooOften:
        return tr("Too many tries. Please wait a little, or scan the code instead.");
    case CodeTrouble::Network:
        return tr("No connection at the moment. Please try again, or ask at the front desk.");
    case CodeTrouble::Server:
        return tr("A code cannot be sent at the moment. Please scan the code instead, or ask at "
                  "the front desk.");
    }
    Q_UNREACHABLE();
}

} // namespace Kiosk
