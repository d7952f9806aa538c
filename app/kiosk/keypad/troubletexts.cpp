// SPDX-License-Identifier: GPL-3.0-only
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

QString LinkTroubleText::of(ClientError trouble)
{
    switch (trouble) {
    case ClientError::NotFound:
        return tr(
            "There is no such ticket any more, or nobody has this number. Please check both.");
    case ClientError::BadRequest:
        return tr("One of the two numbers is also another person’s. Please check them.");
    case ClientError::Forbidden:
        return tr("Staff are not linked here, and nobody is while the server has no PIN. An "
                  "administrator can help.");
    case ClientError::WrongCode:
        return tr("Wrong PIN. Please try again.");
    case ClientError::TooOften:
        return tr("Too many tries. Please wait a little.");
    case ClientError::Network:
        return tr("No connection at the moment. Please try again.");
    case ClientError::NotAllowed:
        return tr("The server does not know this screen.");
    case ClientError::Server:
    case ClientError::BadAnswer:
    case ClientError::AttemptOver:
        break;
    }
    return tr("The server cannot do that at the moment. Please try again later.");
}

} // namespace Kiosk
