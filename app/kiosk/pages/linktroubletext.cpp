#include "kiosk/pages/linktroubletext.h"

namespace Kiosk {

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
