#include "kiosk/pages/receivedpage.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

ReceivedPage::ReceivedPage(const PageSetup &setup, QWidget *parent)
    : MessagePage(setup, u"receivedPage"_s, {.icon = u"message"_s}, parent)
{
    retranslate();
}

void ReceivedPage::retranslate()
{
    setMessage(tr("Message received"), tr("One moment, we are looking you up."));
}

} // namespace Kiosk
