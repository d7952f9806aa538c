#include "kiosk/pages/ticketpage.h"

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

TicketPage::TicketPage(const PageSetup &setup, QWidget *parent)
    : KeypadPage(setup, {.name = u"ticketPage"_s, .field = EntryField::Kind::Boxes, .places = 4},
                 parent)
{
    retranslate();
}

void TicketPage::take()
{
    Q_EMIT userActed(Actions::EnterTicket{typed()});
}

void TicketPage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("Link a number: 1 of 3"),
               tr("Enter the four digits that the visitor read to you from the screen."));
    done().say(tr("Next"));
    timeBar().setAccessibleName(tr("Time until this page closes"));
}

} // namespace Kiosk
